use super::UnderstandError;
use crate::embedding::EmbeddingError;
use crate::index::IndexError;
use crate::store::StoreError;

/// What can keep a question from being answered.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The index is missing, damaged or made by another model.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The question cannot be embedded.
    #[error(transparent)]
    Embedding(#[from] EmbeddingError),
    /// The ranker's weights do not fit this program.
    #[error("the ranker of evidence: {0}")]
    Ranker(String),
    /// The glossary or the thesaurus cannot be used.
    #[error(transparent)]
    Understand(#[from] UnderstandError),
    /// The passages cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}
