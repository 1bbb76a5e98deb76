//! What a generation says of itself.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::IndexError;
use crate::embedding::EmbedderIdentity;

/// Version of the layout on disk and of the analysis of words: raised whenever an old generation would be read wrongly.
pub(super) const FORMAT: u32 = 3;

/// What a generation was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Version of the chunker that cut the passages.
    pub chunker: String,
    /// Hash over the documents.
    pub corpus: String,
    /// What made the vectors.
    pub embedder: EmbedderIdentity,
    /// What made the vectors of the evidence in the store.
    pub selector: EmbedderIdentity,
}

/// How much a generation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Passages.
    pub passages: usize,
    /// Documents.
    pub documents: usize,
    /// Collections.
    pub collections: usize,
    /// Words that compounds are split into.
    pub dictionary: usize,
}

/// A file of a generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path inside the generation, `/` between its parts.
    pub path: String,
    /// Length in bytes.
    pub length: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// `manifest.toml`: written last, so a folder without it is no generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the layout, raised with every incompatible change.
    pub format: u32,
    /// Program and version that built it.
    pub creator: String,
    /// What it was made from.
    pub identity: Identity,
    /// How much it holds.
    pub counts: Counts,
    /// Whether a graph over the vectors stands beside them.
    pub graph: bool,
    /// Every file but this one.
    pub files: Vec<FileRecord>,
}

impl Manifest {
    /// Name of the file.
    pub const FILE: &str = "manifest.toml";

    /// Reads the manifest of a generation's folder.
    pub fn read(generation: &Path) -> Result<Self, IndexError> {
        let path = generation.join(Self::FILE);
        let text =
            fs::read_to_string(&path).map_err(|error| IndexError::damaged(&path, error.to_string()))?;
        check_format(generation, &path, &text)?;
        toml::from_str(&text).map_err(|error| IndexError::damaged(&path, error.to_string()))
    }

    /// Writes the manifest into a generation's folder.
    pub fn write(&self, generation: &Path) -> Result<(), IndexError> {
        let path = generation.join(Self::FILE);
        let text = toml::to_string(self).map_err(|error| IndexError::damaged(&path, error.to_string()))?;
        fs::write(&path, text).map_err(IndexError::io(&path))
    }

    /// Refuses a generation that another embedder or chunker made.
    pub fn expect(
        &self,
        generation: &Path,
        embedder: &EmbedderIdentity,
        selector: &EmbedderIdentity,
        chunker: &str,
    ) -> Result<(), IndexError> {
        let mismatch = |what, found: String, expected: String| {
            Err(IndexError::Mismatch { path: generation.to_path_buf(), what, found, expected })
        };
        if &self.identity.embedder != embedder {
            return mismatch("embedder", describe(&self.identity.embedder), describe(embedder));
        }
        if &self.identity.selector != selector {
            return mismatch("selector", describe(&self.identity.selector), describe(selector));
        }
        if self.identity.chunker != chunker {
            return mismatch("chunker", self.identity.chunker.clone(), chunker.to_owned());
        }
        Ok(())
    }
}

/// Looks at the format alone first: the rest of another format's manifest need not parse.
fn check_format(generation: &Path, path: &Path, text: &str) -> Result<(), IndexError> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    let head: Head = toml::from_str(text).map_err(|error| IndexError::damaged(path, error.to_string()))?;
    if head.format == FORMAT {
        return Ok(());
    }
    let (found, expected) = (head.format.to_string(), FORMAT.to_string());
    Err(IndexError::Mismatch { path: generation.to_path_buf(), what: "format", found, expected })
}

fn describe(embedder: &EmbedderIdentity) -> String {
    let EmbedderIdentity { name, checksum, dimension, pooling, query_prefix, passage_prefix, runtime } =
        embedder;
    let checksum: String = checksum.chars().take(12).collect();
    format!(
        "{name} ({checksum}, {dimension} dimensions, {pooling}, {query_prefix:?}/{passage_prefix:?}, {runtime})"
    )
}
