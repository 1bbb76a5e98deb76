//! So many of something within a time, and no more.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Counts what was taken within the last `window`.
#[derive(Debug)]
pub(super) struct Allowance {
    most: usize,
    window: Duration,
    taken: Mutex<VecDeque<Instant>>,
}

impl Allowance {
    pub(super) fn new(most: usize, window: Duration) -> Self {
        Self { most, window, taken: Mutex::default() }
    }

    /// Takes one; whether there was one left.
    pub(super) fn take(&self) -> bool {
        self.take_at(Instant::now())
    }

    fn take_at(&self, now: Instant) -> bool {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while taken.front().is_some_and(|moment| now.duration_since(*moment) >= self.window) {
            taken.pop_front();
        }
        let left = taken.len() < self.most;
        if left {
            taken.push_back(now);
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_comes_back_after_the_window() {
        let window = Duration::from_mins(1);
        let (allowance, start) = (Allowance::new(2, window), Instant::now());
        assert!(allowance.take_at(start) && allowance.take_at(start + window / 2));
        assert!(!allowance.take_at(start + window / 2));
        assert!(allowance.take_at(start + window));
        assert!(!allowance.take_at(start + window));
    }
}
