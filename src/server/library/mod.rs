//! The documents that people bring in, move and remove on the page: a bounded queue, one thread that works it off, and
//! what became of each job.

mod job;
mod ledger;
mod progress;
mod receive;
mod shelf;
mod task;
mod trouble;
mod worker;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::time::Duration;

pub(super) use job::{Job, JobState};
use ledger::Ledger;
pub(super) use receive::receive;
pub(super) use shelf::Shelf;
use task::{Task, Work};
use worker::Worker;

use super::problem::Problem;
use super::{Importer, ServerError};
use crate::store::Store;

/// Files that may wait to be read.
const WAITING_FILES: usize = 32;
/// Between two tries while another ingest runs on the data folder, and the longest wait for its end.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(30));

/// The desk where jobs are handed in.
pub(super) struct Library {
    ledger: Arc<Ledger>,
    queue: SyncSender<Task>,
    shelf: Shelf,
    is_stale: Arc<AtomicBool>,
}

impl Library {
    /// Opens the desk and starts the thread behind it; the thread ends with the last desk.
    pub(super) fn open(store: Arc<Store>, importer: Arc<dyn Importer>) -> Result<Self, ServerError> {
        let (queue, tasks) = sync_channel(WAITING_FILES);
        let (ledger, is_stale) = (Arc::new(Ledger::default()), Arc::new(AtomicBool::new(false)));
        let shelf = Shelf::in_folder(store.folder());
        shelf.clear_received();
        let worker = Worker {
            store,
            importer,
            ledger: Arc::clone(&ledger),
            shelf: shelf.clone(),
            is_stale: Arc::clone(&is_stale),
            patience: PATIENCE,
        };
        std::thread::Builder::new()
            .name("library".to_owned())
            .spawn(move || worker.run(&tasks))
            .map_err(ServerError::Library)?;
        Ok(Self { ledger, queue, shelf, is_stale })
    }

    /// Where files lie.
    pub(super) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Hands in a file that was received; the job's identity.
    pub(super) fn upload(
        &self,
        incoming: tempfile::TempPath,
        file: String,
        collection: String,
    ) -> Result<String, Problem> {
        let shown = file.clone();
        self.hand_in(shown, Work::Upload { incoming, file, collection })
    }

    /// Has a document read again; the job's identity.
    pub(super) fn read_again(&self, document: String, file: String) -> Result<String, Problem> {
        self.hand_in(file, Work::Again { document })
    }

    /// Has the index brought in line with the store, now or after what is being done.
    pub(super) fn refresh(&self) {
        self.is_stale.store(true, Ordering::Release);
        // Where the queue is full, the thread sees the flag after the file at hand.
        let _ = self.queue.try_send(Task::Refresh);
    }

    /// What became of a job.
    pub(super) fn job(&self, id: &str) -> Option<Job> {
        self.ledger.job(id)
    }

    /// Whether something waits or is being done.
    pub(super) fn is_working(&self) -> bool {
        self.is_stale.load(Ordering::Acquire) || self.ledger.has_open()
    }

    /// Deletes the file that was kept of an upload; does nothing to files of the operator's.
    pub(super) fn discard(&self, path: &Path) {
        self.shelf.discard(path);
    }

    fn hand_in(&self, file: String, work: Work) -> Result<String, Problem> {
        let id = self.ledger.open(file);
        match self.queue.try_send(Task::Job { id: id.clone(), work }) {
            Ok(()) => Ok(id),
            Err(TrySendError::Full(_)) => {
                self.ledger.withdraw(&id);
                Err(Problem::QueueFull)
            }
            Err(TrySendError::Disconnected(_)) => {
                self.ledger.withdraw(&id);
                Err(Problem::Internal("the library's thread has ended".to_owned()))
            }
        }
    }
}
