//! Search by words: BM25 over German text.

mod analyzer;
mod dictionary;
mod fold;
mod index;
mod stopwords;
mod tokens;
mod vocabulary;
mod writer;

#[cfg(test)]
pub(super) use analyzer::Weights;
pub use dictionary::Analysis;
pub(super) use dictionary::{Dictionary, PartRule};
pub(super) use index::{WordHit, WordIndex};
pub(super) use vocabulary::Vocabulary;
pub(super) use writer::{WordEntry, WordWriter};

/// The folder of the word index in a generation.
pub(super) const FOLDER: &str = "words";
pub(crate) use fold::fold;
pub(crate) use stopwords::is_stop_word;
