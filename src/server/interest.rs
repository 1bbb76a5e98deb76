//! Whether the client of a request is still there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Held by the request; when it is dropped, because the client left or the time was up, the work can see it.
#[derive(Debug, Default)]
pub(super) struct Interest(Arc<AtomicBool>);

/// The work's view of it.
#[derive(Debug, Clone)]
pub(super) struct Interested(Arc<AtomicBool>);

impl Interest {
    pub(super) fn view(&self) -> Interested {
        Interested(Arc::clone(&self.0))
    }
}

impl Drop for Interest {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

impl Interested {
    /// Whether anybody still waits.
    pub(super) fn is_there(&self) -> bool {
        !self.0.load(Ordering::Acquire)
    }
}
