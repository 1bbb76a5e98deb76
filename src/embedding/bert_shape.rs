//! `config.json` of a BERT: the sizes of the network, in Hugging Face's words.

use super::EmbeddingError;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Sizes of a BERT.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct BertShape {
    pub(super) model_type: String,
    pub(super) hidden_size: usize,
    pub(super) num_hidden_layers: usize,
    pub(super) num_attention_heads: usize,
    pub(super) intermediate_size: usize,
    pub(super) vocab_size: usize,
    pub(super) max_position_embeddings: usize,
    pub(super) type_vocab_size: usize,
    pub(super) layer_norm_eps: f64,
    pub(super) hidden_act: String,
    pub(super) pad_token_id: u32,
}

impl BertShape {
    /// What BERT adds to a variance before its root is taken.
    pub(super) const LAYER_NORM_EPSILON: f64 = 1e-12;

    /// Reads `config.json`.
    pub(super) fn read(path: &Path) -> Result<Self, EmbeddingError> {
        let text = std::fs::read_to_string(path).map_err(EmbeddingError::io(path))?;
        let shape: Self = serde_json::from_str(&text).map_err(|error| EmbeddingError::file(path, error))?;
        if shape.num_attention_heads == 0 || !shape.hidden_size.is_multiple_of(shape.num_attention_heads) {
            return Err(EmbeddingError::file(path, "num_attention_heads does not divide hidden_size"));
        }
        Ok(shape)
    }

    /// Writes `config.json`.
    pub(super) fn write(&self, path: &Path) -> Result<(), EmbeddingError> {
        let text = serde_json::to_string_pretty(self).map_err(|error| EmbeddingError::file(path, error))?;
        std::fs::write(path, text + "\n").map_err(EmbeddingError::io(path))
    }
}
