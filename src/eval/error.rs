use std::path::{Path, PathBuf};

use crate::answer::AnswerError;
use crate::index::IndexError;
use crate::store::StoreError;

/// What can keep an evaluation from running.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// A line of a question set or an exchanged file does not say what it must.
    #[error("{}, line {line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// A file as a whole does not fit.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A question cannot be answered.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// The index cannot be searched.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The documents cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl EvalError {
    /// Wraps what the system says of a path.
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }

    /// A fault of one line.
    pub(super) fn line(path: &Path, line: usize, reason: impl Into<String>) -> Self {
        Self::Line { path: path.to_owned(), line, reason: reason.into() }
    }

    /// A fault of a whole file.
    pub(super) fn file(path: &Path, reason: impl Into<String>) -> Self {
        Self::File { path: path.to_owned(), reason: reason.into() }
    }
}
