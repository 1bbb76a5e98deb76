//! The thread that works the queue off: files one after the other, then the index once for all of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::ledger::Ledger;
use super::progress::JobProgress;
use super::trouble::Trouble;
use super::{JobState, Shelf, Task, Work};
use crate::ingest::{IngestError, Silent, SingleFile};
use crate::server::Importer;
use crate::server::document_warnings::warnings;
use crate::store::{DocumentStatus, Store, document_id};

/// Files that are read before the index is built: people wait for the first of them.
const MOST_AT_ONCE: usize = 16;

const NOT_INDEXED: &str =
    "Der Suchindex ließ sich nicht erneuern. Das Protokoll des Servers nennt die Ursache.";
const GONE: &str = "Das Dokument wurde inzwischen entfernt.";

pub(super) struct Worker {
    pub(super) store: Arc<Store>,
    pub(super) importer: Arc<dyn Importer>,
    pub(super) ledger: Arc<Ledger>,
    pub(super) shelf: Shelf,
    pub(super) is_stale: Arc<AtomicBool>,
    /// Between two tries while another ingest runs, and the longest wait for its end.
    pub(super) patience: (Duration, Duration),
}

/// A job whose file is in the store and not yet in the index.
struct Brought {
    job: String,
    document: String,
}

impl Worker {
    /// Works until nobody can hand in tasks any more.
    pub(super) fn run(self, tasks: &Receiver<Task>) {
        while let Ok(task) = tasks.recv() {
            let mut brought = Vec::new();
            let mut next = Some(task);
            while let Some(task) = next {
                brought.extend(self.take(task));
                next = if brought.len() < MOST_AT_ONCE { tasks.try_recv().ok() } else { None };
            }
            self.index(brought);
        }
    }

    fn take(&self, task: Task) -> Option<Brought> {
        let Task::Job { id, work } = task else { return None };
        let bringing = catch_unwind(AssertUnwindSafe(|| self.bring(&id, work)));
        let outcome = bringing.unwrap_or_else(|_| Err("the library's thread panicked".to_owned().into()));
        match outcome {
            Ok(document) => {
                self.ledger.change(&id, |job| {
                    (job.state, job.done, job.total) = (JobState::Indexing, 0, 0);
                    job.document = Some(document.clone());
                });
                self.is_stale.store(true, Ordering::Release);
                Some(Brought { job: id, document })
            }
            Err(Trouble { message, reason }) => {
                tracing::error!(%reason, "a document was not taken in");
                self.fail(&id, message);
                None
            }
        }
    }

    /// Brings a job's file into the store; its document.
    fn bring(&self, job: &str, work: Work) -> Result<String, Trouble> {
        let file = match work {
            Work::Again { document } => match self.store.document(&document)? {
                Some(known) => SingleFile::again(&known.row),
                None => return Err(Trouble { message: GONE, reason: format!("{document} is gone") }),
            },
            Work::Upload { incoming, file, collection } => {
                let earlier = self.store.document_in(&self.shelf.prefix(), &collection, &file)?;
                let (known, at) = earlier.map(|(id, path)| (id, PathBuf::from(path))).unzip();
                let path = self.shelf.put(incoming, &file, at)?;
                let document = known.unwrap_or_else(|| document_id(&collection, &path.to_string_lossy()));
                SingleFile { document, collection, root: path.clone(), path, again: false }
            }
        };
        let progress = JobProgress { ledger: &self.ledger, job };
        self.ledger.change(job, |job| job.document = Some(file.document.clone()));
        let outcome = self.patiently(|| self.importer.bring_in(&file, &progress));
        if outcome.is_err() && self.store.document(&file.document)?.is_none() {
            self.shelf.discard(&file.path);
        }
        outcome?;
        if !file.again {
            self.store.place_document(&file.document, &file.collection)?;
        }
        Ok(file.document)
    }

    /// Brings the index in line with the store and ends the jobs.
    fn index(&self, brought: Vec<Brought>) {
        if !self.is_stale.swap(false, Ordering::AcqRel) {
            return;
        }
        let refreshing =
            catch_unwind(AssertUnwindSafe(|| self.patiently(|| self.importer.refresh_index(&Silent))));
        let outcome = refreshing.unwrap_or_else(|_| Err("building the index panicked".to_owned().into()));
        if let Err(Trouble { reason, .. }) = &outcome {
            tracing::error!(%reason, "the index was not brought in line");
        }
        for Brought { job, document } in brought {
            match &outcome {
                Ok(()) => self.end(&job, &document),
                Err(_) => self.fail(&job, NOT_INDEXED),
            }
        }
    }

    fn end(&self, job: &str, document: &str) {
        let Ok(Some(summary)) = self.store.document(document) else { return self.fail(job, GONE) };
        let state = match summary.row.status {
            DocumentStatus::Failed => JobState::Failed,
            _ => JobState::Done,
        };
        let warnings = warnings(&summary);
        self.ledger.change(job, |job| {
            job.state = state;
            job.message = (!warnings.is_empty()).then(|| warnings.join(" "));
        });
    }

    fn fail(&self, job: &str, message: &str) {
        self.ledger.change(job, |job| {
            job.state = JobState::Failed;
            job.message = Some(message.to_owned());
        });
    }

    /// Tries again while another ingest runs on the data folder.
    fn patiently(&self, work: impl Fn() -> Result<(), IngestError>) -> Result<(), Trouble> {
        let start = Instant::now();
        loop {
            match work() {
                Err(IngestError::Running(_)) if start.elapsed() < self.patience.1 => {
                    std::thread::sleep(self.patience.0);
                }
                outcome => return Ok(outcome?),
            }
        }
    }
}
