//! What the library's thread is asked to do.

use tempfile::TempPath;

/// One entry of the queue.
#[derive(Debug)]
pub(super) enum Task {
    /// A job that somebody may ask for.
    Job {
        /// Its identity.
        id: String,
        /// What it is.
        work: Work,
    },
    /// The index is no longer in line with the store.
    Refresh,
}

/// What a job does.
#[derive(Debug)]
pub(super) enum Work {
    /// Takes in a file that was received.
    Upload {
        /// The received bytes; deleted when nobody takes them.
        incoming: TempPath,
        /// The file's name, checked.
        file: String,
        /// The collection's name, checked.
        collection: String,
    },
    /// Reads a document again.
    Again {
        /// The document.
        document: String,
    },
}
