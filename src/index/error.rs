//! What can go wrong in the index room.

use std::path::{Path, PathBuf};

/// Errors of building, opening and searching an index. Every one of a damaged or outdated index names the command
/// that mends it.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is no index yet.
    #[error("no index at {0}: run `auskunft ingest PATH…` first")]
    Missing(PathBuf),
    /// A file of the index is missing, cut short or not what it should be.
    #[error("index damaged at {path}: {reason}; run `auskunft ingest --rebuild`")]
    Damaged {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The index was made by another embedder, chunker or format than the one that runs.
    #[error(
        "index at {path} has {what} {found}, this installation needs {expected}; run `auskunft ingest --rebuild`"
    )]
    Mismatch {
        /// The generation's folder.
        path: PathBuf,
        /// What differs.
        what: &'static str,
        /// What the index has.
        found: String,
        /// What is needed.
        expected: String,
    },
    /// Another process builds this index.
    #[error("index at {0} is being built by another process: wait until it ends")]
    Busy(PathBuf),
    /// The caller's entries failed.
    #[error("an entry for the index could not be read: {0}")]
    Source(Box<dyn std::error::Error + Send + Sync>),
    /// An entry cannot be indexed.
    #[error("passage {passage} cannot be indexed: {reason}")]
    Entry {
        /// The store's row id.
        passage: i64,
        /// Why not.
        reason: String,
    },
    /// A question's vector cannot be searched with.
    #[error("the question's vector cannot be searched with: {0}")]
    Query(String),
    /// The word index failed.
    #[error("word index at {path}: {source}")]
    Words {
        /// The folder of the word index.
        path: PathBuf,
        /// What it said.
        source: Box<tantivy::TantivyError>,
    },
    /// Reading or writing failed.
    #[error("index file {path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl IndexError {
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_path_buf(), source }
    }

    pub(super) fn damaged(path: &Path, reason: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_path_buf(), reason: reason.into() }
    }

    pub(super) fn words(path: &Path) -> impl FnOnce(tantivy::TantivyError) -> Self + '_ {
        move |source| Self::Words { path: path.to_path_buf(), source: Box::new(source) }
    }
}
