//! Where uploaded files lie in the data folder: each in a folder of its own, under a name that was checked.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::identity::fresh_identity;

/// The folder of uploaded files.
#[derive(Debug, Clone)]
pub(in crate::server) struct Shelf(PathBuf);

impl Shelf {
    /// The shelf in a data folder.
    pub(super) fn in_folder(data: &Path) -> Self {
        let folder = data.canonicalize().unwrap_or_else(|_| data.to_owned());
        Self(folder.join("uploads"))
    }

    /// The folder that files are received in, made if it is not there; on the same file system as the shelf.
    pub(in crate::server) fn receiving(&self) -> io::Result<PathBuf> {
        let folder = self.0.join("incoming");
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Deletes what was being received when the program ended.
    pub(super) fn clear_received(&self) {
        let Ok(entries) = std::fs::read_dir(self.0.join("incoming")) else { return };
        for entry in entries.flatten() {
            if let Err(error) = std::fs::remove_file(entry.path()) {
                tracing::warn!(path = %entry.path().display(), %error, "a received file was not deleted");
            }
        }
    }

    /// What the path of every file on the shelf begins with.
    pub(super) fn prefix(&self) -> String {
        format!("{}/", self.0.display())
    }

    /// Puts a received file on the shelf, in place of the one at `earlier` where there is one; where it lies now.
    pub(super) fn put(
        &self,
        incoming: TempPath,
        file: &str,
        earlier: Option<PathBuf>,
    ) -> io::Result<PathBuf> {
        let path = match earlier {
            Some(path) => path,
            None => self.0.join(fresh_identity()).join(file),
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        incoming.persist(&path).map_err(|error| error.error)?;
        Ok(path)
    }

    /// Deletes a file on the shelf and its folder; nothing else.
    pub(super) fn discard(&self, path: &Path) {
        let Some(folder) = path.parent().filter(|folder| folder.parent() == Some(&self.0)) else { return };
        let gone = std::fs::remove_file(path).and_then(|()| std::fs::remove_dir(folder));
        if let Err(error) = gone {
            tracing::warn!(path = %path.display(), %error, "an uploaded file was not deleted");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn files_are_put_replaced_and_discarded() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::in_folder(folder.path());
        let incoming = |text: &str| {
            let mut file = tempfile::NamedTempFile::new_in(shelf.receiving().unwrap()).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.into_temp_path()
        };
        let unfinished = incoming("halb").keep().unwrap();
        shelf.clear_received();
        assert!(!unfinished.exists());
        let path = shelf.put(incoming("eins"), "a.txt", None).unwrap();
        assert!(path.to_string_lossy().starts_with(&shelf.prefix()) && path.ends_with("a.txt"));
        assert_eq!(shelf.put(incoming("zwei"), "a.txt", Some(path.clone())).unwrap(), path);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "zwei");
        shelf.discard(&path);
        assert!(!path.parent().unwrap().exists());
        let foreign = folder.path().join("fremd.txt");
        std::fs::write(&foreign, "x").unwrap();
        shelf.discard(&foreign);
        assert!(foreign.exists());
    }
}
