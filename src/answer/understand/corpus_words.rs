//! What a corpus says about words: how they are written, and what its abbreviations mean.

use std::collections::HashMap;
use std::path::Path;

use super::designation::Designations;
use super::{Glossary, SpellingIndex, Thesaurus, Vocabulary, find_definitions};
use crate::answer::AnswerError;
use crate::index::{Index, fold};
use crate::store::Store;

/// Different words that are counted at most.
const MOST_WORDS: usize = 400_000;
/// Bytes of a stem that tells words apart whatever was behind it.
const SHORTEST_STEM: usize = 4;

/// The words of one index generation.
pub(in super::super) struct CorpusWords {
    spelling: SpellingIndex,
    glossary: Glossary,
    thesaurus: Option<Thesaurus>,
    designations: Designations,
}

impl CorpusWords {
    /// Reads all passages once; `site` is the site's own glossary, `thesaurus` a file in the format of `MyThes`.
    pub(in super::super) fn read(
        store: &Store,
        site: Option<&Path>,
        thesaurus: Option<&Path>,
    ) -> Result<Self, AnswerError> {
        let mut counts: HashMap<String, u32> = HashMap::new();
        let mut definitions = Vec::new();
        let mut designations = Designations::default();
        for text in store.passage_texts() {
            let text = text?;
            definitions.extend(find_definitions(&text));
            for word in text.split(|character: char| !character.is_alphanumeric() && character != '-') {
                if let Some(count) = counts.get_mut(word) {
                    *count += 1;
                    continue;
                }
                designations.add(word);
                if counts.len() < MOST_WORDS && !word.is_empty() {
                    counts.insert(word.to_owned(), 1);
                }
            }
        }
        Ok(Self {
            spelling: SpellingIndex::new(counts),
            glossary: Glossary::assemble(site, definitions)?,
            thesaurus: thesaurus.map(Thesaurus::read).transpose()?,
            designations,
        })
    }

    /// Whether a passage has the word.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.spelling.knows(word)
    }

    /// The word of the corpus that a word comes nearest to.
    pub(super) fn near(&self, word: &str) -> Option<String> {
        self.spelling.near(word).into_iter().next().map(|(word, _)| word)
    }

    /// Whether a word is a designation of a series that the passages have, but of a number that none has.
    pub(super) fn lacks_designation(&self, word: &str) -> bool {
        self.designations.lacks(word)
    }

    /// Abbreviations and what they stand for.
    pub(super) fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// Synonyms, where the site has a thesaurus.
    pub(super) fn thesaurus(&self) -> Option<&Thesaurus> {
        self.thesaurus.as_ref()
    }

    /// The vocabulary together with an index that knows more forms of words.
    pub(super) fn vocabulary<'w>(&'w self, index: &'w Index) -> impl Vocabulary + 'w {
        IndexedWords { spelling: &self.spelling, index }
    }
}

/// Whether a stem tells a word from others: one that is only its short beginning does not (`tonst`, `Tons`).
fn is_telling(stem: &str, word: &str) -> bool {
    let folded = fold(word);
    stem.len() >= SHORTEST_STEM || folded == stem || !folded.starts_with(stem)
}

struct IndexedWords<'w> {
    spelling: &'w SpellingIndex,
    index: &'w Index,
}

impl Vocabulary for IndexedWords<'_> {
    fn knows(&self, word: &str) -> bool {
        let by_stem = || self.index.terms(word).iter().any(|stem| is_telling(stem, word));
        self.spelling.knows(word) || (self.index.knows_word(word) && by_stem())
    }

    fn near(&self, word: &str) -> Vec<(String, u32)> {
        self.spelling.near(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_beginning_is_no_sign_that_a_word_is_known() {
        assert!(!is_telling("ton", "Tonste") && !is_telling("ton", "tons"));
        for (stem, word) in [("antrag", "Antragen"), ("ton", "Ton"), ("rat", "Räte")] {
            assert!(is_telling(stem, word), "{word}");
        }
    }
}
