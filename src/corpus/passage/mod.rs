//! Passages: the stretches of text that are embedded, searched and cited.

mod chunker;
mod packing;
mod unit;

use serde::{Deserialize, Serialize};

use super::SpannedText;
pub use chunker::{CHUNKER_VERSION, line, passages};

/// What a passage was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// Running text.
    Text,
    /// Rows of a table.
    Table,
    /// Fields of a record.
    Record,
}

/// A passage: about 120 to 250 tokens that never cross a section or a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Position in the document, from 0.
    pub ordinal: u32,
    /// What it was cut from.
    pub kind: PassageKind,
    /// Headings above it, the record's title last where it comes from a record.
    pub headings: Vec<String>,
    /// Index into `Document::blocks` of the record or table it was cut from.
    pub block: Option<u32>,
    /// The text with its places.
    pub text: SpannedText,
}

impl Passage {
    /// The text that is embedded and searched: document title, heading path, then the passage itself.
    #[must_use]
    pub fn searchable(&self, title: &str) -> String {
        let mut context: Vec<&str> = vec![title];
        context.extend(self.headings.iter().map(String::as_str).filter(|heading| *heading != title));
        format!("{}\n{}", context.join(" > "), self.text.text.replace('\t', ": "))
    }
}

/// Counts tokens the way the embedder will: the chunker's only view of the embedding room.
pub trait TokenCount {
    /// Number of tokens of a text without special tokens.
    fn count(&self, text: &str) -> usize;
}
