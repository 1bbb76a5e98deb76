//! One ingest at a time on a data folder.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::IngestError;

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
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(IngestError::Running(data.to_owned())),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
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
        drop(first);
        assert!(IngestLock::take(folder.path()).is_ok());
    }
}
