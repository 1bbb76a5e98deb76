//! Files that are read whole, up to a bound.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::UnderstandError;

/// The bytes of a file of at most `most` bytes.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, UnderstandError> {
    let io = |source| UnderstandError::Io { path: path.to_path_buf(), source };
    let mut bytes = Vec::new();
    File::open(path).map_err(io)?.take(most + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > most {
        return Err(UnderstandError::TooLarge { path: path.to_path_buf(), most });
    }
    Ok(bytes)
}
