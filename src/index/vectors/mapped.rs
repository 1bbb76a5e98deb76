//! The vectors' file in memory, mapped and not copied.
#![expect(unsafe_code, reason = "mapping a file, viewing its bytes as f32, hints; see the reasonings below")]

use std::fs::File;
use std::path::Path;

use memmap2::Mmap;

use super::IndexError;
use super::file::{HEADER, header};

#[cfg(target_endian = "big")]
compile_error!("the vectors' file is little-endian and read in place");

#[cfg(target_arch = "x86_64")]
const CACHE_LINE: usize = 64;

/// All vectors of a generation, in rows.
#[derive(Debug)]
pub(in super::super) struct MappedVectors {
    map: Mmap,
    dimension: usize,
    rows: usize,
}

impl MappedVectors {
    /// Maps a file that must hold exactly `rows` vectors of `dimension` numbers.
    pub(super) fn open(path: &Path, rows: usize, dimension: usize) -> Result<Self, IndexError> {
        let file = File::open(path).map_err(|error| IndexError::damaged(path, error.to_string()))?;
        // SAFETY: a generation's files are never written again once its manifest stands; deleting one leaves the map
        // valid. A foreign process that truncates the file could end this process, but not read or write astray.
        let map = unsafe { Mmap::map(&file) }.map_err(IndexError::io(path))?;
        let length = HEADER + rows * dimension * size_of::<f32>();
        if map.len() != length {
            return Err(IndexError::damaged(path, format!("{} bytes long instead of {length}", map.len())));
        }
        if map[..HEADER] != header(dimension, rows) {
            return Err(IndexError::damaged(path, "its header is not that of these vectors"));
        }
        Ok(Self { map, dimension, rows })
    }

    /// Number of vectors.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The vector of a row below [`Self::rows`].
    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.all()[row * self.dimension..(row + 1) * self.dimension]
    }

    /// Asks for the memory of a row that is read soon: rows lie anywhere, so no processor guesses which one comes next.
    pub(super) fn fetch(&self, row: usize) {
        #[cfg(target_arch = "x86_64")]
        for line in self.row(row).chunks(CACHE_LINE / size_of::<f32>()) {
            use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
            // SAFETY: a hint; it never faults, and every x86_64 CPU has it.
            unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) }
        }
        #[cfg(not(target_arch = "x86_64"))]
        let _ = row;
    }

    fn all(&self) -> &[f32] {
        // SAFETY: every bit pattern is an f32; the map begins on a page and the header keeps the alignment of 64.
        let (before, numbers, after) = unsafe { self.map[HEADER..].align_to::<f32>() };
        debug_assert!(before.is_empty() && after.is_empty(), "checked at opening");
        numbers
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::file::{NAME, VectorWriter};
    use super::*;

    fn written() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = VectorWriter::create(folder.path(), 3).unwrap();
        writer.push(&[1.0, 0.0, 0.0]).unwrap();
        writer.push(&[0.0, 0.6, -0.8]).unwrap();
        writer.finish().unwrap();
        folder
    }

    #[test]
    fn vectors_come_back_as_written() {
        let folder = written();
        let vectors = MappedVectors::open(&folder.path().join(NAME), 2, 3).unwrap();
        assert_eq!((vectors.rows(), vectors.row(1)), (2, [0.0, 0.6, -0.8].as_slice()));
    }

    #[test]
    fn another_shape_length_or_version_is_damage() {
        let folder = written();
        let path = folder.path().join(NAME);
        let refused = |rows, dimension| {
            let opened = MappedVectors::open(&path, rows, dimension);
            matches!(opened, Err(IndexError::Damaged { .. }))
        };
        assert!(refused(3, 3) && refused(3, 2), "another shape");
        let mut bytes = fs::read(&path).unwrap();
        bytes[8] = 9;
        fs::write(&path, &bytes).unwrap();
        assert!(refused(2, 3), "another version");
        bytes.truncate(70);
        fs::write(&path, &bytes).unwrap();
        assert!(refused(2, 3), "cut short");
        fs::remove_file(&path).unwrap();
        assert!(refused(2, 3), "missing");
    }
}
