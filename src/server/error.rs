use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the server does not start or stops.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The signals that end the program cannot be waited for.
    #[error("cannot wait for signals: {0}")]
    Signals(std::io::Error),
    /// Accepting connections failed.
    #[error("serving on {address}: {source}")]
    Serve {
        /// The address listened on.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The crest cannot be used.
    #[error("site.logo {path}: {reason}", path = path.display())]
    Logo {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The thread that brings documents in cannot be started.
    #[error("cannot start the thread that brings documents in: {0}")]
    Library(std::io::Error),
}
