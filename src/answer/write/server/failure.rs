//! How an attempt can fail, and whether another one may help.

use std::time::Duration;

use crate::answer::write::WriterError;

/// Longest wait that a server may ask for.
const MOST_WAIT: Duration = Duration::from_secs(10);
/// Wait before the second attempt; it doubles from there.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// Why an attempt ended without a finish.
#[derive(Debug)]
pub(super) enum Failure {
    /// No connection, or it broke before an answer began.
    Unreachable(String),
    /// A status other than 200, the beginning of the body, seconds to wait if the server names them.
    Status {
        /// HTTP status.
        status: u16,
        /// The beginning of the body.
        message: String,
        /// The `Retry-After` header, in seconds.
        retry_after: Option<u64>,
    },
    /// The answer is not what the protocol says, or breaks off.
    Protocol(String),
}

impl Failure {
    /// How long to wait before another attempt; `None` when it cannot help. `attempt` counts from 0.
    pub(super) fn wait(&self, attempt: u32) -> Option<Duration> {
        let usual = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(attempt)).min(MOST_WAIT);
        match self {
            Self::Unreachable(_) => Some(usual),
            Self::Status { status: 429 | 500..=599, retry_after, .. } => {
                Some(retry_after.map_or(usual, |seconds| Duration::from_secs(seconds).min(MOST_WAIT)))
            }
            _ => None,
        }
    }

    pub(super) fn into_error(self, url: &str) -> WriterError {
        let url = url.to_owned();
        match self {
            Self::Unreachable(reason) => WriterError::Unreachable { url, reason },
            Self::Status { status, message, .. } => WriterError::Status { url, status, message },
            Self::Protocol(reason) => WriterError::Protocol { url, reason },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let status = |status, retry_after| Failure::Status { status, message: String::new(), retry_after };
        assert_eq!(status(429, Some(2)).wait(0), Some(Duration::from_secs(2)));
        assert_eq!(status(503, Some(3_600)).wait(0), Some(MOST_WAIT));
        assert_eq!(status(503, None).wait(1), Some(Duration::from_secs(1)));
        assert_eq!(Failure::Unreachable(String::new()).wait(40), Some(MOST_WAIT));
        for (status, failure) in [302, 400, 401, 404].map(|code| (code, status(code, Some(1)))) {
            assert_eq!(failure.wait(0), None, "{status}");
        }
        assert_eq!(Failure::Protocol(String::new()).wait(0), None);
    }
}
