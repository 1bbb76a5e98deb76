//! What an ingest did.

use serde::Serialize;

use crate::store::DocumentStatus;

/// A file that needs a person's eye.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The file's path.
    pub path: String,
    /// What became of it.
    pub status: DocumentStatus,
    /// Why.
    pub reason: String,
}

/// Counts and notices of one ingest.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Summary {
    /// Files never seen before.
    pub new: usize,
    /// Files whose content, reading or embedding changed.
    pub changed: usize,
    /// Files that were left as they are.
    pub unchanged: usize,
    /// Documents whose file is gone.
    pub removed: usize,
    /// Of the new and changed ones: could not be read.
    pub failed: usize,
    /// Of the new and changed ones: need optical character recognition, wholly or for some pages.
    pub needs_ocr: usize,
    /// Pages read in this run.
    pub pages: usize,
    /// Passages embedded in this run.
    pub passages: usize,
    /// Records found in this run.
    pub records: usize,
    /// Whether a new index generation was built.
    pub index_built: bool,
    /// Passages in the index.
    pub indexed: usize,
    /// Seconds from start to end.
    pub seconds: f64,
    /// Files that need a person's eye, this run's and earlier ones'.
    pub notices: Vec<Notice>,
}
