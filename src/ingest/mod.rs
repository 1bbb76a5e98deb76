//! Drives corpus, embedding, store and index: from files on disk to an index generation.
//!
//! Every document is one transaction, and the index is built beside the old one from what the store holds, so an
//! ingest may be interrupted at any moment: the next one does what is missing.

mod embed;
mod error;
mod lock;
mod plan;
mod prepare;
mod progress;
mod read;
mod single;
mod summary;

use std::collections::{HashMap, VecDeque};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread::ScopedJoinHandle;
use std::time::Instant;

pub use error::IngestError;
pub use lock::is_running;
pub use progress::{Progress, Silent};
pub use read::{read_document, reader_version};
pub use single::SingleFile;
pub use summary::{Notice, Summary};

use self::embed::Embedded;
use self::lock::IngestLock;
use self::plan::FoundFile;
use crate::corpus::passage::CHUNKER_VERSION;
use crate::corpus::pdf::PdfWorkers;
use crate::corpus::{Content, STAND_PAGES, stand};
use crate::embedding::EncoderSource;
use crate::index::{self, Entry, Identity};
use crate::store::{DocumentStatus, DocumentSummary, IndexedPassage, NewDocument, Store};

/// Files that are read ahead of those that are being embedded.
const READ_AHEAD: usize = 2;
/// Files that are embedded side by side: when one runs out of texts, its cores go on with the next.
const EMBEDDED_AT_ONCE: usize = 2;

/// The folder of the index inside a data folder.
#[must_use]
pub fn index_folder(data: &Path) -> PathBuf {
    data.join("index")
}

/// What to ingest and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Put everything into this collection instead of one for each folder.
    pub collection: Option<String>,
    /// Read and embed again what is unchanged.
    pub rebuild: bool,
    /// Largest file in bytes.
    pub max_file_bytes: u64,
}

/// The rooms an ingest drives.
pub struct Ingest<'a> {
    /// Where documents go.
    pub store: &'a Store,
    /// Reads PDFs in processes of their own.
    pub workers: &'a PdfWorkers,
    /// Embed passages and evidence; opened only when something must be embedded.
    pub encoders: &'a dyn EncoderSource,
    /// Told what happens.
    pub progress: &'a dyn Progress,
}

impl Ingest<'_> {
    /// Brings the store in line with the files, then the index in line with the store.
    ///
    /// # Errors
    /// Only what concerns the whole installation; a file that cannot be read is a notice of the summary.
    pub fn run(&self, options: &Options) -> Result<Summary, IngestError> {
        let start = Instant::now();
        let _lock = IngestLock::take(self.store.folder())?;
        let mut files = plan::find_files(&options.paths, options.collection.as_deref())?;
        if options.collection.is_none() {
            plan::place(&mut files, &self.store.placements()?);
        }
        let stored = self.store.documents()?;
        let mut summary = Summary::default();
        self.progress.started(files.len(), files.iter().map(|file| file.bytes).sum());
        summary.removed = self.store.remove_documents(&plan::vanished(&stored, &files, &options.paths))?;
        let stored: HashMap<&str, &DocumentSummary> =
            stored.iter().map(|document| (document.row.id.as_str(), document)).collect();
        let known = |file: &FoundFile| stored.get(file.document.as_str()).copied();
        std::thread::scope(|scope| {
            // Files are read while those before them are embedded; few wait between the two.
            let (ready, prepared) = sync_channel(READ_AHEAD);
            let files = &files;
            scope.spawn(move || {
                for file in files {
                    let found = self.prepare(file, options.max_file_bytes, known(file), options.rebuild);
                    if ready.send(found).is_err() {
                        return;
                    }
                }
            });
            let mut in_hand = VecDeque::new();
            let mut store = |(file, embedded): (&FoundFile, ScopedJoinHandle<_>)| {
                let embedded = embedded.join().unwrap_or_else(|panic| resume_unwind(panic))?;
                let pages = self.store(embedded, known(file), &mut summary)?;
                self.progress.file_done(file.bytes, pages);
                Ok::<(), IngestError>(())
            };
            for (file, prepared) in files.iter().zip(prepared) {
                let prepared = prepared?;
                if in_hand.len() == EMBEDDED_AT_ONCE {
                    in_hand.pop_front().map(&mut store).transpose()?;
                }
                self.progress.file(&read::file_name(file));
                in_hand.push_back((file, scope.spawn(move || self.embed(file, prepared))));
            }
            in_hand.into_iter().try_for_each(store)
        })?;
        self.store.sweep_files()?;
        self.bring_index_in_line(options.rebuild, &mut summary)?;
        summary.notices = self.notices()?;
        summary.seconds = start.elapsed().as_secs_f64();
        self.progress.finished();
        Ok(summary)
    }

    fn store(
        &self,
        embedded: Embedded,
        stored: Option<&DocumentSummary>,
        summary: &mut Summary,
    ) -> Result<usize, IngestError> {
        match embedded {
            Embedded::Unchanged => {
                summary.unchanged += 1;
                self.note_stand(stored)?;
                Ok(0)
            }
            Embedded::Failed(new) => self.keep(&new, stored.is_some(), summary),
            Embedded::Read { bytes, new } => {
                self.store.keep_file(&new.row.sha256, &bytes)?;
                self.keep(&new, stored.is_some(), summary)
            }
        }
    }

    /// Documents that were read before their dates were looked for get theirs from what is stored.
    fn note_stand(&self, stored: Option<&DocumentSummary>) -> Result<(), IngestError> {
        let Some(document) = stored.filter(|document| document.row.stand.is_none()) else { return Ok(()) };
        let id = &document.row.id;
        let mut pages = Vec::new();
        for number in 1..=STAND_PAGES {
            pages.extend(self.store.page(id, number)?);
        }
        let date = stand(&pages, &self.store.blocks(id)?).unwrap_or_default();
        Ok(self.store.put_stand(id, &date)?)
    }

    fn keep(&self, new: &NewDocument, known: bool, summary: &mut Summary) -> Result<usize, IngestError> {
        self.store.put_document(new)?;
        if known {
            summary.changed += 1;
        } else {
            summary.new += 1;
        }
        match new.row.status {
            DocumentStatus::Failed => summary.failed += 1,
            DocumentStatus::NeedsOcr | DocumentStatus::PartlyRead => summary.needs_ocr += 1,
            DocumentStatus::Read => {}
        }
        let records = new.document.blocks.iter().filter(|block| matches!(block.content, Content::Record(_)));
        summary.records += records.count();
        summary.passages += new.passages.len();
        summary.pages += new.document.pages.len();
        Ok(new.document.pages.len())
    }

    fn bring_index_in_line(&self, rebuild: bool, summary: &mut Summary) -> Result<(), IngestError> {
        let folder = index_folder(self.store.folder());
        let identity = Identity {
            chunker: CHUNKER_VERSION.to_string(),
            corpus: self.store.corpus_hash()?,
            embedder: self.encoders.identities().retriever,
            selector: self.encoders.identities().selector,
        };
        if !rebuild && let Some(passages) = index::is_current(&folder, &identity) {
            summary.indexed = passages;
            return Ok(());
        }
        let total: u32 = self.store.documents()?.iter().map(|document| document.passages).sum();
        self.progress.indexing(total as usize);
        let entries = self.store.indexed_passages().map(|passage| passage.map(entry));
        index::build(&folder, identity, entries, &mut |_| ())?;
        summary.indexed = total as usize;
        summary.index_built = true;
        Ok(())
    }

    fn notices(&self) -> Result<Vec<Notice>, IngestError> {
        let notices = self.store.documents()?.into_iter().filter_map(|document| {
            let row = document.row;
            Some(Notice { path: row.path, status: row.status, reason: row.reason? })
        });
        Ok(notices.collect())
    }
}

fn load(file: &FoundFile, limit: u64) -> Result<Vec<u8>, String> {
    if file.bytes > limit {
        return Err(format!("{} bytes, more than the {limit} that are allowed", file.bytes));
    }
    std::fs::read(&file.path).map_err(|error| error.to_string())
}

fn entry(passage: IndexedPassage) -> Entry {
    Entry {
        passage: passage.id,
        document: passage.document,
        collection: passage.collection,
        title: passage.title,
        headings: passage.headings,
        text: passage.text,
        vector: passage.vector,
    }
}
