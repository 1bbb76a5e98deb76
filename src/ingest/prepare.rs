//! The half of an ingest that needs no network: load a file, see whether it is known, read it, cut it.

use super::plan::FoundFile;
use super::{Ingest, IngestError, load, plan, read};
use crate::corpus::formats::FileKind;
use crate::corpus::{Document, Passage};
use crate::store::{DocumentSummary, NewDocument};

/// What a file turned out to be.
pub(super) enum Prepared {
    /// Nothing changed since it was read.
    Unchanged,
    /// It cannot be read; what is kept of it says why.
    Failed(Box<NewDocument>),
    /// Read and cut, ready to be embedded.
    Read { sha256: String, bytes: Vec<u8>, kind: FileKind, document: Box<Document>, passages: Vec<Passage> },
}

impl Ingest<'_> {
    /// Loads and reads a file.
    pub(super) fn prepare(
        &self,
        file: &FoundFile,
        limit: u64,
        stored: Option<&DocumentSummary>,
        again: bool,
    ) -> Result<Prepared, IngestError> {
        self.prepare_bytes(file, load(file, limit), stored, again)
    }

    /// The same for bytes that were loaded, or the reason why they were not.
    pub(super) fn prepare_bytes(
        &self,
        file: &FoundFile,
        bytes: Result<Vec<u8>, String>,
        stored: Option<&DocumentSummary>,
        again: bool,
    ) -> Result<Prepared, IngestError> {
        let failed = |sha256, reason| Ok(Prepared::Failed(Box::new(read::failed(file, sha256, reason))));
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(reason) => return failed(String::new(), reason),
        };
        let sha256 = read::sha256(&bytes);
        let identities = self.encoders.identities();
        if !again && plan::is_current(stored, &sha256, &read::reader_version(), &identities) {
            return Ok(Prepared::Unchanged);
        }
        let encoders = self.encoders.encoders()?;
        match read::read(&bytes, file, self.workers, encoders.retriever.as_ref()) {
            Ok((kind, document, passages)) => {
                Ok(Prepared::Read { sha256, bytes, kind, document: Box::new(document), passages })
            }
            Err(error) => failed(sha256, error.to_string()),
        }
    }
}
