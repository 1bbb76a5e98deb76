//! Correction of a question's unknown words.

use super::Vocabulary;
use super::index::{LONG_WORD, SHORTEST_WORD};
use super::join::{is_compound, is_inflected, joined, split_apart};
use crate::index::{fold, is_stop_word};
use crate::answer::understand::kind::is_question_word;
use crate::answer::understand::words::{Word, bounded, is_word_of_asking, words};

/// A word that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Correction {
    /// As typed; two words with a blank where they were joined.
    pub(crate) from: String,
    /// What stands in its place.
    pub(crate) to: String,
}

/// A question after correction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Corrected {
    /// The question with its corrections; only its first 2,000 bytes.
    pub(crate) text: String,
    /// What was replaced, in order.
    pub(crate) corrections: Vec<Correction>,
    /// Words the corpus has not and nothing near either, as typed.
    pub(crate) unknown: Vec<String>,
}

/// Shorter words are only corrected to words with the same first letter.
const SHORT_WORD: usize = 6;

/// Corrects the words of a question that the vocabulary does not know. Abbreviations in capitals, words with digits and
/// words of fewer than four letters stay.
#[must_use]
pub(crate) fn correct(question: &str, vocabulary: &dyn Vocabulary) -> Corrected {
    let question = bounded(question);
    let words = words(question);
    let mut corrected = Corrected::default();
    let mut copied = 0;
    let mut rest = words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        rest = after;
        let (end, replacement) = match after.first().and_then(|next| joined(word, next, question, vocabulary))
        {
            Some(compound) => {
                rest = after.get(1..).unwrap_or_default();
                (after.first().map_or(word.range.end, |next| next.range.end), Some(compound))
            }
            None => (word.range.end, replacement(word, vocabulary, &mut corrected.unknown)),
        };
        let Some(replacement) = replacement else { continue };
        corrected.text.push_str(question.get(copied..word.range.start).unwrap_or_default());
        corrected.text.push_str(&replacement);
        copied = end;
        let from = question.get(word.range.start..end).unwrap_or_default().to_owned();
        corrected.corrections.push(Correction { from, to: replacement });
    }
    corrected.text.push_str(question.get(copied..).unwrap_or_default());
    corrected
}

fn replacement(word: &Word<'_>, vocabulary: &dyn Vocabulary, unknown: &mut Vec<String>) -> Option<String> {
    if !is_correctable(word) || is_known(&word.folded, vocabulary) {
        return None;
    }
    if let Some(apart) = split_apart(word, vocabulary) {
        return Some(apart);
    }
    let same_start = |near: &str| fold(near).get(..1) == word.folded.get(..1);
    let best = vocabulary
        .near(word.text)
        .into_iter()
        .map(|(near, _)| near)
        .find(|near| word.folded.len() >= SHORT_WORD || same_start(near));
    match best {
        Some(best) => Some(in_the_case_of(word.text, &best)),
        None if is_compound(&word.folded, vocabulary) => None,
        None => {
            unknown.push(word.text.to_owned());
            None
        }
    }
}

fn is_correctable(word: &Word<'_>) -> bool {
    let plain = word.text.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    let loud =
        word.text.chars().filter(|letter| letter.is_uppercase()).count() > 1 && word.folded.len() < LONG_WORD;
    let functional =
        is_stop_word(&word.folded) || is_word_of_asking(&word.folded) || is_question_word(&word.folded);
    word.folded.len() >= SHORTEST_WORD && plain && !loud && !functional
}

/// Known as it stands or in another form of the same word; each part of `Kreistags-Sitzung` for itself.
fn is_known(folded: &str, vocabulary: &dyn Vocabulary) -> bool {
    let parts_known = || {
        let mut parts = folded.split('-').filter(|part| part.len() >= SHORTEST_WORD).peekable();
        folded.contains('-') && parts.peek().is_some() && parts.all(|part| is_known(part, vocabulary))
    };
    vocabulary.knows(folded) || is_inflected(folded, vocabulary) || parts_known()
}

/// `Antrag` for `Antrga`, `antrag` for `antrga`.
fn in_the_case_of(typed: &str, word: &str) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    let capital = typed.starts_with(char::is_uppercase);
    let first: String = if capital { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::understand::SpellingIndex;

    fn corpus() -> SpellingIndex {
        let words = [
            "Datenschutz",
            "Folgenabschätzung",
            "Datenschutz-Folgenabschätzung",
            "Dienstreise",
            "Genehmigung",
            "Frist",
            "Landkreis",
            "Anbieter",
            "Prüfung",
            "prüft",
            "Musterstadt",
            "Antrag",
            "stellen",
            "Hersteller",
            "Kosten",
            "Übersicht",
        ];
        SpellingIndex::new(words.map(|word| (word, 3)))
    }

    fn text(question: &str) -> String {
        correct(question, &corpus()).text
    }

    #[test]
    fn wrong_letters_are_mended_in_place() {
        for (typed, mended) in [
            ("Wer ist der Herrsteller?", "Wer ist der Hersteller?"),
            ("anbietr musterstat", "anbieter musterstadt"),
            ("Wer prueft den Antrga?", "Wer prueft den Antrag?"),
            ("Dientsreise: Gnehmigung", "Dienstreise: Genehmigung"),
            ("Frist inMusterstadt", "Frist in Musterstadt"),
            ("Datenschutz Folgenabschätzung stellen", "Datenschutz-Folgenabschätzung stellen"),
            ("KostenÜbersicht", "Kosten Übersicht"),
        ] {
            assert_eq!(text(typed), mended);
        }
    }

    #[test]
    fn what_is_right_or_far_from_all_stays() {
        for question in [
            "Welche Landkreise?",
            "Dienstreisegenehmigung",
            "DSFA FRIS",
            "Anträge der Landkreisen",
            "Covid19",
        ] {
            let corrected = correct(question, &corpus());
            assert!(corrected.corrections.is_empty() && corrected.unknown.len() <= 1, "{corrected:?}");
            assert_eq!(corrected.text, question);
        }
        assert_eq!(correct("Wer hat Quuxelei?", &corpus()).unknown, ["Quuxelei"]);
    }

    #[test]
    fn corrections_are_listed() {
        let corrected = correct("Der Antrga, die Genehmigugn", &corpus());
        let pairs: Vec<(&str, &str)> =
            corrected.corrections.iter().map(|one| (one.from.as_str(), one.to.as_str())).collect();
        assert_eq!(pairs, [("Antrga", "Antrag"), ("Genehmigugn", "Genehmigung")]);
    }

    proptest::proptest! {
        #[test]
        fn a_question_without_corrections_is_unchanged(text in "\\PC{0,100}") {
            let corrected = correct(&text, &SpellingIndex::default());
            proptest::prop_assert_eq!(corrected.text, text);
        }
    }
}
