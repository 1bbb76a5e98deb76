//! The file of vectors: a header of 64 bytes, then the vectors row by row as little-endian `f32`.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::IndexError;

/// Name of the file in a generation.
pub(super) const NAME: &str = "vectors.f32";
/// First eight bytes.
pub(super) const MAGIC: [u8; 8] = *b"AUSKVEC\0";
/// Version of the layout.
pub(super) const VERSION: u32 = 1;
/// Length of the header, so that the vectors begin on a cache line.
pub(super) const HEADER: usize = 64;

/// The header of this file.
pub(super) fn header(dimension: usize, rows: usize) -> [u8; HEADER] {
    header_of(MAGIC, VERSION, dimension, rows)
}

/// The header of a file of rows: magic, version and dimension (`u32`), rows (`u64`), all little-endian, then zeros.
pub(super) fn header_of(magic: [u8; 8], version: u32, dimension: usize, rows: usize) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..8].copy_from_slice(&magic);
    header[8..12].copy_from_slice(&version.to_le_bytes());
    header[12..16].copy_from_slice(&(dimension as u32).to_le_bytes());
    header[16..24].copy_from_slice(&(rows as u64).to_le_bytes());
    header
}

/// Writes vectors one after the other.
#[derive(Debug)]
pub(in super::super) struct VectorWriter {
    path: PathBuf,
    out: BufWriter<File>,
    dimension: usize,
    rows: usize,
}

impl VectorWriter {
    /// Begins the file in a generation's folder.
    pub(in super::super) fn create(folder: &Path, dimension: usize) -> Result<Self, IndexError> {
        let path = folder.join(NAME);
        let file = File::create(&path).map_err(IndexError::io(&path))?;
        let mut writer = Self { out: BufWriter::new(file), path, dimension, rows: 0 };
        writer.write(&header(dimension, 0))?;
        Ok(writer)
    }

    /// Appends a vector of the right length.
    pub(in super::super) fn push(&mut self, vector: &[f32]) -> Result<(), IndexError> {
        debug_assert_eq!(vector.len(), self.dimension, "checked by the builder");
        for number in vector {
            self.write(&number.to_le_bytes())?;
        }
        self.rows += 1;
        Ok(())
    }

    /// Puts the number of rows into the header.
    pub(in super::super) fn finish(mut self) -> Result<(), IndexError> {
        self.out.seek(SeekFrom::Start(0)).map_err(IndexError::io(&self.path))?;
        self.write(&header(self.dimension, self.rows))?;
        self.out.flush().map_err(IndexError::io(&self.path))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), IndexError> {
        self.out.write_all(bytes).map_err(IndexError::io(&self.path))
    }
}
