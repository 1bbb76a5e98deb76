use std::path::{Path, PathBuf};

/// What can keep a language model from writing.
#[derive(Debug, thiserror::Error)]
pub enum WriterError {
    /// A setting has a value that cannot work.
    #[error("writer setting {key} is {value:?}, but must be {must}")]
    Setting {
        /// The key.
        key: &'static str,
        /// What was found.
        value: String,
        /// What is allowed.
        must: &'static str,
    },
    /// A file of a writer cannot be used.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A model file is sound, but of a kind that is not supported.
    #[error("{}: {what} is not supported", path.display())]
    Unsupported {
        /// The file.
        path: PathBuf,
        /// What it has.
        what: String,
    },
    /// Computing with the model failed.
    #[error("model {model}: {reason}")]
    Compute {
        /// The model.
        model: String,
        /// What failed.
        reason: String,
    },
    /// Question and the best passage do not fit beside an answer.
    #[error("model {model}: {needed} tokens needed, but its context holds {context}")]
    Context {
        /// The model.
        model: String,
        /// Tokens of the shortest possible prompt and the answer.
        needed: usize,
        /// Tokens there is room for.
        context: usize,
    },
    /// Too many questions wait for the model, or this one waited too long.
    #[error("model {model} is busy")]
    Busy {
        /// The model.
        model: String,
    },
    /// The server cannot be reached.
    #[error("language server {url} cannot be reached: {reason}")]
    Unreachable {
        /// Its address.
        url: String,
        /// The system's reason.
        reason: String,
    },
    /// The server refuses.
    #[error("language server {url} answers with status {status}: {message}")]
    Status {
        /// Its address.
        url: String,
        /// HTTP status.
        status: u16,
        /// The beginning of what it says.
        message: String,
    },
    /// The server does not keep to the protocol.
    #[error("language server {url}: {reason}")]
    Protocol {
        /// Its address.
        url: String,
        /// What is wrong.
        reason: String,
    },
}

impl WriterError {
    pub(super) fn file(path: &Path, reason: impl std::fmt::Display) -> Self {
        Self::File { path: path.to_owned(), reason: format!("{reason}") }
    }

    pub(super) fn unsupported(path: &Path, what: impl Into<String>) -> Self {
        Self::Unsupported { path: path.to_owned(), what: what.into() }
    }
}
