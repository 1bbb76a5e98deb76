use std::path::PathBuf;

/// What can keep a glossary or a thesaurus from being read.
#[derive(Debug, thiserror::Error)]
pub enum UnderstandError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is larger than it may be.
    #[error("{path}: larger than {most} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most it may have.
        most: u64,
    },
    /// The glossary is no valid TOML, or an entry lacks its forms.
    #[error("{path}: {reason}")]
    Glossary {
        /// The file.
        path: PathBuf,
        /// What is wrong, with the line where known.
        reason: String,
    },
    /// The file is no thesaurus in `MyThes` format.
    #[error("{path}: line {line}: {reason}")]
    Thesaurus {
        /// The file.
        path: PathBuf,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}
