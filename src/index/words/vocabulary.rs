//! The words of a corpus, counted, from which the dictionary for splitting compounds is made.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Dictionary;
use super::dictionary::{Part, PartRule};
use super::tokens::{TokenKind, tokens};

#[derive(Debug, Default, Clone, Copy)]
struct Occurrences {
    passages: u32,
    capital: u32,
    all: u32,
}

/// Counts words passage by passage.
#[derive(Debug, Default)]
pub(in super::super) struct Vocabulary {
    words: HashMap<String, Occurrences>,
}

impl Vocabulary {
    /// Counts the words of one passage's texts.
    pub(in super::super) fn count<'text>(&mut self, texts: impl IntoIterator<Item = &'text str>) {
        let mut seen = HashSet::new();
        for token in texts.into_iter().flat_map(tokens) {
            let TokenKind::Word { capital } = token.kind else { continue };
            let first = seen.insert(token.text.clone());
            let occurrences = self.words.entry(token.text).or_default();
            occurrences.passages += u32::from(first);
            occurrences.capital += u32::from(capital);
            occurrences.all += 1;
        }
    }

    /// The words that compounds may be split into.
    pub(in super::super) fn dictionary(&self, rule: &PartRule) -> Dictionary {
        let parts: BTreeMap<String, u32> = self
            .words
            .iter()
            .filter(|(word, seen)| {
                let noun = 2 * seen.capital > seen.all;
                rule.admits(&Part { word, passages: seen.passages, noun })
            })
            .map(|(word, seen)| (word.clone(), seen.passages))
            .collect();
        Dictionary::new(parts)
    }
}
