//! What tells one completion from all others.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Completions begun since the program started.
static BEGUN: AtomicU64 = AtomicU64::new(0);

/// Name and time of a completion; the same in all of its chunks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CompletionIdentity {
    /// `chatcmpl-` and a name that no other completion has.
    pub(super) id: String,
    /// Seconds since 1970.
    pub(super) created: u64,
}

impl CompletionIdentity {
    /// A new one, of now.
    pub(super) fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let number = BEGUN.fetch_add(1, Ordering::Relaxed);
        Self { id: format!("chatcmpl-{:x}-{number:x}", now.as_nanos()), created: now.as_secs() }
    }
}
