//! The vectors' file in memory, mapped and not copied.

use std::path::Path;

use memmap2::Mmap;

use super::IndexError;
use super::file::{HEADER, header};
use super::map::{fetch, map};

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
        let map = map(path)?;
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

    /// Numbers of a vector.
    pub(super) fn dimension(&self) -> usize {
        self.dimension
    }

    /// The vector of a row below [`Self::rows`].
    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.all()[row * self.dimension..(row + 1) * self.dimension]
    }

    /// Asks for the memory of a row that is read soon.
    pub(super) fn fetch(&self, row: usize) {
        fetch(self.row(row));
    }

    fn all(&self) -> &[f32] {
        bytemuck::cast_slice(&self.map[HEADER..])
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
