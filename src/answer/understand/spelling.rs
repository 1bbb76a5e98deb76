//! Spelling of questions: wrong letters, wrongly joined and wrongly split words, capitals.

mod case;
mod correct;
pub(super) mod distance;
mod index;
mod join;
mod plausible;
mod umlauts;

pub(crate) use case::{normalise_case, restore_capitals};
pub(crate) use correct::correct;
pub(crate) use index::SpellingIndex;
pub(crate) use umlauts::restore_umlauts;

/// The words of a corpus. Spellings of umlauts and ß count as equal (`Prüfung`, `Pruefung`), and so does case.
pub(crate) trait Vocabulary {
    /// Whether the word stands in the corpus.
    fn knows(&self, word: &str) -> bool;
    /// Words of the corpus that a word may stand for, nearest first, the commoner first among equally near ones, each
    /// with how often it stands there.
    fn near(&self, word: &str) -> Vec<(String, u32)>;
}
