//! Judgements and runs as `trec_eval` reads them (NIST, <https://trec.nist.gov/trec_eval/>).

mod fields;
mod qrels;
mod run;

pub use qrels::{Qrel, read_qrels, write_qrels};
pub use run::{RunLine, read_run, write_run};
