//! `auskunft-selector.toml`, `auskunft-reader.toml`: what trained layers are and which base model they stand on.

use super::checksum;
use super::model_card::CardFile;
use super::{EmbedderIdentity, EmbeddingError};
use serde::Deserialize;
use std::path::Path;

/// The card of a selector.
pub(super) const SELECTOR: &str = "auskunft-selector.toml";
/// The card of a reader.
pub(super) const READER: &str = "auskunft-reader.toml";
/// The trained layers.
pub(super) const LAYERS: &str = "layers.gguf";
const FORMAT: u32 = 1;

/// The card that stands beside the trained layers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TrainedCard {
    format: u32,
    name: String,
    /// Licence of the trained layers.
    #[allow(dead_code, reason = "for people who read the card")]
    licence: String,
    base: Base,
    /// Layers of the network, the shared ones included.
    pub(super) layers: usize,
    /// Layers that are the base model's own.
    pub(super) shared_layers: usize,
    /// Tokens of what stands around a text that a reader was trained to read with it; none where the card says nothing.
    #[serde(default)]
    pub(super) around_tokens: usize,
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

impl TrainedCard {
    /// Reads the card of that name in `folder`; the layers must be as long as it says.
    pub(super) fn read(folder: &Path, card: &str) -> Result<Self, EmbeddingError> {
        let path = folder.join(card);
        let text = std::fs::read_to_string(&path).map_err(EmbeddingError::io(&path))?;
        let card: Self = toml::from_str(&text).map_err(|error| EmbeddingError::file(&path, error))?;
        if card.format != FORMAT {
            let reason = format!("format {} (this version reads {FORMAT})", card.format);
            return Err(EmbeddingError::file(&path, reason));
        }
        if card.shared_layers > card.layers {
            return Err(EmbeddingError::file(&path, "shared_layers exceed layers"));
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
