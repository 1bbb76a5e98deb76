use std::path::PathBuf;

/// What can go wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened or a statement failed.
    #[error("database {path}: {source}", path = path.display())]
    Database {
        /// The database file.
        path: PathBuf,
        /// What `SQLite` says.
        source: rusqlite::Error,
    },
    /// The database was made by a newer version of this program.
    #[error(
        "database {path} has schema version {found}, this program knows versions up to {known}: \
         use the newer program, or start with an empty data folder",
        path = path.display()
    )]
    SchemaTooNew {
        /// The database file.
        path: PathBuf,
        /// Its version.
        found: usize,
        /// The newest version this program knows.
        known: usize,
    },
    /// A stored value does not have the form that this version writes.
    #[error("{what} of {id} is damaged: {reason}; run `auskunft ingest --rebuild`")]
    Damaged {
        /// Which value.
        what: &'static str,
        /// Of which row.
        id: String,
        /// Why it cannot be read.
        reason: String,
    },
    /// A file of the data folder cannot be read or written.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}
