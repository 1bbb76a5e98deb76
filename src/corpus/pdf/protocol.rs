//! What parent and worker say to each other. The parent sends one line of JSON (the request) and then the PDF; the
//! worker answers one line of JSON for each page, flushed at once, and a last line that says it is done.

use serde::{Deserialize, Serialize};

use super::{limits::ReadLimits, reader::ReadEvent};
use crate::corpus::{CorpusError, ReaderKind};

/// Changes with every change of the messages; a worker refuses another version.
pub(crate) const VERSION: u32 = 1;

/// The request, first line on the worker's standard input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) version: u32,
    pub(crate) limits: ReadLimits,
    pub(crate) job: Job,
}

/// What the worker is to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Job {
    /// Read the pages in a range of numbers, both ends included, but those to skip.
    Read { reader: ReaderKind, first: u32, last: u32, skip: Vec<u32> },
    /// Render one page.
    Render { page: u32, scale: f32 },
}

/// One line on the worker's standard output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reply {
    /// A reader's report.
    Event(ReadEvent),
    /// The rendered page follows as this many bytes of PNG.
    Image(u64),
    /// The job cannot be done.
    Refused(Refusal),
    /// Everything asked for was reported.
    Done,
}

/// An error that crosses the pipe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Refusal {
    Encrypted,
    NoSuchPage { page: u32, count: u32 },
    Malformed(String),
    Worker(String),
}

impl From<CorpusError> for Refusal {
    fn from(error: CorpusError) -> Self {
        match error {
            CorpusError::Encrypted => Self::Encrypted,
            CorpusError::NoSuchPage { page, count } => Self::NoSuchPage { page, count },
            CorpusError::Malformed { reason, .. } => Self::Malformed(reason),
            other => Self::Worker(other.to_string()),
        }
    }
}

impl From<Refusal> for CorpusError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Encrypted => Self::Encrypted,
            Refusal::NoSuchPage { page, count } => Self::NoSuchPage { page, count },
            Refusal::Malformed(reason) => Self::Malformed { format: "PDF", reason },
            Refusal::Worker(reason) => Self::Worker(reason),
        }
    }
}
