//! The originals, copied into the data folder under the hash of their content.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Store, StoreError};

impl Store {
    /// Keeps a copy of a document's bytes; does nothing when the content is already there.
    pub fn keep_file(&self, sha256: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let target = self.file_path(sha256);
        if target.exists() {
            return Ok(());
        }
        let folder = self.folder().join("files");
        std::fs::create_dir_all(&folder).map_err(|source| failed(&folder, source))?;
        let mut temporary =
            tempfile::NamedTempFile::new_in(&folder).map_err(|source| failed(&folder, source))?;
        temporary.write_all(bytes).map_err(|source| failed(&target, source))?;
        temporary.as_file().sync_all().map_err(|source| failed(&target, source))?;
        temporary.persist(&target).map_err(|error| failed(&target, error.error))?;
        Ok(())
    }

    /// The bytes of a document.
    pub fn file(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.file_path(sha256);
        std::fs::read(&path).map_err(|source| failed(&path, source))
    }

    /// Deletes copies that no document refers to any more; returns how many there were.
    pub fn sweep_files(&self) -> Result<usize, StoreError> {
        let wanted: std::collections::HashSet<String> = self.read(|connection| {
            connection.prepare("SELECT sha256 FROM documents")?.query_map([], |row| row.get(0))?.collect()
        })?;
        let folder = self.folder().join("files");
        let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(0) };
        let mut swept = 0;
        for entry in entries.flatten() {
            if entry.file_name().to_str().is_none_or(|name| !wanted.contains(name)) {
                std::fs::remove_file(entry.path()).map_err(|source| failed(&entry.path(), source))?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    fn file_path(&self, sha256: &str) -> PathBuf {
        self.folder().join("files").join(sha256)
    }
}

fn failed(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::File { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_once_reads_back_and_sweeps_what_nobody_refers_to() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store.keep_file("abc", b"Akte").unwrap();
        store.keep_file("abc", b"other bytes are not written again").unwrap();
        assert_eq!(store.file("abc").unwrap(), b"Akte");
        assert_eq!(store.sweep_files().unwrap(), 1);
        assert!(store.file("abc").is_err());
    }
}
