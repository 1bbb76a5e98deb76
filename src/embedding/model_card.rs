//! `auskunft-model.toml` in a model's directory: what the model is and which bytes it consists of.

use super::checksum;
use super::manifest::{ManifestFile, ManifestModel};
use super::pooling::Pooling;
use super::{EmbedderIdentity, EmbeddingError};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Its file name.
pub(super) const CARD: &str = "auskunft-model.toml";
const FORMAT: u32 = 2;

/// The card that `pull` writes beside a converted model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelCard {
    format: u32,
    pub(super) name: String,
    pub(super) licence: String,
    /// SHA-256 over the hashes of weights and tokenizer.
    pub(super) checksum: String,
    pub(super) dimension: usize,
    pub(super) max_tokens: usize,
    pub(super) pooling: Pooling,
    pub(super) query_prefix: String,
    pub(super) passage_prefix: String,
    #[serde(rename = "file")]
    pub(super) files: Vec<CardFile>,
    #[serde(rename = "source")]
    pub(super) sources: Vec<CardSource>,
}

/// A file of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardFile {
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// What the directory was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardSource {
    package: String,
    version: String,
    member: String,
    sha256: String,
}

impl ModelCard {
    /// The card of `model` whose converted files lie in `folder`: those that make it what it is, and others.
    pub(super) fn of(
        model: &ManifestModel,
        folder: &Path,
        identifying: &[&str],
        others: &[&str],
    ) -> Result<Self, EmbeddingError> {
        let names = identifying.iter().chain(others);
        let files: Vec<CardFile> = names.map(|name| CardFile::of(folder, name)).collect::<Result<_, _>>()?;
        let identifying: Vec<&str> =
            files.iter().take(identifying.len()).map(|file| file.sha256.as_str()).collect();
        Ok(Self {
            format: FORMAT,
            name: model.name.clone(),
            licence: model.licence.clone(),
            checksum: checksum::combined(&identifying),
            dimension: model.dimension,
            max_tokens: model.max_tokens,
            pooling: model.pooling,
            query_prefix: model.query_prefix.clone(),
            passage_prefix: model.passage_prefix.clone(),
            sources: model.files.iter().map(CardSource::of).collect(),
            files,
        })
    }

    /// Reads the card in `folder`.
    pub(super) fn read(folder: &Path) -> Result<Self, EmbeddingError> {
        let path = folder.join(CARD);
        let text = std::fs::read_to_string(&path).map_err(EmbeddingError::io(&path))?;
        let card: Self = toml::from_str(&text).map_err(|error| EmbeddingError::file(&path, error))?;
        if card.format != FORMAT {
            let reason =
                format!("format {} (this version reads {FORMAT}); run `auskunft models pull`", card.format);
            return Err(EmbeddingError::file(&path, reason));
        }
        Ok(card)
    }

    /// Writes the card into `folder`.
    pub(super) fn write(&self, folder: &Path) -> Result<(), EmbeddingError> {
        let path = folder.join(CARD);
        let text = toml::to_string(self).map_err(|error| EmbeddingError::file(&path, error))?;
        std::fs::write(&path, text).map_err(EmbeddingError::io(&path))
    }

    /// Whether it was made from exactly the files that `model` names, to the same settings.
    pub(super) fn is_made_from(&self, model: &ManifestModel) -> bool {
        let sources: Vec<CardSource> = model.files.iter().map(CardSource::of).collect();
        self.name == model.name
            && self.sources == sources
            && self.pooling == model.pooling
            && (self.dimension, self.max_tokens) == (model.dimension, model.max_tokens)
            && self.query_prefix == model.query_prefix
            && self.passage_prefix == model.passage_prefix
    }

    /// Compares the files' sizes with the card: what every start can afford.
    pub(super) fn check_sizes(&self, folder: &Path) -> Result<(), EmbeddingError> {
        for file in &self.files {
            let path = folder.join(&file.name);
            let found = std::fs::metadata(&path).map_err(EmbeddingError::io(&path))?.len();
            if found != file.bytes {
                let reason = format!("{found} bytes, {} recorded; run `auskunft models pull`", file.bytes);
                return Err(EmbeddingError::file(&path, reason));
            }
        }
        Ok(())
    }

    /// Compares the files' hashes with the card.
    pub(super) fn check_hashes(&self, folder: &Path) -> Result<(), EmbeddingError> {
        self.files.iter().try_for_each(|file| file.check_hash(folder))
    }

    /// What an embedder over these files is.
    pub(super) fn identity(&self, runtime: &str) -> EmbedderIdentity {
        EmbedderIdentity {
            name: self.name.clone(),
            checksum: self.checksum.clone(),
            dimension: self.dimension,
            pooling: self.pooling.as_str().to_owned(),
            query_prefix: self.query_prefix.clone(),
            passage_prefix: self.passage_prefix.clone(),
            runtime: runtime.to_owned(),
        }
    }
}

impl CardFile {
    /// Compares the file's hash with the record.
    pub(super) fn check_hash(&self, folder: &Path) -> Result<(), EmbeddingError> {
        let path = folder.join(&self.name);
        let found = checksum::of_file(&path)?;
        if found.sha256 == self.sha256 {
            return Ok(());
        }
        Err(EmbeddingError::Checksum {
            path,
            found: found.sha256,
            found_bytes: found.bytes,
            expected: self.sha256.clone(),
            expected_bytes: self.bytes,
        })
    }

    fn of(folder: &Path, name: &str) -> Result<Self, EmbeddingError> {
        let checksum = checksum::of_file(&folder.join(name))?;
        Ok(Self { name: name.to_owned(), bytes: checksum.bytes, sha256: checksum.sha256 })
    }
}

impl CardSource {
    fn of(file: &ManifestFile) -> Self {
        Self {
            package: file.package.clone(),
            version: file.version.clone(),
            member: file.member.clone(),
            sha256: file.sha256.clone(),
        }
    }
}
