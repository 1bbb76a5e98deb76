//! Designations of a numbered series, as forms and rooms have: `AB-12`.

use std::collections::{BTreeMap, BTreeSet};

/// Most letters before the number.
const MOST_LETTERS: usize = 6;
/// Series and numbers that are kept at most.
const MOST_KEPT: usize = 50_000;
/// Members that make a series.
const FEWEST_MEMBERS: usize = 3;

/// The designations of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Designations {
    series: BTreeMap<String, BTreeSet<String>>,
    kept: usize,
}

impl Designations {
    /// Takes in a word of a passage.
    pub(super) fn add(&mut self, word: &str) {
        let Some((letters, number)) = parts(word) else { return };
        if self.kept < MOST_KEPT && self.series.entry(letters.to_owned()).or_default().insert(number) {
            self.kept += 1;
        }
    }

    /// Whether a word is of a series of the corpus, but none of its members.
    pub(super) fn lacks(&self, word: &str) -> bool {
        let Some((letters, number)) = parts(word) else { return false };
        let series = self.series.get(letters).filter(|members| members.len() >= FEWEST_MEMBERS);
        self.kept < MOST_KEPT && series.is_some_and(|members| !members.contains(&number))
    }
}

/// Letters and number of `AB-12` or `AB-12a`, the number without zeros before it.
fn parts(word: &str) -> Option<(&str, String)> {
    let (letters, number) = word.split_once('-')?;
    let is_series = (1..=MOST_LETTERS).contains(&letters.chars().count())
        && letters.chars().all(char::is_uppercase)
        && number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(char::is_alphanumeric);
    is_series.then(|| (letters, number.trim_start_matches('0').to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_outside_of_a_known_series_is_lacking() {
        let mut designations = Designations::default();
        ["AB-01", "AB-02", "AB-03a", "Corona-19", "XY-1"].iter().for_each(|word| designations.add(word));
        for (word, lacks) in [
            ("AB-09", true),
            ("AB-1", false),
            ("AB-03A", false),
            ("XY-2", false),
            ("CD-1", false),
            ("AB", false),
        ] {
            assert_eq!(designations.lacks(word), lacks, "{word}");
        }
    }
}
