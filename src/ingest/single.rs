//! One file at a time, as the page brings files in: its document and collection are known beforehand.

use std::path::PathBuf;

use super::lock::IngestLock;
use super::plan::FoundFile;
use super::{Ingest, IngestError, Summary, load, read};
use crate::store::DocumentRow;

/// A file and the document it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleFile {
    /// Identity of the document.
    pub document: String,
    /// Its collection.
    pub collection: String,
    /// Where the file lies.
    pub path: PathBuf,
    /// The ingested path it lies under.
    pub root: PathBuf,
    /// Whether it is read again though nothing changed.
    pub again: bool,
}

impl SingleFile {
    /// The file of a stored document, to be read again.
    #[must_use]
    pub fn again(row: &DocumentRow) -> Self {
        Self {
            document: row.id.clone(),
            collection: row.collection.clone(),
            path: PathBuf::from(&row.path),
            root: PathBuf::from(&row.root),
            again: true,
        }
    }
}

impl Ingest<'_> {
    /// Reads and embeds one file; the index is left to [`Ingest::refresh_index`]. A file that is gone from its place is
    /// read from the copy that was kept of it.
    ///
    /// # Errors
    /// Only what concerns the whole installation; a file that cannot be read gives a document that says so.
    pub fn bring_in_one(&self, single: &SingleFile, max_file_bytes: u64) -> Result<Summary, IngestError> {
        let _lock = IngestLock::take(self.store.folder())?;
        let stored = self.store.document(&single.document)?;
        let bytes = std::fs::metadata(&single.path).map(|data| data.len());
        let file = FoundFile {
            document: single.document.clone(),
            path: single.path.clone(),
            root: single.root.clone(),
            collection: single.collection.clone(),
            bytes: bytes.as_ref().copied().unwrap_or(stored.as_ref().map_or(0, |known| known.row.bytes)),
        };
        let content = match &stored {
            Some(known) if bytes.is_err() => {
                self.store.file(&known.row.sha256).map_err(|error| error.to_string())
            }
            _ => load(&file, max_file_bytes),
        };
        let mut summary = Summary::default();
        self.progress.started(1, file.bytes);
        self.progress.file(&read::file_name(&file));
        let prepared = self.prepare_bytes(&file, content, stored.as_ref(), single.again)?;
        let pages = self.store(self.embed(&file, prepared)?, stored.as_ref(), &mut summary)?;
        self.progress.file_done(file.bytes, pages);
        Ok(summary)
    }

    /// Deletes originals that no document needs any more and brings the index in line with the store.
    ///
    /// # Errors
    /// When another ingest runs, or the index cannot be built.
    pub fn refresh_index(&self) -> Result<Summary, IngestError> {
        let _lock = IngestLock::take(self.store.folder())?;
        let mut summary = Summary::default();
        self.store.sweep_files()?;
        self.bring_index_in_line(false, &mut summary)?;
        self.progress.finished();
        Ok(summary)
    }
}
