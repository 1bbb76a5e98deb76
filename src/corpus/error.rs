//! What can go wrong between a file and its text.

use std::path::PathBuf;

/// The corpus room's errors. Messages are for the operator; the file's path is added by whoever knows it.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// The file could not be opened or read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Neither the name nor the first bytes tell a format that can be read.
    #[error("{}: unknown file type ({reason})", path.display())]
    UnknownFormat {
        /// The file.
        path: PathBuf,
        /// What was found instead.
        reason: String,
    },
    /// The file is larger than allowed.
    #[error("file has {bytes} bytes, allowed are {limit}")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file is not what its name says, or damaged beyond reading.
    #[error("not readable as {format}: {reason}")]
    Malformed {
        /// The format that was expected.
        format: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The file opens only with a password.
    #[error("encrypted with a password")]
    Encrypted,
    /// The worker process ended without a result.
    #[error("PDF worker: {0}")]
    Worker(String),
    /// A page was asked for that the document does not have.
    #[error("page {page} does not exist, the document has {count}")]
    NoSuchPage {
        /// Page asked for, counted from 1.
        page: u32,
        /// Pages in the document.
        count: u32,
    },
}
