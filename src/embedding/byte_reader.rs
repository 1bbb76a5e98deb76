//! A bounds-checked little-endian reader over bytes: running out of them is an error with file and offset.

use super::EmbeddingError;
use std::path::Path;

/// Reads forward through `bytes`, the content of `path`.
pub(super) struct ByteReader<'a> {
    path: &'a Path,
    bytes: &'a [u8],
    position: usize,
}

impl<'a> ByteReader<'a> {
    /// A reader at the first byte.
    pub(super) fn new(path: &'a Path, bytes: &'a [u8]) -> Self {
        Self { path, bytes, position: 0 }
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize, what: &str) -> Result<&'a [u8], EmbeddingError> {
        let end = self.position.checked_add(count);
        let Some(taken) = end.and_then(|end| self.bytes.get(self.position..end)) else {
            let left = self.bytes.len() - self.position;
            return Err(self.corrupt(format!("{what} needs {count} bytes, {left} are left")));
        };
        self.position += count;
        Ok(taken)
    }

    /// The next `count` items of `size` bytes each, skipped.
    pub(super) fn skip_items(&mut self, count: u64, size: usize, what: &str) -> Result<(), EmbeddingError> {
        let bytes = usize::try_from(count).ok().and_then(|count| count.checked_mul(size));
        let Some(bytes) = bytes else {
            return Err(self.corrupt(format!("{what}: {count} items cannot be")));
        };
        self.take(bytes, what).map(|_| ())
    }

    /// One byte.
    pub(super) fn u8(&mut self, what: &str) -> Result<u8, EmbeddingError> {
        Ok(self.array::<1>(what)?[0])
    }

    /// Two bytes.
    pub(super) fn u16(&mut self, what: &str) -> Result<u16, EmbeddingError> {
        Ok(u16::from_le_bytes(self.array(what)?))
    }

    /// Four bytes.
    pub(super) fn u32(&mut self, what: &str) -> Result<u32, EmbeddingError> {
        Ok(u32::from_le_bytes(self.array(what)?))
    }

    /// Eight bytes.
    pub(super) fn u64(&mut self, what: &str) -> Result<u64, EmbeddingError> {
        Ok(u64::from_le_bytes(self.array(what)?))
    }

    /// A signed 32-bit number that must lie in `range`.
    pub(super) fn count(
        &mut self,
        range: std::ops::RangeInclusive<i32>,
        what: &str,
    ) -> Result<usize, EmbeddingError> {
        let value = i32::from_le_bytes(self.array(what)?);
        if !range.contains(&value) {
            return Err(self.corrupt(format!("{what} is {value}, not in {range:?}")));
        }
        Ok(value as usize)
    }

    /// An error at the current position.
    pub(super) fn corrupt(&self, reason: String) -> EmbeddingError {
        EmbeddingError::Corrupt { path: self.path.to_path_buf(), offset: self.position as u64, reason }
    }

    fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], EmbeddingError> {
        let taken = self.take(N, what)?;
        taken.try_into().map_err(|_| self.corrupt(format!("{what} is cut")))
    }
}
