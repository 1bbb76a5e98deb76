//! Correction of a question's unknown words.

use super::Vocabulary;
use super::index::{LONG_WORD, SHORTEST_WORD};
use super::join::{is_compound, is_inflected, is_prefixed, joined, split_apart};
use super::plausible;
use crate::answer::understand::kind::{is_english, is_question_word};
use crate::answer::understand::words::{Word, bounded, is_word_of_asking, words};
use crate::index::{fold, is_stop_word};

/// Bytes of a stem that is a word of the language by itself.
const LONG_STEM: usize = 6;

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

/// Corrects the words of a question that the vocabulary does not know. Abbreviations, words with digits, words of fewer
/// than four letters and English questions stay. `is_word` tells words of the language that the corpus may lack (a
/// thesaurus knows many); they are reported as unknown, never corrected.
#[must_use]
pub(crate) fn correct(
    question: &str,
    vocabulary: &dyn Vocabulary,
    is_word: &dyn Fn(&str) -> bool,
) -> Corrected {
    let question = bounded(question);
    let words = words(question);
    if is_english(&words) {
        return Corrected { text: question.to_owned(), ..Corrected::default() };
    }
    let language = Language { vocabulary, is_word };
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
            None => (word.range.end, replacement(word, question, &language, &mut corrected.unknown)),
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

/// The corpus's words and those of the language.
struct Language<'words> {
    vocabulary: &'words dyn Vocabulary,
    is_word: &'words dyn Fn(&str) -> bool,
}

impl Language<'_> {
    /// Whether a word is one of the language as it is typed, an inflected long one, or one with a prefix.
    fn has(&self, word: &Word<'_>) -> bool {
        let stems =
            ["en", "er", "es", "e", "n", "s"].iter().filter_map(|ending| word.text.strip_suffix(ending));
        (self.is_word)(word.text)
            || stems.filter(|stem| stem.len() >= LONG_STEM).any(|stem| (self.is_word)(stem))
            || is_prefixed(&word.folded, self.vocabulary)
    }
}

impl Vocabulary for Language<'_> {
    fn knows(&self, word: &str) -> bool {
        self.vocabulary.knows(word) || (self.is_word)(word)
    }

    fn near(&self, word: &str) -> Vec<(String, u32)> {
        self.vocabulary.near(word)
    }
}

fn replacement(
    word: &Word<'_>,
    question: &str,
    language: &Language<'_>,
    unknown: &mut Vec<String>,
) -> Option<String> {
    let folded = word.folded.as_str();
    if !is_correctable(word, question) || is_known(folded, language.vocabulary) {
        return None;
    }
    if is_known(folded, language) {
        unknown.push(word.text.to_owned());
        return None;
    }
    if let Some(apart) = split_apart(word, language.vocabulary) {
        return Some(apart);
    }
    if language.has(word) {
        unknown.push(word.text.to_owned());
        return None;
    }
    let mut slips: Vec<(usize, String)> = language
        .near(word.text)
        .into_iter()
        .filter_map(|(near, _)| {
            let cost = plausible::cost(folded, &fold(&near))?;
            Some((cost + usize::from(is_of_other_kind(word, &near, question)), near))
        })
        .collect();
    slips.sort_by_key(|(cost, _)| *cost);
    // A word made of words of the language is more likely a compound that the corpus lacks than two slips.
    let most = if folded.len() < LONG_WORD || is_compound(folded, language) { 1 } else { 2 };
    match slips.into_iter().next() {
        Some((cost, best)) if cost <= most => Some(in_the_case_of(word.text, &best)),
        _ if is_compound(folded, language.vocabulary) => None,
        _ => {
            unknown.push(word.text.to_owned());
            None
        }
    }
}

/// Whether one of two words is written as nouns are and the other is not, where the question tells nouns by capitals.
fn is_of_other_kind(word: &Word<'_>, near: &str, question: &str) -> bool {
    let is_noun = |text: &str| text.starts_with(char::is_uppercase);
    let tells_nouns = words(question).iter().skip(1).any(|other| !other.opens_clause && is_noun(other.text));
    tells_nouns && !word.opens_clause && is_noun(word.text) != is_noun(near)
}

/// A full stop after a word that is not the last marks an abbreviation.
fn is_correctable(word: &Word<'_>, question: &str) -> bool {
    let after = question.get(word.range.end..).unwrap_or_default();
    let is_abbreviated = after.starts_with('.') && after.chars().any(char::is_alphanumeric);
    let plain = word.text.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    let loud =
        word.text.chars().filter(|letter| letter.is_uppercase()).count() > 1 && word.folded.len() < LONG_WORD;
    let functional =
        is_stop_word(&word.folded) || is_word_of_asking(&word.folded) || is_question_word(&word.folded);
    word.folded.len() >= SHORTEST_WORD && plain && !loud && !functional && !is_abbreviated
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
pub(super) fn in_the_case_of(typed: &str, word: &str) -> String {
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
            "landkreis-musterstadt",
        ];
        SpellingIndex::new(words.map(|word| (word, 3)))
    }

    fn text(question: &str) -> String {
        correct(question, &corpus(), &|_| false).text
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
            "Was plant der Landkreis Musterstadt?",
            "Dienstreisegenehmigung",
            "DSFA FRIS",
            "Anträge der Landkreisen",
            "Covid19",
        ] {
            let corrected = correct(question, &corpus(), &|_| false);
            assert!(corrected.corrections.is_empty() && corrected.unknown.len() <= 1, "{corrected:?}");
            assert_eq!(corrected.text, question);
        }
        assert_eq!(correct("Wer hat Quuxelei?", &corpus(), &|_| false).unknown, ["Quuxelei"]);
    }

    #[test]
    fn words_of_the_language_are_no_slips() {
        let corrected = correct("Wer stellt den Vortrag?", &corpus(), &|word| fold(word) == "vortrag");
        assert_eq!((corrected.corrections.len(), corrected.unknown), (0, vec!["Vortrag".to_owned()]));
        assert_eq!(text("What does the Antrga of Prüfnug say?"), "What does the Antrga of Prüfnug say?");
        assert_eq!(text("Prüfnug. Antrga"), "Prüfnug. Antrag");
        assert_eq!(text("Frist fürdie Prüfung"), "Frist für die Prüfung");
        assert_eq!(text("Wer darf mitstellen?"), "Wer darf mitstellen?");
        let parts = correct("Kostenamt gefristet", &corpus(), &|word| matches!(word, "amt" | "fristen"));
        assert!(parts.corrections.is_empty(), "{parts:?}");
    }

    #[test]
    fn words_with_prefixes_and_of_another_kind_are_no_slips() {
        let words = ["tragen", "auftragen", "Vorlage", "antreten", "steile", "Fahrzeuge"];
        let corpus = SpellingIndex::new(words.map(|word| (word, 3)));
        let text = |question: &str| correct(question, &corpus, &|_| false).text;
        for right in ["Wer soll das Papier abtragen?", "Wurde die Farbe aufgetragen?", "Ist die Stelle frei?"]
        {
            assert_eq!(text(right), right);
        }
        assert_eq!(text("Wie viele Fahrzuge gibt es?"), "Wie viele Fahrzeuge gibt es?");
        assert_eq!(text("wie viele fahrzuge gibt es?"), "wie viele fahrzeuge gibt es?");
    }

    #[test]
    fn corrections_are_listed() {
        let corrected = correct("Der Antrga, die Genehmigugn", &corpus(), &|_| false);
        let pairs: Vec<(&str, &str)> =
            corrected.corrections.iter().map(|one| (one.from.as_str(), one.to.as_str())).collect();
        assert_eq!(pairs, [("Antrga", "Antrag"), ("Genehmigugn", "Genehmigung")]);
    }

    proptest::proptest! {
        #[test]
        fn a_question_without_corrections_is_unchanged(text in "\\PC{0,100}") {
            let corrected = correct(&text, &SpellingIndex::default(), &|_| false);
            proptest::prop_assert_eq!(corrected.text, text);
        }
    }
}
