//! Adding the other form of what a question names.

use super::{Entry, Glossary};
use crate::answer::understand::words::{Word, bounded, words};
use crate::index::{fold, is_stop_word};

/// Most words that are added.
const MOST_ADDED: usize = 24;
/// Letters that two forms of a word must share at their beginning.
const SHARED_LETTERS: usize = 5;
/// Letters of inflection at the end of a word.
const INFLECTION: usize = 3;
/// Shortest abbreviation that is recognised in small letters within a sentence with capitals.
const SHORTEST_QUIET: usize = 3;

/// A question with what was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// The question as typed, then the added forms.
    pub(crate) text: String,
    /// The added forms, each as the glossary writes it.
    pub(crate) added: Vec<String>,
}

pub(super) fn expand(glossary: &Glossary, question: &str) -> Expansion {
    let question = bounded(question);
    let words = words(question);
    let mut added: Vec<String> = Vec::new();
    for word in words.iter().filter(|word| may_be_short(word, &words)) {
        for entry in glossary.meanings(word.text) {
            add(&mut added, question, std::iter::once(&entry.long).chain(&entry.also));
        }
    }
    for entry in glossary.entries() {
        if names(entry).any(|name| holds(&words, name)) {
            add(&mut added, question, std::iter::once(&entry.short));
        }
    }
    let text =
        std::iter::once(question).chain(added.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    Expansion { text, added }
}

/// Whether a word may be an abbreviation: written in capitals, or in a question without any.
fn may_be_short(word: &Word<'_>, all: &[Word<'_>]) -> bool {
    if is_stop_word(&word.folded) {
        return word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase);
    }
    let capitals = word.text.chars().filter(|letter| letter.is_uppercase()).count();
    let is_spoken = !all.iter().any(|word| word.text.chars().any(char::is_uppercase));
    capitals >= 2
        || (is_spoken && word.folded.len() >= 2)
        || (capitals == 0 && word.folded.len() >= SHORTEST_QUIET)
}

fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    std::iter::once(&entry.long).chain(&entry.also).map(String::as_str)
}

/// Whether the question holds the words of a name one after another, inflected or not.
fn holds(question: &[Word<'_>], name: &str) -> bool {
    // `Beauftragte/r` has an ending for reading, not a word.
    let bare: Vec<&str> =
        name.split_whitespace().map(|word| word.split(['/', '(', '*', ':']).next().unwrap_or(word)).collect();
    let name: Vec<String> = bare.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
    let length = name.len();
    length > 0
        && question
            .windows(length)
            .any(|window| window.iter().zip(&name).all(|(word, wanted)| is_same_word(&word.folded, wanted)))
}

fn is_same_word(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
    one == other
        || (shared >= SHARED_LETTERS
            && one.len().max(other.len()) - shared <= INFLECTION
            && shared + 1 >= one.len().min(other.len()))
}

fn add<'form>(added: &mut Vec<String>, question: &str, forms: impl Iterator<Item = &'form String>) {
    let question = words(question);
    for form in forms {
        let is_there = added.contains(form) || question.iter().any(|word| word.folded == fold(form));
        let count: usize = added.iter().map(|form| form.split_whitespace().count()).sum();
        if !is_there && count < MOST_ADDED {
            added.push(form.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(question: &str) -> String {
        let expansion = Glossary::assemble(None, []).unwrap().expand(question);
        assert!(expansion.text.starts_with(question));
        expansion.added.join(", ")
    }

    #[test]
    fn the_other_form_is_added() {
        for (question, form) in [
            ("Wer ist der DSB?", "Datenschutzbeauftragte/r"),
            ("wer ist der dsb", "Datenschutzbeauftragte/r"),
            ("Wer vertritt den Datenschutzbeauftragten?", "DSB"),
            ("Wann braucht man eine Datenschutz-Folgenabschätzung?", "DSFA"),
            ("Wie viele Vollzeitäquivalente sind geplant?", "VZÄ"),
            ("Was regelt das Verzeichnis von Verarbeitungstätigkeiten?", "VVT"),
        ] {
            assert!(added(question).contains(form), "{question}: {}", added(question));
        }
    }

    #[test]
    fn words_that_only_look_like_abbreviations_add_nothing() {
        for question in ["Wann ist Sitzung?", "Was regelt die Satzung im Haus?", ""] {
            assert_eq!(added(question), "", "{question}");
        }
    }
}
