//! Blocking work off the threads that serve connections.

use super::problem::Problem;

/// Runs blocking work on its own thread; a panic there becomes an internal problem.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(Problem::Internal(format!("blocking work: {error}"))),
    }
}
