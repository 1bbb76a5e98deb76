//! Listening, serving, and ending in an orderly way.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

use super::{AppState, ServerError, router};

/// How long running requests may take to finish after the signal to end.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until SIGINT or SIGTERM; then takes no new connections and lets running requests finish.
///
/// `bound` is called once with the address really listened on (the port may be chosen by the system).
pub async fn serve(
    state: AppState,
    listen: SocketAddr,
    bound: impl FnOnce(SocketAddr),
) -> Result<(), ServerError> {
    let failed = |source| ServerError::Listen { address: listen, source };
    let mut interrupt = signal(SignalKind::interrupt()).map_err(ServerError::Signals)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(ServerError::Signals)?;
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let (ending, ended) = oneshot::channel();
    let stop = async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        let _ = ending.send(());
    };
    bound(address);
    let overdue = async move {
        // Without a signal there is nothing to hurry.
        if ended.await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        result = async { axum::serve(listener, router(state)).with_graceful_shutdown(stop).await } => {
            result.map_err(|source| ServerError::Serve { address, source })
        }
        () = overdue => Ok(()),
    }
}
