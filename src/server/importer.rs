//! What the server needs of the room that brings documents in.

use std::sync::Arc;

use crate::corpus::pdf::PdfWorkers;
use crate::embedding::Encoders;
use crate::ingest::{Ingest, IngestError, Progress, SingleFile};
use crate::store::Store;

/// Brings documents in. Called from one thread of its own, and may take long.
pub trait Importer: Send + Sync {
    /// Reads and embeds one file; the index is left as it is.
    ///
    /// # Errors
    /// Only what concerns the whole installation; a file that cannot be read gives a document that says so.
    fn bring_in(&self, file: &SingleFile, progress: &dyn Progress) -> Result<(), IngestError>;

    /// Brings the index in line with the store.
    ///
    /// # Errors
    /// When another ingest runs, or the index cannot be built.
    fn refresh_index(&self, progress: &dyn Progress) -> Result<(), IngestError>;
}

/// Brings documents into this installation as `auskunft ingest` does.
pub struct HouseImporter {
    /// Where documents go.
    pub store: Arc<Store>,
    /// Reads PDFs in processes of their own.
    pub workers: Arc<PdfWorkers>,
    /// Embed passages and evidence.
    pub encoders: Encoders,
    /// Largest file in bytes.
    pub max_file_bytes: u64,
}

impl HouseImporter {
    fn ingest<'a>(&'a self, progress: &'a dyn Progress) -> Ingest<'a> {
        Ingest { store: &self.store, workers: &self.workers, encoders: &self.encoders, progress }
    }
}

impl Importer for HouseImporter {
    fn bring_in(&self, file: &SingleFile, progress: &dyn Progress) -> Result<(), IngestError> {
        self.ingest(progress).bring_in_one(file, self.max_file_bytes).map(drop)
    }

    fn refresh_index(&self, progress: &dyn Progress) -> Result<(), IngestError> {
        self.ingest(progress).refresh_index().map(drop)
    }
}
