//! BEIR folders: `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv` (Thakur et al., "BEIR", `NeurIPS` 2021).

mod corpus;
mod qrels;
mod read;
mod write;

pub use corpus::{BeirDocument, read_beir_corpus};
pub use read::{BeirQuestions, read_beir};
pub(super) use read::{is_beir, read_with};
pub use write::write_beir;
