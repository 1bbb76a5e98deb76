//! A few seats for work, a bounded number of places to wait for one, and nothing beyond.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Admits at most `seats` workers at a time and `places` more that wait.
#[derive(Debug, Clone)]
pub(super) struct WaitingRoom {
    admitted: Arc<Semaphore>,
    seats: Arc<Semaphore>,
}

/// Leave to wait for a seat.
#[derive(Debug)]
pub(super) struct Ticket {
    admitted: OwnedSemaphorePermit,
    seats: Arc<Semaphore>,
}

/// A seat; it is free again when this is dropped, so it travels into the blocking work.
#[derive(Debug)]
pub(super) struct Seat {
    _admitted: OwnedSemaphorePermit,
    _seat: OwnedSemaphorePermit,
}

/// Every seat and every place to wait is taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full;

impl WaitingRoom {
    pub(super) fn new(seats: usize, places: usize) -> Self {
        let seats = seats.min(Semaphore::MAX_PERMITS);
        let all = seats.saturating_add(places).min(Semaphore::MAX_PERMITS);
        Self { admitted: Arc::new(Semaphore::new(all)), seats: Arc::new(Semaphore::new(seats)) }
    }

    /// Lets a caller in if there is a place left.
    pub(super) fn enter(&self) -> Result<Ticket, Full> {
        let admitted = Arc::clone(&self.admitted).try_acquire_owned().map_err(|_| Full)?;
        Ok(Ticket { admitted, seats: Arc::clone(&self.seats) })
    }
}

impl Ticket {
    /// Waits for a seat in the order of arrival.
    pub(super) async fn seat(self) -> Result<Seat, Full> {
        let seat = self.seats.acquire_owned().await.map_err(|_| Full)?;
        Ok(Seat { _admitted: self.admitted, _seat: seat })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn waits_for_a_seat_and_refuses_beyond_the_places() {
        let room = WaitingRoom::new(1, 1);
        let first = room.enter().unwrap().seat().await.unwrap();
        let ticket = room.enter().unwrap();
        let waiting = tokio::spawn(async { ticket.seat().await.map(drop) });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        assert_eq!(room.enter().unwrap_err(), Full);
        drop(first);
        assert_eq!(waiting.await.unwrap(), Ok(()));
        assert!(room.enter().is_ok());
    }
}
