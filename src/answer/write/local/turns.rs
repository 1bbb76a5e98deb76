//! Turns at something that serves one at a time, with a bounded number of others waiting for a bounded time.

use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often a waiting caller is asked whether to go on.
const HEARTBEAT: Duration = Duration::from_millis(100);

/// Gives one turn at a time.
#[derive(Debug)]
pub(super) struct Turns {
    state: Mutex<State>,
    ended: Condvar,
    places: usize,
}

#[derive(Debug, Default)]
struct State {
    taken: bool,
    waiting: usize,
}

/// A turn; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Turn<'a>(&'a Turns);

/// Why there is no turn.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoTurn<B> {
    /// Too many wait, or the time is up.
    Busy,
    /// The caller broke off.
    Broken(B),
}

impl Turns {
    /// Turns with `places` to wait in.
    pub(super) fn new(places: usize) -> Self {
        Self { state: Mutex::default(), ended: Condvar::new(), places }
    }

    /// Takes a turn, waiting no longer than `time` and asking `wait` now and then whether to go on.
    pub(super) fn take<B>(
        &self,
        time: Duration,
        mut wait: impl FnMut() -> ControlFlow<B>,
    ) -> Result<Turn<'_>, NoTurn<B>> {
        let mut state = self.lock();
        if !state.taken {
            state.taken = true;
            return Ok(Turn(self));
        }
        if state.waiting >= self.places {
            return Err(NoTurn::Busy);
        }
        state.waiting += 1;
        drop(state);
        let end = Instant::now() + time;
        let turn = loop {
            if let ControlFlow::Break(reason) = wait() {
                break Err(NoTurn::Broken(reason));
            }
            let left = end.saturating_duration_since(Instant::now());
            let waited = self.ended.wait_timeout_while(self.lock(), left.min(HEARTBEAT), |state| state.taken);
            let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            if !state.taken {
                state.taken = true;
                break Ok(Turn(self));
            }
            if left.is_zero() {
                break Err(NoTurn::Busy);
            }
        };
        self.lock().waiting -= 1;
        turn
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.lock().taken = false;
        self.0.ended.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GO_ON: ControlFlow<&str> = ControlFlow::Continue(());
    const LONG: Duration = Duration::from_mins(1);

    #[test]
    fn who_waits_is_next_and_beyond_the_places_nobody_waits() {
        let turns = Turns::new(1);
        let first = turns.take(LONG, || GO_ON).unwrap();
        std::thread::scope(|scope| {
            let (asked, is_asked) = std::sync::mpsc::channel();
            let second = scope.spawn({
                let turns = &turns;
                move || {
                    turns
                        .take(LONG, || {
                            let _ = asked.send(());
                            GO_ON
                        })
                        .is_ok()
                }
            });
            is_asked.recv().unwrap();
            assert_eq!(turns.take(LONG, || GO_ON).unwrap_err(), NoTurn::Busy);
            drop(first);
            assert!(second.join().unwrap());
        });
        assert!(turns.take(LONG, || GO_ON).is_ok());
    }

    #[test]
    fn waiting_ends_with_the_time_or_the_caller() {
        let turns = Turns::new(1);
        let _first = turns.take(LONG, || GO_ON).unwrap();
        assert_eq!(turns.take(Duration::ZERO, || GO_ON).unwrap_err(), NoTurn::Busy);
        assert_eq!(turns.take(LONG, || ControlFlow::Break("gone")).unwrap_err(), NoTurn::Broken("gone"));
        assert_eq!(turns.lock().waiting, 0);
    }
}
