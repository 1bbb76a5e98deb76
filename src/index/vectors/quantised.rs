//! The vectors in one byte a number: what the graph is built over and walked along.
//!
//! A quarter of the memory is read for a row, and the comparison is one of whole numbers. The few rows that a search
//! ends with are compared once more in full (scalar quantisation with reranking; see Jégou, Tavenard, Douze and Amsaleg
//! 2011, "Searching in one billion vectors: re-rank with source coding").
//!
//! The file: a header of 64 bytes ([`MAGIC`], version and dimension as `u32`, rows as `u64`, the numbers in one unit as
//! `f32`, all little-endian, then zeros), then the rows as `i8`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use memmap2::Mmap;

use super::IndexError;
use super::file::{HEADER, header_of};
use super::map::{fetch, map};
use super::mapped::MappedVectors;

/// Name of the file in a generation.
pub(in super::super) const NAME: &str = "vectors.i8";
const MAGIC: [u8; 8] = *b"AUSKVEC8";
const VERSION: u32 = 1;
/// Where the scale stands in the header.
const SCALE: std::ops::Range<usize> = 24..28;

/// All vectors of a generation in bytes, in rows.
#[derive(Debug)]
pub(super) struct QuantisedVectors {
    map: Mmap,
    dimension: usize,
    rows: usize,
    scale: f32,
}

/// Writes the vectors in bytes into a generation's folder; the largest number of all becomes 127.
pub(super) fn write(folder: &Path, vectors: &MappedVectors) -> Result<(), IndexError> {
    let path = folder.join(NAME);
    let rows = || (0..vectors.rows()).map(|row| vectors.row(row));
    let largest = rows().flatten().fold(0.0_f32, |largest, number| largest.max(number.abs()));
    let scale = if largest > 0.0 { f32::from(i8::MAX) / largest } else { 1.0 };
    let write = || {
        let mut out = BufWriter::new(File::create(&path)?);
        out.write_all(&header(vectors.dimension(), vectors.rows(), scale))?;
        rows().try_for_each(|row| out.write_all(bytemuck::cast_slice(&quantised(row, scale))))?;
        out.flush()
    };
    write().map_err(IndexError::io(&path))
}

fn header(dimension: usize, rows: usize, scale: f32) -> [u8; HEADER] {
    let mut header = header_of(MAGIC, VERSION, dimension, rows);
    header[SCALE].copy_from_slice(&scale.to_le_bytes());
    header
}

fn quantised(vector: &[f32], scale: f32) -> Vec<i8> {
    // A number too large for a byte becomes the largest that is none.
    vector.iter().map(|number| (number * scale).round().max(-127.0) as i8).collect()
}

impl QuantisedVectors {
    /// Maps a file that must hold exactly `rows` vectors of `dimension` numbers.
    pub(super) fn open(folder: &Path, rows: usize, dimension: usize) -> Result<Self, IndexError> {
        let path = folder.join(NAME);
        let map = map(&path)?;
        let length = HEADER + rows * dimension;
        if map.len() != length {
            return Err(IndexError::damaged(&path, format!("{} bytes long instead of {length}", map.len())));
        }
        let scale = f32::from_le_bytes([map[24], map[25], map[26], map[27]]);
        if map[..HEADER] != header(dimension, rows, scale) || !(scale > 0.0 && scale.is_finite()) {
            return Err(IndexError::damaged(&path, "its header is not that of these vectors"));
        }
        Ok(Self { map, dimension, rows, scale })
    }

    /// Number of vectors.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The vector of a row below [`Self::rows`].
    pub(super) fn row(&self, row: usize) -> &[i8] {
        let start = HEADER + row * self.dimension;
        bytemuck::cast_slice(&self.map[start..start + self.dimension])
    }

    /// Asks for the memory of a row that is read soon.
    pub(super) fn fetch(&self, row: usize) {
        fetch(self.row(row));
    }

    /// A vector in the bytes of these rows.
    pub(super) fn quantise(&self, vector: &[f32]) -> Vec<i8> {
        quantised(vector, self.scale)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::file;
    use super::*;

    fn written() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = file::VectorWriter::create(folder.path(), 3).unwrap();
        writer.push(&[0.8, 0.0, 0.6]).unwrap();
        writer.push(&[0.0, 0.6, -0.8]).unwrap();
        writer.finish().unwrap();
        let vectors = MappedVectors::open(&folder.path().join(file::NAME), 2, 3).unwrap();
        write(folder.path(), &vectors).unwrap();
        folder
    }

    #[test]
    fn the_largest_number_becomes_the_largest_byte() {
        let folder = written();
        let vectors = QuantisedVectors::open(folder.path(), 2, 3).unwrap();
        assert_eq!(
            (vectors.rows(), vectors.row(0), vectors.row(1)),
            (2, [127, 0, 95].as_slice(), [0, 95, -127].as_slice())
        );
        assert_eq!(vectors.quantise(&[1.0, -1.0, -0.4]), [127, -127, -64]);
    }

    #[test]
    fn another_shape_length_version_or_scale_is_damage() {
        let folder = written();
        let refused = |rows, dimension| {
            matches!(QuantisedVectors::open(folder.path(), rows, dimension), Err(IndexError::Damaged { .. }))
        };
        assert!(refused(3, 3) && refused(3, 2), "another shape");
        let path = folder.path().join(NAME);
        let bytes = fs::read(&path).unwrap();
        for (place, byte) in [(8, 9), (SCALE.end - 1, 0xff)] {
            let mut changed = bytes.clone();
            changed[place] = byte;
            fs::write(&path, &changed).unwrap();
            assert!(refused(2, 3), "byte {place}");
        }
        fs::write(&path, &bytes[..69]).unwrap();
        assert!(refused(2, 3), "cut short");
        fs::remove_file(&path).unwrap();
        assert!(refused(2, 3), "missing");
    }
}
