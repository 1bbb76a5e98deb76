//! `auskunft-selector.toml`: what a trained selector is and which base model it stands on.

use super::checksum;
use super::model_card::CardFile;
use super::{EmbedderIdentity, EmbeddingError};
use serde::Deserialize;
use std::path::Path;

/// Its file name.
pub(super) const CARD: &str = "auskunft-selector.toml";
/// The trained layers.
pub(super) const LAYERS: &str = "layers.gguf";
const FORMAT: u32 = 1;

/// The card that stands beside the trained layers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SelectorCard {
    format: u32,
    name: String,
    /// Licence of the trained layers.
    #[allow(dead_code, reason = "for people who read the card")]
    licence: String,
    base: Base,
    /// Layers that are the base model's own.
    pub(super) shared_layers: usize,
    /// SHA-256 of the trained layers.
    sha256: String,
    bytes: u64,
}

/// The model that gives the word table and the lower layers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    name: String,
    /// The checksum in that model's card.
    checksum: String,
}

impl SelectorCard {
    /// Reads the card in `folder`; the layers must be as long as it says.
    pub(super) fn read(folder: &Path) -> Result<Self, EmbeddingError> {
        let path = folder.join(CARD);
        let text = std::fs::read_to_string(&path).map_err(EmbeddingError::io(&path))?;
        let card: Self = toml::from_str(&text).map_err(|error| EmbeddingError::file(&path, error))?;
        if card.format != FORMAT {
            let reason = format!("format {} (this version reads {FORMAT})", card.format);
            return Err(EmbeddingError::file(&path, reason));
        }
        let layers = folder.join(LAYERS);
        let found = std::fs::metadata(&layers).map_err(EmbeddingError::io(&layers))?.len();
        if found != card.bytes {
            return Err(EmbeddingError::file(&layers, format!("{found} bytes, {} recorded", card.bytes)));
        }
        Ok(card)
    }

    /// Whether it was trained on that model.
    pub(super) fn stands_on(&self, base: &EmbedderIdentity) -> bool {
        self.base.name == base.name && self.base.checksum == base.checksum
    }

    /// Compares the layers' hash with the card.
    pub(super) fn check_hash(&self, folder: &Path) -> Result<(), EmbeddingError> {
        let layers = CardFile { name: LAYERS.to_owned(), bytes: self.bytes, sha256: self.sha256.clone() };
        layers.check_hash(folder)
    }

    /// What a selector over these layers and that base is.
    pub(super) fn identity(&self, base: &EmbedderIdentity) -> EmbedderIdentity {
        EmbedderIdentity {
            name: self.name.clone(),
            checksum: checksum::combined(&[&base.checksum, &self.sha256]),
            ..base.clone()
        }
    }
}
