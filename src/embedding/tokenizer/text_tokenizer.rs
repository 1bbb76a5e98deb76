//! From text to token ids: NFC first, then the model's own tokenizer.

use super::super::EmbeddingError;
use super::compiled::{self, CompiledTokenizer};
use std::path::Path;
use tokenizers::Tokenizer;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A model's tokenizer, never cutting or padding by itself.
pub struct TextTokenizer {
    model: String,
    tokenizer: Kind,
}

enum Kind {
    Compiled(Box<CompiledTokenizer>),
    Parsed(Box<Tokenizer>),
}

impl TextTokenizer {
    /// Reads a `tokenizer.json`.
    pub fn open(path: &Path, model: &str) -> Result<Self, EmbeddingError> {
        let bytes = std::fs::read(path).map_err(EmbeddingError::io(path))?;
        let mut tokenizer =
            Tokenizer::from_bytes(bytes).map_err(|error| EmbeddingError::file(path, error))?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| EmbeddingError::file(path, error))?;
        Ok(Self { model: model.to_owned(), tokenizer: Kind::Parsed(Box::new(tokenizer)) })
    }

    /// Maps the `tokenizer.bin` that was compiled of it.
    pub fn open_compiled(path: &Path, model: &str) -> Result<Self, EmbeddingError> {
        let tokenizer = Kind::Compiled(Box::new(compiled::open(path)?));
        Ok(Self { model: model.to_owned(), tokenizer })
    }

    /// Token ids of `prefix` and `text`, special tokens included.
    pub fn ids(&self, prefix: &str, text: &str) -> Result<Vec<u32>, EmbeddingError> {
        let mut whole = prefix.to_owned();
        append_nfc(&mut whole, text);
        self.encode(&whole, true)
    }

    /// Number of tokens of `text` alone. A text the tokenizer refuses counts one per character.
    #[must_use]
    pub fn count(&self, text: &str) -> usize {
        let mut whole = String::new();
        append_nfc(&mut whole, text);
        self.encode(&whole, false).map_or_else(|_| whole.chars().count(), |ids| ids.len())
    }

    fn encode(&self, text: &str, special_tokens: bool) -> Result<Vec<u32>, EmbeddingError> {
        let encoding = match &self.tokenizer {
            Kind::Compiled(tokenizer) => tokenizer.encode_fast(text, special_tokens),
            Kind::Parsed(tokenizer) => tokenizer.encode_fast(text, special_tokens),
        };
        encoding.map(|encoding| encoding.get_ids().to_vec()).map_err(|error| EmbeddingError::Tokenize {
            model: self.model.clone(),
            reason: error.to_string(),
        })
    }
}

fn append_nfc(whole: &mut String, text: &str) {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => whole.push_str(text),
        _ => whole.extend(text.nfc()),
    }
}
