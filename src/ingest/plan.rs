//! What has to be done: the files found, against the documents stored.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::IngestError;
use crate::embedding::EncoderIdentities;
use crate::store::{DocumentStatus, DocumentSummary, Placement, document_id};

/// Files named in it are left out, in the syntax of `.gitignore`.
const IGNORE_FILE: &str = ".auskunftignore";

/// A file found under an ingested path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundFile {
    /// Identity of its document.
    pub(super) document: String,
    pub(super) path: PathBuf,
    pub(super) root: PathBuf,
    pub(super) collection: String,
    pub(super) bytes: u64,
}

/// Walks the paths and returns the files in a fixed order. Hidden files, links and what `.auskunftignore` names
/// are left out. A file belongs to the collection named on the command line, else to the folder right below the
/// ingested path, else to that path's own name.
pub(super) fn find_files(paths: &[PathBuf], collection: Option<&str>) -> Result<Vec<FoundFile>, IngestError> {
    let mut found = HashMap::new();
    for path in paths {
        let root = path.canonicalize().map_err(|_| IngestError::PathMissing(path.clone()))?;
        let walk = WalkBuilder::new(&root)
            .standard_filters(false)
            .hidden(true)
            .follow_links(false)
            .add_custom_ignore_filename(IGNORE_FILE)
            .build();
        for entry in walk {
            let entry = entry.map_err(|source| IngestError::Walk { path: root.clone(), source })?;
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let bytes = entry.metadata().map(|data| data.len()).unwrap_or_default();
            let collection = collection.map_or_else(|| collection_of(&root, entry.path()), str::to_owned);
            let path = entry.into_path();
            let document = document_id(&collection, &path.to_string_lossy());
            found.insert(path.clone(), FoundFile { document, path, root: root.clone(), collection, bytes });
        }
    }
    let mut files: Vec<FoundFile> = found.into_values().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Gives files the collection that was chosen for them on the page, and the document they have there.
pub(super) fn place(files: &mut [FoundFile], placements: &HashMap<String, Placement>) {
    for file in files {
        if let Some(placement) = placements.get(file.path.to_string_lossy().as_ref()) {
            file.document.clone_from(&placement.document);
            file.collection.clone_from(&placement.collection);
        }
    }
}

fn collection_of(root: &Path, file: &Path) -> String {
    let below =
        file.strip_prefix(root).ok().map(|relative| relative.components().count()).unwrap_or_default();
    let folder = match below {
        0 => root.parent(),
        1 => Some(root),
        _ => file.ancestors().find(|folder| folder.parent() == Some(root)),
    };
    let name = folder.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "documents".to_owned())
}

/// Documents whose file is gone from an ingested path, or moved to another collection.
pub(super) fn vanished(stored: &[DocumentSummary], files: &[FoundFile], paths: &[PathBuf]) -> Vec<String> {
    let present: HashSet<(&str, &Path)> =
        files.iter().map(|file| (file.collection.as_str(), file.path.as_path())).collect();
    let present_paths: HashSet<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    let roots: Vec<PathBuf> = paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
    stored
        .iter()
        .filter(|document| {
            let path = Path::new(&document.row.path);
            let moved = present_paths.contains(path);
            let below = roots.iter().any(|root| path.starts_with(root));
            (moved || below) && !present.contains(&(document.row.collection.as_str(), path))
        })
        .map(|document| document.row.id.clone())
        .collect()
}

/// Whether a stored document still stands for a file's content, read and embedded as today.
pub(super) fn is_current(
    stored: Option<&DocumentSummary>,
    sha256: &str,
    reader: &str,
    encoders: &EncoderIdentities,
) -> bool {
    stored.is_some_and(|document| {
        let row = &document.row;
        row.sha256 == sha256
            && row.reader == reader
            && row.embedder.as_ref().is_none_or(|checksum| *checksum == encoders.retriever.checksum)
            && row.selector.as_ref().is_none_or(|checksum| *checksum == encoders.selector.checksum)
            && row.selector.is_some() == row.embedder.is_some()
            && row.status != DocumentStatus::Failed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collections_follow_the_first_folder_and_ignored_files_stay_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("haus");
        for file in ["a.txt", "hand/b.txt", "hand/tief/c.txt", "quellen/d.typ", ".versteckt"] {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        std::fs::write(root.join(IGNORE_FILE), "quellen/\n").unwrap();
        let files = find_files(std::slice::from_ref(&root), None).unwrap();
        let seen: Vec<(String, &str)> = files
            .iter()
            .map(|file| {
                (file.path.file_name().unwrap().to_string_lossy().into_owned(), file.collection.as_str())
            })
            .collect();
        let expected = [("a.txt", "haus"), ("b.txt", "hand"), ("c.txt", "hand")];
        assert_eq!(seen, expected.map(|(file, collection)| (file.to_owned(), collection)));
        assert!(matches!(find_files(&[root.join("fehlt")], None), Err(IngestError::PathMissing(_))));
    }
}
