//! Splitting of compounds with a dictionary made from the corpus's own vocabulary.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use frostem::{Algorithm, Stemmer};

use super::stopwords::is_stop_word;
use crate::index::IndexError;

/// First line of the file.
const HEADER: &str = "auskunft compound dictionary 1";
/// Name of the file in a generation.
const NAME: &str = "dictionary.tsv";
/// Shortest part of a split.
const SHORTEST_PART: usize = 3;
/// Shortest stem that is a part though it is no word, such as `schul` of `Schule`.
const SHORTEST_STEM: usize = 4;
/// Longest word that is split.
const LONGEST_WORD: usize = 60;
/// Most parts of one split.
const MOST_PARTS: usize = 5;
/// What may stand between two parts.
const LINKING_ELEMENTS: [&str; 6] = ["s", "es", "n", "en", "er", "e"];
/// Endings that look like words.
const ENDINGS: [&str; 10] =
    ["heit", "keit", "schaft", "schaften", "lich", "isch", "chen", "sam", "tum", "ung"];

/// A word that may become a part.
pub(super) struct Part<'word> {
    /// Folded.
    pub(super) word: &'word str,
    /// In how many passages it stands.
    pub(super) passages: u32,
    /// Whether it is written with a capital more often than not.
    pub(super) noun: bool,
}

/// Which words of the vocabulary may be parts of compounds.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct PartRule {
    /// Letters of a noun, at least.
    pub(in super::super) shortest_noun: usize,
    /// Letters of any other word, at least.
    pub(in super::super) shortest_other: usize,
    /// Passages in which it stands by itself, at least.
    pub(in super::super) fewest_passages: u32,
}

impl Default for PartRule {
    /// Nouns of three letters let `Jugendamt`, `Kreistag` and `Landrat` be split; other short words are prefixes and
    /// endings (`vor`, `mit`, `los`) that would split half the language.
    fn default() -> Self {
        Self { shortest_noun: SHORTEST_PART, shortest_other: 5, fewest_passages: 2 }
    }
}

impl PartRule {
    /// Whether a word may be a part.
    pub(super) fn admits(&self, part: &Part<'_>) -> bool {
        part.word.len() >= if part.noun { self.shortest_noun } else { self.shortest_other }
            && part.passages >= self.fewest_passages
            && part.word.bytes().all(|byte| byte.is_ascii_lowercase())
            && !is_stop_word(part.word)
            && !ENDINGS.contains(&part.word)
    }
}

/// What the analysis of words does beyond lower case and one spelling of umlauts; all of it outside of measurements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Analysis {
    /// Words are reduced to their stems.
    pub stems: bool,
    /// Compounds are split, and neighbouring words of a question joined.
    pub compounds: bool,
}

impl Default for Analysis {
    fn default() -> Self {
        Self { stems: true, compounds: true }
    }
}

/// Words that compounds are split into.
pub(in super::super) struct Dictionary {
    words: BTreeMap<String, u32>,
    known: HashMap<String, u32>,
    stemmer: Stemmer,
    analysis: Analysis,
}

/// The best way to split the rest of a word: parts, and in how many passages the rarest of them stands.
#[derive(Clone, Debug)]
struct Split {
    parts: Vec<String>,
    rarest: u32,
}

impl Split {
    fn better_than(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| {
            let fewer = other.parts.len().cmp(&self.parts.len());
            fewer.then(self.rarest.cmp(&other.rarest)).is_gt()
        })
    }
}

impl Dictionary {
    /// A dictionary of folded words with the number of passages they stand in.
    pub(in super::super) fn new(words: BTreeMap<String, u32>) -> Self {
        let stemmer = Stemmer::new(Algorithm::German);
        let mut known: HashMap<String, u32> = HashMap::with_capacity(2 * words.len());
        for (word, passages) in &words {
            *known.entry(stemmer.stem(word).into_owned()).or_default() += passages;
        }
        for (word, passages) in &words {
            let together = known.get(stemmer.stem(word).as_ref()).copied().unwrap_or(*passages);
            known.entry(word.clone()).or_insert(together);
        }
        known.retain(|word, _| {
            let shortest = if words.contains_key(word) { SHORTEST_PART } else { SHORTEST_STEM };
            word.len() >= shortest && !is_stop_word(word) && !ENDINGS.contains(&word.as_str())
        });
        Self { words, known, stemmer, analysis: Analysis::default() }
    }

    /// The same words with another analysis.
    pub(in super::super) fn with_analysis(self, analysis: Analysis) -> Self {
        Self { analysis, ..self }
    }

    /// Whether compounds are split and words joined.
    pub(super) fn has_compounds(&self) -> bool {
        self.analysis.compounds
    }

    /// Whether a folded word is one that compounds may be split into, or such a word's stem.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.known.contains_key(folded) || self.known.contains_key(self.stemmer.stem(folded).as_ref())
    }

    /// Number of words.
    pub(in super::super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The stem of a folded word.
    pub(super) fn stem(&self, folded: &str) -> String {
        if !self.analysis.stems {
            return folded.to_owned();
        }
        self.stemmer.stem(folded).into_owned()
    }

    /// The parts of a folded compound, without linking elements, larger parts followed by their own parts; empty when
    /// it is none.
    pub(super) fn split(&self, folded: &str) -> Vec<String> {
        if !self.analysis.compounds
            || folded.len() > LONGEST_WORD
            || !folded.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            return Vec::new();
        }
        let mut all = Vec::new();
        for part in self.best_split(folded) {
            let inner = self.split(&part);
            all.push(part);
            all.extend(inner);
        }
        all
    }

    /// The split into the fewest parts, the one with the commonest rarest part among several; from right to left.
    fn best_split(&self, word: &str) -> Vec<String> {
        let length = word.len();
        let mut best: Vec<Option<Split>> = vec![None; length + 1];
        for start in (0..=length.saturating_sub(SHORTEST_PART)).rev() {
            let mut chosen = if start == 0 { None } else { self.last_part(&word[start..]) };
            for end in start + SHORTEST_PART..=length.saturating_sub(SHORTEST_PART) {
                let (Some(rest), Some((part, passages))) = (&best[end], self.inner_part(&word[start..end]))
                else {
                    continue;
                };
                if rest.parts.len() == MOST_PARTS {
                    continue;
                }
                let split = Split {
                    parts: std::iter::once(part.to_owned()).chain(rest.parts.iter().cloned()).collect(),
                    rarest: passages.min(rest.rarest),
                };
                if split.better_than(chosen.as_ref()) {
                    chosen = Some(split);
                }
            }
            best[start] = chosen;
        }
        best[0].take().map(|split| split.parts).unwrap_or_default()
    }

    /// A part at the end of a word: known as it stands or by its stem.
    fn last_part(&self, piece: &str) -> Option<Split> {
        let rarest = self.known.get(piece).or_else(|| self.known.get(self.stemmer.stem(piece).as_ref()))?;
        (!ENDINGS.contains(&piece)).then(|| Split { parts: vec![piece.to_owned()], rarest: *rarest })
    }

    /// A part before another: known as it stands or without a linking element.
    fn inner_part<'piece>(&self, piece: &'piece str) -> Option<(&'piece str, u32)> {
        let bare = LINKING_ELEMENTS.iter().filter_map(|element| piece.strip_suffix(element));
        std::iter::once(piece).chain(bare).find_map(|part| Some((part, *self.known.get(part)?)))
    }

    /// Reads the file in a generation's folder.
    pub(in super::super) fn read(folder: &Path) -> Result<Self, IndexError> {
        let path = folder.join(NAME);
        let text =
            fs::read_to_string(&path).map_err(|error| IndexError::damaged(&path, error.to_string()))?;
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Err(IndexError::damaged(&path, "its first line is not that of a dictionary"));
        }
        let parse = |line: &str| {
            let (word, passages) = line.split_once('\t')?;
            Some((word.to_owned(), passages.parse().ok()?))
        };
        let words: Option<BTreeMap<String, u32>> = lines.map(parse).collect();
        words.map(Self::new).ok_or_else(|| IndexError::damaged(&path, "a line is not a word and a number"))
    }

    /// Writes the file into a generation's folder.
    pub(in super::super) fn write(&self, folder: &Path) -> Result<(), IndexError> {
        let path = folder.join(NAME);
        let lines: String = self
            .words
            .iter()
            .flat_map(|(word, passages)| [word, "\t", &passages.to_string(), "\n"].map(str::to_owned))
            .collect();
        fs::write(&path, format!("{HEADER}\n{lines}")).map_err(IndexError::io(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &[&str]) -> Dictionary {
        Dictionary::new(words.iter().map(|word| ((*word).to_owned(), 3)).collect())
    }

    #[test]
    fn compounds_are_split_with_their_linking_elements() {
        let dictionary = dictionary(&[
            "dienst",
            "reise",
            "dienstreise",
            "genehmigung",
            "kosten",
            "jugend",
            "amt",
            "schule",
            "kind",
            "garten",
            "landrat",
            "frist",
            "daten",
            "schutz",
            "antrag",
            "steller",
        ]);
        for (word, parts) in [
            ("dienstreise", vec!["dienst", "reise"]),
            ("dienstreisegenehmigung", vec!["dienstreise", "dienst", "reise", "genehmigung"]),
            ("dienstreisegenehmigungen", vec!["dienstreise", "dienst", "reise", "genehmigungen"]),
            ("genehmigungsfrist", vec!["genehmigung", "frist"]),
            ("reisekosten", vec!["reise", "kosten"]),
            ("jugendamt", vec!["jugend", "amt"]),
            ("jugendamtes", vec!["jugend", "amtes"]),
            ("schulamt", vec!["schul", "amt"]),
            ("kindergarten", vec!["kind", "garten"]),
            ("datenschutz", vec!["daten", "schutz"]),
        ] {
            assert_eq!(dictionary.split(word), parts, "{word}");
        }
    }

    #[test]
    fn simple_words_and_words_with_unknown_rests_stay_whole() {
        let dictionary = dictionary(&["dienst", "reise", "amt", "arbeit", "nehmen", "schaft", "land"]);
        for word in ["dienst", "gesellschaft", "landschaft", "unternehmen", "reiserei", "bearbeitung", "xamt"]
        {
            assert!(dictionary.split(word).is_empty(), "{word}: {:?}", dictionary.split(word));
        }
    }

    #[test]
    fn only_nouns_may_be_short_parts() {
        let part = |word, passages, noun| PartRule::default().admits(&Part { word, passages, noun });
        assert!(part("amt", 2, true));
        assert!(!part("vor", 9, false));
        assert!(!part("fuer", 9, true), "stop word");
        assert!(!part("amt", 1, true), "too rare");
        assert!(!part("35a", 5, true));
        assert!(part("allgemein", 2, false));
    }

    #[test]
    fn a_dictionary_comes_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let written = dictionary(&["dienst", "reise"]);
        written.write(folder.path()).unwrap();
        let read = Dictionary::read(folder.path()).unwrap();
        assert_eq!((read.words, read.known), (written.words, written.known));
    }

    #[test]
    fn a_damaged_dictionary_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), "something else").unwrap();
        assert!(matches!(Dictionary::read(folder.path()), Err(IndexError::Damaged { .. })));
        fs::write(folder.path().join(NAME), format!("{HEADER}\nword\tmany\n")).unwrap();
        assert!(matches!(Dictionary::read(folder.path()), Err(IndexError::Damaged { .. })));
    }
}
