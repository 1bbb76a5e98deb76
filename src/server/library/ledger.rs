//! The jobs that are known: all that are open, and the last ones that are over.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Job, JobState};
use crate::identity::fresh_identity;

/// Jobs that are known at most, far more than can wait.
const MOST_JOBS: usize = 512;

/// All known jobs.
#[derive(Debug, Default)]
pub(super) struct Ledger(Mutex<Entries>);

#[derive(Debug, Default)]
struct Entries {
    jobs: HashMap<String, Job>,
    /// In the order of opening.
    order: VecDeque<String>,
}

impl Ledger {
    /// Enters a job that waits; its identity.
    pub(super) fn open(&self, file: String) -> String {
        let id = fresh_identity();
        let job = Job {
            id: id.clone(),
            file,
            state: JobState::Waiting,
            done: 0,
            total: 0,
            message: None,
            document: None,
        };
        let mut entries = self.entries();
        entries.jobs.insert(id.clone(), job);
        entries.order.push_back(id.clone());
        while entries.order.len() > MOST_JOBS {
            let Some(oldest) = entries.order.pop_front() else { break };
            entries.jobs.remove(&oldest);
        }
        id
    }

    /// Takes out a job that was never begun.
    pub(super) fn withdraw(&self, id: &str) {
        let mut entries = self.entries();
        entries.jobs.remove(id);
        entries.order.retain(|other| other != id);
    }

    /// Notes how far a job is.
    pub(super) fn change(&self, id: &str, change: impl FnOnce(&mut Job)) {
        if let Some(job) = self.entries().jobs.get_mut(id) {
            change(job);
        }
    }

    /// What is known of a job.
    pub(super) fn job(&self, id: &str) -> Option<Job> {
        self.entries().jobs.get(id).cloned()
    }

    /// Whether a job is not over.
    pub(super) fn has_open(&self) -> bool {
        self.entries().jobs.values().any(|job| !job.state.is_over())
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_jobs_are_forgotten() {
        let ledger = Ledger::default();
        let first = ledger.open("a.pdf".to_owned());
        assert!(ledger.has_open());
        ledger.change(&first, |job| job.state = JobState::Done);
        assert!(!ledger.has_open());
        let ids: Vec<String> = (0..MOST_JOBS).map(|_| ledger.open("b.pdf".to_owned())).collect();
        assert_eq!(ledger.job(&first), None);
        assert_eq!(ledger.job(&ids[0]).unwrap().file, "b.pdf");
        ledger.withdraw(&ids[0]);
        assert_eq!(ledger.job(&ids[0]), None);
    }
}
