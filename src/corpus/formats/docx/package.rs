//! The archive around a Word file's parts.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::malformed;
use crate::corpus::CorpusError;

/// Largest unpacked part, bytes; more is a bomb.
const LARGEST_PART: u64 = 64 << 20;

/// An opened archive.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, CorpusError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| malformed(&error.to_string()))?;
        Ok(Self { archive })
    }

    /// A part's bytes, `None` where the archive has no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, CorpusError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(malformed(&format!("{name}: {error}"))),
        };
        let mut bytes = Vec::new();
        let read = part.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        read.map_err(|error| malformed(&format!("{name}: {error}")))?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(malformed(&format!("{name}: larger than {LARGEST_PART} bytes")));
        }
        Ok(Some(bytes))
    }
}
