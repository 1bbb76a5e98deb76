//! Sentences that go on with the one before them, so that an answer which ends there would be half of one.

use super::evidence::Candidate;
use crate::corpus::EvidenceKind;
use crate::index::fold;

/// Words that begin a sentence about what the one before it spoke of; folded.
const LEANING: [&str; 27] = [
    "sie",
    "er",
    "es",
    "diese",
    "dieser",
    "dieses",
    "dies",
    "ihre",
    "ihr",
    "seine",
    "sein",
    "dabei",
    "dazu",
    "dafuer",
    "davon",
    "damit",
    "dann",
    "danach",
    "darin",
    "hierzu",
    "hierbei",
    "hierfuer",
    "andernfalls",
    "ansonsten",
    "sonst",
    "ausserdem",
    "zudem",
];
/// A sentence of so few words hardly stands by itself.
const FEW_WORDS: usize = 5;

/// The sentence right behind another one in its passage, where it goes on with it.
pub(super) fn continuation<'c>(sentence: &Candidate, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    if sentence.unit.kind != EvidenceKind::Sentence {
        return None;
    }
    let is_next =
        |other: &&Candidate| other.passage.id == sentence.passage.id && other.ordinal == sentence.ordinal + 1;
    let next = candidates.iter().find(is_next)?;
    (next.unit.kind == EvidenceKind::Sentence && goes_on(next.value())).then_some(next)
}

/// Whether a sentence leans on the one before it.
fn goes_on(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let is_sentence = first.starts_with(char::is_uppercase) && sentence.trim_end().ends_with('.');
    let is_short = words.len() <= FEW_WORDS && !sentence.contains(':');
    is_sentence && (LEANING.contains(&fold(first).as_str()) || is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leans_on_the_sentence_before_goes_on_with_it() {
        for sentence in [
            "Sie legt einen Lageplan bei, den das Amt prüft.",
            "Andernfalls gilt der Antrag als nicht gestellt.",
            "Mündlich reicht nicht.",
        ] {
            assert!(goes_on(sentence), "{sentence}");
        }
        for sentence in [
            "Anträge auf Teilzeit stellt man bis zum Ende des Quartals.",
            "2. Dann den Deckel schließen.",
            "Lageplan: eine Karte.",
            "sie kommt",
        ] {
            assert!(!goes_on(sentence), "{sentence}");
        }
    }
}
