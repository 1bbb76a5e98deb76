use std::path::PathBuf;

use crate::corpus::CorpusError;
use crate::embedding::EmbeddingError;
use crate::index::IndexError;
use crate::store::StoreError;

/// What can stop an ingest. What concerns one file only never does: it is reported in the summary.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// A path that was named does not exist.
    #[error("{path} does not exist", path = .0.display())]
    PathMissing(PathBuf),
    /// A folder cannot be walked.
    #[error("{path}: {source}", path = path.display())]
    Walk {
        /// The folder that was named.
        path: PathBuf,
        /// What the system says.
        source: ignore::Error,
    },
    /// A file of the data folder cannot be made or locked.
    #[error("{path}: {source}", path = path.display())]
    Folder {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another ingest runs on the same data folder.
    #[error("another ingest is running on {path}; wait for it to end", path = .0.display())]
    Running(PathBuf),
    /// Reading cannot start at all.
    #[error(transparent)]
    Corpus(#[from] CorpusError),
    /// The model cannot be used.
    #[error(transparent)]
    Embedding(#[from] EmbeddingError),
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be built.
    #[error(transparent)]
    Index(#[from] IndexError),
}
