//! A file mapped into memory: pages are read when touched and shared between processes.

use super::EmbeddingError;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A read-only mapping of a whole file.
pub(super) struct MappedFile {
    path: PathBuf,
    map: memmap2::Mmap,
}

impl MappedFile {
    /// Maps the file.
    #[expect(
        unsafe_code,
        reason = "a mapping is sound while nobody shrinks or rewrites the file. Model files are written once \
                  under a temporary name and renamed into place, never changed afterwards; whoever can write \
                  the models folder can replace the weights anyway."
    )]
    pub(super) fn open(path: &Path) -> Result<Self, EmbeddingError> {
        let file = File::open(path).map_err(EmbeddingError::io(path))?;
        let map = unsafe { memmap2::Mmap::map(&file) }.map_err(EmbeddingError::io(path))?;
        Ok(Self { path: path.to_path_buf(), map })
    }

    /// The file's name, for messages.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// All bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.map
    }
}
