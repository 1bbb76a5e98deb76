//! Words that carry a statement, in a form that meets its inflections.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::index::fold;
use crate::index::is_stop_word;

/// What a part of a compound counts against the whole word.
const PART: f32 = 0.5;
/// Shortest part of a compound in letters.
const SHORTEST_PART: usize = 4;
/// Longer runs of letters are no words; they are cut off here, in characters.
const LONGEST_WORD: usize = 80;
/// Words of saying and of being so, folded: a writer adds them freely, and they state nothing.
const LIGHT_WORDS: [&str; 34] = [
    "angegeben",
    "ausserdem",
    "beachten",
    "betraegt",
    "betragen",
    "dokument",
    "dokumente",
    "dokumenten",
    "entsprechend",
    "entsprechende",
    "entsprechenden",
    "erfolgen",
    "erfolgt",
    "erforderlich",
    "folgende",
    "folgenden",
    "folgender",
    "folgendes",
    "gelten",
    "gemaess",
    "gilt",
    "handelt",
    "insgesamt",
    "jeweilige",
    "jeweiligen",
    "jeweils",
    "laut",
    "lautet",
    "lauten",
    "lediglich",
    "notwendig",
    "noetig",
    "zudem",
    "zusaetzlich",
];

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::German));

/// Stems of words.
pub(super) type Stems = BTreeSet<String>;

/// The runs of letters and digits of a text, as written.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '\u{ad}')
        .filter(|run| !run.is_empty())
}

/// The stem of one word, umlauts written out.
pub(super) fn stem(word: &str) -> String {
    let folded: String = fold(word).chars().take(LONGEST_WORD).collect();
    STEMMER.stem(&folded).into_owned()
}

/// Whether a word states something by itself: no function word, no light word, no bare number.
pub(super) fn is_content(word: &str) -> bool {
    let folded = fold(word);
    folded.chars().count() > 1
        && folded.contains(char::is_alphabetic)
        && !is_stop_word(&folded)
        && !LIGHT_WORDS.contains(&folded.as_str())
}

/// The stems of the words that state something.
pub(super) fn content_stems(text: &str) -> Stems {
    runs(text).filter(|word| is_content(word)).map(stem).collect()
}

/// The stems of all words.
pub(super) fn all_stems(text: &str) -> Stems {
    runs(text).map(stem).collect()
}

/// Share of `words` that `others` hold, 0 to 1; a word that is part of a compound or the other way round counts
/// [`PART`]. 1 for no words.
pub(super) fn coverage(words: &Stems, others: &Stems) -> f32 {
    if words.is_empty() {
        return 1.0;
    }
    let held = words.iter().map(|word| {
        if others.contains(word) {
            1.0
        } else if others.iter().any(|other| is_compound_of(word, other)) {
            PART
        } else {
            0.0
        }
    });
    held.sum::<f32>() / words.len() as f32
}

/// Whether one of two stems begins or ends with the other.
pub(super) fn is_compound_of(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= SHORTEST_PART && (long.starts_with(short) || long.ends_with(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_and_spellings_meet() {
        for (one, other) in [
            ("Antrag", "Anträge"),
            ("Antrag", "Antraegen"),
            ("Frist", "Fristen"),
            ("genehmigt", "genehmigten"),
            ("Straße", "Strasse"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn coverage_counts_words_that_state_something() {
        let evidence = content_stems("Die Genehmigungsfrist für Dienstreisen beträgt 4 Wochen.");
        assert!((coverage(&content_stems("Die Dienstreise beträgt"), &evidence) - 1.0).abs() < 1e-6);
        assert!((coverage(&content_stems("Frist"), &evidence) - PART).abs() < 1e-6);
        assert!(coverage(&content_stems("Kantine"), &evidence).abs() < 1e-6);
    }

    #[test]
    fn light_words_are_folded_and_each_once() {
        assert!(LIGHT_WORDS.iter().all(|word| fold(word) == *word));
        assert_eq!(LIGHT_WORDS.iter().collect::<BTreeSet<_>>().len(), LIGHT_WORDS.len());
    }
}
