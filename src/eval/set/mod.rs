//! Question sets and the formats they are exchanged in: JSON lines, spreadsheets (CSV), BEIR folders, TREC files.

mod beir;
mod check;
mod csv;
mod jsonl;
mod judgements;
mod place_id;
mod read;
#[cfg(test)]
mod samples;
mod text;
mod trec;

pub use self::beir::{BeirDocument, BeirQuestions, read_beir, read_beir_corpus, write_beir};
pub use self::csv::write_csv;
pub use jsonl::write_jsonl;
pub(super) use judgements::{EVIDENCE, SUPPORT};
pub use judgements::{apply_qrels, qrels_of};
pub use place_id::{parse_place_id, place_id};
pub use read::{QuestionSet, read_set};
pub use trec::{Qrel, RunLine, read_qrels, read_run, write_qrels, write_run};
