//! What is told of a job.

use serde::Serialize;
use utoipa::ToSchema;

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::server) enum JobState {
    /// Others come first.
    Waiting,
    /// The file is being read.
    Reading,
    /// What was read is being embedded.
    Embedding,
    /// The index is being built.
    Indexing,
    /// Questions find the document.
    Done,
    /// It did not succeed.
    Failed,
}

impl JobState {
    /// Whether the job has ended.
    pub(super) fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed)
    }
}

/// A file on its way into the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(title = "Job")]
pub(in crate::server) struct Job {
    /// Its identity.
    pub(super) id: String,
    /// Name of the file.
    pub(super) file: String,
    /// How far it is.
    pub(super) state: JobState,
    /// Steps done of the state at hand.
    pub(super) done: usize,
    /// All its steps; 0 where they are not counted.
    pub(super) total: usize,
    /// What people should know of it, German.
    pub(super) message: Option<String>,
    /// The document, once there is one.
    pub(super) document: Option<String>,
}
