//! One ingest at a time on a data folder.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::IngestError;

/// Tries to take the lock; whoever asks [`is_running`] holds it for a moment.
const TRIES: u32 = 4;
/// Pause between two tries.
const PAUSE: Duration = Duration::from_millis(25);

/// Whether an ingest runs on a data folder, in this process or another.
#[must_use]
pub fn is_running(data: &Path) -> bool {
    let Ok(file) = File::open(data.join("ingest.lock")) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// Held while an ingest runs; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct IngestLock {
    _file: File,
}

impl IngestLock {
    pub(super) fn take(data: &Path) -> Result<Self, IngestError> {
        let path = data.join("ingest.lock");
        let failed = |source| IngestError::Folder { path: path.clone(), source };
        std::fs::create_dir_all(data).map_err(failed)?;
        let file = File::options().create(true).append(true).open(&path).map_err(failed)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(source)) => return Err(failed(source)),
            }
        }
        Err(IngestError::Running(data.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_ingest_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().unwrap();
        let first = IngestLock::take(folder.path()).unwrap();
        assert!(matches!(IngestLock::take(folder.path()), Err(IngestError::Running(_))));
        assert!(is_running(folder.path()));
        drop(first);
        assert!(!is_running(folder.path()));
        assert!(IngestLock::take(folder.path()).is_ok());
    }
}
