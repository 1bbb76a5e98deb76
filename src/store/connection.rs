//! Opening, migrating and sharing the database.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::StoreError;

/// The schema's steps; the database's `user_version` counts those done. Steps are appended, never changed.
const MIGRATIONS: [&str; 3] = [
    include_str!("migrations/0001_documents.sql"),
    include_str!("migrations/0002_evidence.sql"),
    include_str!("migrations/0003_page.sql"),
];
/// Idle read connections kept open.
const IDLE_READERS: usize = 4;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The database in a data folder: one writer, several readers, write-ahead log.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    database: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Opens the store in a data folder, making or migrating it as needed.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder)
            .map_err(|source| StoreError::File { path: folder.to_owned(), source })?;
        let database = folder.join("auskunft.sqlite");
        let mut writer =
            connect(&database, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        migrate(&mut writer, &database)?;
        Ok(Self {
            folder: folder.to_owned(),
            database,
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
        })
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Lets `SQLite` check the database's structure.
    pub fn check(&self) -> Result<(), StoreError> {
        let verdict: String =
            self.read(|connection| connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)))?;
        if verdict == "ok" {
            return Ok(());
        }
        Err(StoreError::Damaged {
            what: "structure",
            id: self.database.display().to_string(),
            reason: verdict,
        })
    }

    /// Runs a query on a read connection.
    pub(super) fn read<T>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, StoreError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.database, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let answer = query(&connection).map_err(|source| self.failed(source));
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(connection);
        }
        answer
    }

    /// Runs statements in one transaction: all take effect, or none.
    pub(super) fn write<T>(
        &self,
        statements: impl FnOnce(&Transaction<'_>) -> Result<T, rusqlite::Error>,
    ) -> Result<T, StoreError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let run = |writer: &mut Connection| {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = statements(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        };
        run(&mut writer).map_err(|source| self.failed(source))
    }

    fn failed(&self, source: rusqlite::Error) -> StoreError {
        StoreError::Database { path: self.database.clone(), source }
    }
}

fn connect(database: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::Database { path: database.to_owned(), source };
    let connection =
        Connection::open_with_flags(database, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(failed)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(failed)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    if access.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(failed)?;
    }
    Ok(connection)
}

fn migrate(connection: &mut Connection, database: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::Database { path: database.to_owned(), source };
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let done: usize =
        transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
    if done > MIGRATIONS.len() {
        return Err(StoreError::SchemaTooNew {
            path: database.to_owned(),
            found: done,
            known: MIGRATIONS.len(),
        });
    }
    for step in &MIGRATIONS[done..] {
        transaction.execute_batch(step).map_err(failed)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len()).map_err(failed)?;
    transaction.commit().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_twice_and_refuses_a_newer_schema() {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path()).unwrap());
        drop(Store::open(folder.path()).unwrap());
        let connection = Connection::open(folder.path().join("auskunft.sqlite")).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        let error = Store::open(folder.path()).unwrap_err();
        assert!(matches!(error, StoreError::SchemaTooNew { found: 99, .. }), "{error}");
    }

    #[test]
    fn a_failed_transaction_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let failed = store.write(|transaction| {
            transaction.execute_batch("CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);")
        });
        assert!(failed.is_err());
        let tables: u32 = store
            .read(|c| c.query_row("SELECT count(*) FROM sqlite_master WHERE name = 'half'", [], |r| r.get(0)))
            .unwrap();
        assert_eq!(tables, 0);
    }
}
