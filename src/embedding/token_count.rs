//! The chunker's view of an embedder.

use super::Embedder;
use crate::corpus::TokenCount;

/// Counts tokens as an embedder does, for cutting passages to its measure.
pub struct EmbedderTokens<'a>(pub &'a dyn Embedder);

impl TokenCount for EmbedderTokens<'_> {
    fn count(&self, text: &str) -> usize {
        self.0.count_tokens(text)
    }
}
