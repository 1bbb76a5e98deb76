//! An index of words by what remains of them when letters are deleted.
//!
//! Two words are at most n edits apart only if deleting at most n letters from each leaves a common rest (Garbe's
//! symmetric delete). Only the first letters take part, so that long compounds stay cheap.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Vocabulary;
use super::distance::{LONGEST_WORD, distance};
use crate::index::fold;

/// Letters at the beginning of a word that deletions are made in.
const PREFIX: usize = 7;
/// Most words; the rarest beyond are left out. 100,000 words take less than 30 MB.
pub(super) const MOST_WORDS: usize = 120_000;
/// Shortest word that is indexed and looked up, in letters.
pub(super) const SHORTEST_WORD: usize = 4;
/// Folded letters from which on two edits are allowed.
pub(super) const LONG_WORD: usize = 8;
/// Most words that are given for one.
const MOST_NEAR: usize = 8;

/// Words with their frequency, found by similar spellings.
#[derive(Debug, Default)]
pub(crate) struct SpellingIndex {
    words: Vec<IndexedWord>,
    /// Hash of a rest and the number of the word it is left of, sorted.
    rests: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct IndexedWord {
    folded: Box<str>,
    /// As it is written, when that differs from `folded`.
    written: Option<Box<str>>,
    frequency: u32,
    letters: u32,
}

impl SpellingIndex {
    /// An index of words with how often each stands in the corpus. Spellings that fold to the same are one word, written
    /// as the commonest of them; words with other signs than letters and hyphens are left out.
    pub(crate) fn new<Name: AsRef<str>>(words: impl IntoIterator<Item = (Name, u32)>) -> Self {
        let mut merged: BTreeMap<String, (u32, u32, Option<Box<str>>)> = BTreeMap::new();
        for (word, frequency) in words {
            let word = word.as_ref();
            let folded = fold(word);
            if !is_indexable(&folded) {
                continue;
            }
            let written = (word != folded).then(|| Box::from(word));
            let entry = merged.entry(folded).or_default();
            entry.0 = entry.0.saturating_add(frequency);
            if frequency > entry.1 {
                (entry.1, entry.2) = (frequency, written);
            }
        }
        let mut words: Vec<IndexedWord> = merged
            .into_iter()
            .map(|(folded, (frequency, _, written))| IndexedWord {
                letters: letter_mask(&folded),
                folded: folded.into_boxed_str(),
                written,
                frequency,
            })
            .collect();
        if words.len() > MOST_WORDS {
            words.sort_by_key(|word| std::cmp::Reverse(word.frequency));
            words.truncate(MOST_WORDS);
            words.sort_by(|one, other| one.folded.cmp(&other.folded));
            words.shrink_to_fit();
        }
        let count = words.iter().map(|word| rests(&word.folded).len()).sum();
        let mut all: Vec<(u32, u32)> = Vec::with_capacity(count);
        for (number, word) in words.iter().enumerate() {
            all.extend(rests(&word.folded).into_iter().map(|rest| (rest, number as u32)));
        }
        all.sort_unstable();
        Self { words, rests: all }
    }

    /// Number of words.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Bytes on the heap, without what the allocator adds.
    #[cfg(test)]
    pub(crate) fn heap_bytes(&self) -> usize {
        let texts: usize = self
            .words
            .iter()
            .map(|word| word.folded.len() + word.written.as_ref().map_or(0, |text| text.len()))
            .sum();
        self.rests.capacity() * size_of::<(u32, u32)>()
            + self.words.capacity() * size_of::<IndexedWord>()
            + texts
    }

    fn candidates(&self, folded: &str) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        for rest in rests(folded) {
            let start = self.rests.partition_point(|(hash, _)| *hash < rest);
            let same =
                self.rests.get(start..).unwrap_or_default().iter().take_while(|(hash, _)| *hash == rest);
            found.extend(same.map(|(_, number)| *number));
        }
        found
    }
}

impl Vocabulary for SpellingIndex {
    fn knows(&self, word: &str) -> bool {
        let folded = fold(word);
        self.words.binary_search_by(|known| (*known.folded).cmp(&folded)).is_ok()
    }

    fn near(&self, word: &str) -> Vec<(String, u32)> {
        let folded = fold(word);
        if !is_indexable(&folded) {
            return Vec::new();
        }
        let letters = letter_mask(&folded);
        let mut near: Vec<(usize, bool, std::cmp::Reverse<u32>, &IndexedWord)> = self
            .candidates(&folded)
            .into_iter()
            .filter_map(|number| self.words.get(number as usize))
            .filter(|known| {
                let limit = allowed(&folded, &known.folded);
                (letters ^ known.letters).count_ones() as usize <= 2 * limit
            })
            .filter_map(|known| {
                let edits = distance(&folded, &known.folded, allowed(&folded, &known.folded))?;
                let other_start = folded.get(..1) != known.folded.get(..1);
                Some((edits, other_start, std::cmp::Reverse(known.frequency), known))
            })
            .collect();
        near.sort_by(|one, other| {
            (one.0, one.1, one.2, &one.3.folded).cmp(&(other.0, other.1, other.2, &other.3.folded))
        });
        let written = |word: &IndexedWord| word.written.as_ref().unwrap_or(&word.folded).to_string();
        near.into_iter().take(MOST_NEAR).map(|(_, _, _, word)| (written(word), word.frequency)).collect()
    }
}

/// Edits that are allowed between two folded words.
fn allowed(one: &str, other: &str) -> usize {
    if one.len().min(other.len()) >= LONG_WORD { 2 } else { 1 }
}

fn is_indexable(folded: &str) -> bool {
    (SHORTEST_WORD..=LONGEST_WORD).contains(&folded.len())
        && folded.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// Which letters a word has; words with many different ones cannot be near.
fn letter_mask(folded: &str) -> u32 {
    folded.bytes().filter(u8::is_ascii_lowercase).fold(0, |mask, byte| mask | 1 << (byte - b'a'))
}

/// Hashes of the beginning of a word and of what deletions leave of it: one, in long words two.
fn rests(folded: &str) -> BTreeSet<u32> {
    let beginning: Vec<u8> = folded.bytes().take(PREFIX).collect();
    let mut found = BTreeSet::from([hash(&beginning)]);
    let without = |letters: &[u8], at: usize| -> Vec<u8> {
        letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| *letter).collect()
    };
    for first in 0..beginning.len() {
        let rest = without(&beginning, first);
        found.insert(hash(&rest));
        if folded.len() >= LONG_WORD {
            found.extend((first..rest.len()).map(|second| hash(&without(&rest, second))));
        }
    }
    found
}

fn hash(letters: &[u8]) -> u32 {
    let mut hasher = DefaultHasher::new();
    letters.hash(&mut hasher);
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn near_words_come_by_distance_then_frequency() {
        let index = SpellingIndex::new([
            ("Prüfung", 3),
            ("Prägung", 9),
            ("Antrag", 5),
            ("Auftrag", 50),
            ("Anträge", 2),
        ]);
        let near = |word: &str| index.near(word).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(near("Pruefnug"), ["Prüfung"]);
        assert_eq!(near("antrga"), ["Antrag"]);
        assert_eq!(near("Antrg"), ["Antrag"]);
        assert!(near("Bescheid").is_empty() && near("x1").is_empty());
        assert!(index.knows("PRUEFUNG") && index.knows("prüfung") && !index.knows("Prufung"));
    }

    #[test]
    fn a_hundred_thousand_words_stay_below_thirty_megabytes() {
        let parts =
            ["verwaltung", "antrag", "dienst", "reise", "daten", "schutz", "plan", "kosten", "amt", "haus"];
        let letters = |number: usize| {
            (0..4)
                .map(|place| char::from(b'a' + (number / 17_usize.pow(place) % 17) as u8))
                .collect::<String>()
        };
        let words = (0..100_000)
            .map(|n| (format!("{}{}{}", letters(n), parts[n % 10], parts[n / 10 % 10]), n as u32));
        let index = SpellingIndex::new(words);
        assert!(
            index.len() > 50_000 && index.heap_bytes() < 30_000_000,
            "{} {}",
            index.len(),
            index.heap_bytes()
        );
    }

    proptest! {
        #[test]
        fn one_edit_is_always_found(word in "[a-h]{5,14}", at in 0usize..5, letter in "[a-h]") {
            let index = SpellingIndex::new([(word.as_str(), 1)]);
            let mut wrong = word.clone();
            wrong.replace_range(at..=at, &letter);
            prop_assert_eq!(index.near(&wrong), vec![(word, 1)]);
        }
    }
}
