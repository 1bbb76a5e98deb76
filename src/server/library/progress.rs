//! The course of a job.

use super::JobState;
use super::ledger::Ledger;
use crate::ingest::Progress;

/// Notes in the ledger how far a job is.
pub(super) struct JobProgress<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) job: &'a str,
}

impl JobProgress<'_> {
    fn note(&self, state: JobState, done: usize, total: usize) {
        self.ledger.change(self.job, |job| (job.state, job.done, job.total) = (state, done, total));
    }
}

impl Progress for JobProgress<'_> {
    fn started(&self, _files: usize, _bytes: u64) {
        self.note(JobState::Reading, 0, 1);
    }

    fn file(&self, _name: &str) {}

    fn embedding(&self, done: usize, total: usize) {
        self.note(JobState::Embedding, done, total);
    }

    fn file_done(&self, _bytes: u64, _pages: usize) {}

    fn indexing(&self, _passages: usize) {}

    fn finished(&self) {}
}
