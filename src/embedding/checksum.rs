//! SHA-256 of files, in lower-case hexadecimal.

use super::EmbeddingError;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// Hash and size of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checksum {
    /// SHA-256, hexadecimal.
    pub(super) sha256: String,
    /// Number of bytes.
    pub(super) bytes: u64,
}

/// Hash and size of a file.
pub(super) fn of_file(path: &Path) -> Result<Checksum, EmbeddingError> {
    let file = File::open(path).map_err(EmbeddingError::io(path))?;
    copy(file, std::io::sink()).map_err(EmbeddingError::io(path))
}

/// Copies `from` into `to` and says what went through.
pub(super) fn copy(mut from: impl Read, mut to: impl Write) -> std::io::Result<Checksum> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    let mut bytes = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok(Checksum { sha256: hexadecimal(&hasher.finalize()), bytes });
        }
        hasher.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        bytes += read as u64;
    }
}

/// One hash over several, in order: the checksum in an embedder's identity.
pub(super) fn combined(hashes: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for hash in hashes {
        hasher.update(hash.as_bytes());
        hasher.update(b"\n");
    }
    hexadecimal(&hasher.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_abc_is_the_published_one() {
        let mut copied = Vec::new();
        let checksum = copy(&b"abc"[..], &mut copied).unwrap();
        assert_eq!(checksum.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!((checksum.bytes, copied.as_slice()), (3, &b"abc"[..]));
    }
}
