//! What a text says exactly: years, ordinals (`im zweiten Jahr`), and whether a question asks which thing of a kind it is.

use std::collections::BTreeSet;

use super::kind::{head_noun, is_kind_of_thing};
use super::words::{Word, is_month, words};

/// Letters that two forms of a noun share at least.
const SHARED_LETTERS: usize = 4;
/// Letters in which they may differ at the end.
const LONGEST_ENDING: usize = 2;
/// Beginnings of ordinals, folded, by their number.
const ORDINALS: [&str; 10] =
    ["erst", "zweit", "dritt", "viert", "fuenft", "sechst", "siebt", "acht", "neunt", "zehnt"];
const ORDINAL_ENDINGS: [&str; 5] = ["e", "en", "er", "es", "em"];
/// What a question says exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Exact {
    pub(in super::super) years: BTreeSet<u16>,
    ordinals: BTreeSet<(u32, String)>,
    /// Whether it asks which thing of a kind it is (`Welches Projekt …`), which no number answers.
    pub(in super::super) asks_which: bool,
}

impl Exact {
    pub(super) fn of(question: &str) -> Self {
        let words = words(question);
        Self { years: years(question), ordinals: ordinals(&words).collect(), asks_which: asks_which(&words) }
    }

    /// Whether it counts anything (`im zweiten Jahr`).
    pub(in super::super) fn counts(&self) -> bool {
        !self.ordinals.is_empty()
    }

    /// Whether a text counts the same thing as the question, but not up to the same number: `im ersten Jahr`.
    pub(in super::super) fn is_counted_otherwise(&self, text: &str) -> bool {
        let words = words(text);
        let numbers: BTreeSet<u32> = words.iter().filter_map(number).collect();
        let counted: Vec<(u32, String)> = ordinals(&words).collect();
        self.ordinals.iter().any(|(asked, noun)| {
            !numbers.contains(asked) && counted.iter().any(|(_, other)| is_same_noun(noun, other))
        })
    }
}

/// The years in a text, alone or in a date.
pub(in super::super) fn years(text: &str) -> BTreeSet<u16> {
    text.split(|sign: char| !sign.is_ascii_digit()).filter_map(year).collect()
}

/// The year that a word is, 1900 to 2099.
pub(super) fn year(word: &str) -> Option<u16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

/// The ordinals before nouns, with the noun.
fn ordinals<'w>(words: &'w [Word<'_>]) -> impl Iterator<Item = (u32, String)> + 'w {
    words.windows(2).filter_map(|pair| {
        let is_noun = pair[1].text.starts_with(char::is_uppercase) && !is_month(&pair[1].folded);
        // `Stufe 2` counts like `2. Stufe`.
        let before = pair[0].text.starts_with(char::is_uppercase).then(|| digits(&pair[1])).flatten();
        match ordinal(&pair[0]).filter(|_| is_noun) {
            Some(number) => Some((number, pair[1].folded.clone())),
            None => before.map(|number| (number, pair[0].folded.clone())),
        }
    })
}

fn ordinal(word: &Word<'_>) -> Option<u32> {
    let is_form = |beginning: &str| {
        word.folded.strip_prefix(beginning).is_some_and(|ending| ORDINAL_ENDINGS.contains(&ending))
    };
    let place = ORDINALS.iter().position(|beginning| is_form(beginning));
    place.and_then(|place| u32::try_from(place + 1).ok())
}

fn digits(word: &Word<'_>) -> Option<u32> {
    if word.text.len() <= 2 { word.text.parse().ok() } else { None }
}

fn number(word: &Word<'_>) -> Option<u32> {
    ordinal(word).or_else(|| digits(word))
}

fn is_same_noun(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longer = one.chars().count().max(other.chars().count());
    shared >= SHARED_LETTERS && shared + LONGEST_ENDING >= longer
}

fn asks_which(words: &[Word<'_>]) -> bool {
    let Some(at) = words.iter().position(|word| word.folded.starts_with("welch")) else { return false };
    let rest = words.get(at + 1..).unwrap_or_default();
    head_noun(rest).is_some_and(|(_, noun)| is_kind_of_thing(noun.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_of_the_same_thing_are_compared() {
        for (question, text, otherwise) in [
            ("Wie viele waren es im zweiten Jahr?", "40 im ersten Jahr", true),
            ("Wie viele waren es im zweiten Jahr?", "40 im ersten, 60 im zweiten", false),
            ("Wie viele waren es im zweiten Jahr?", "40 Anträge", false),
            ("Was gilt auf der zweiten Stufe?", "Stufe 2: 30 Euro", false),
            ("Was gilt auf der zweiten Stufe?", "Stufe 1: 20 Euro", true),
            ("Was geschieht am ersten Mai?", "am 2. Mai", false),
        ] {
            assert_eq!(Exact::of(question).is_counted_otherwise(text), otherwise, "{question} {text}");
        }
    }

    #[test]
    fn years_are_told_from_amounts() {
        assert_eq!(years("2.000 Euro bis 12/2031, 20300 Stück"), BTreeSet::from([2031]));
    }

    #[test]
    fn a_thing_of_a_kind_is_asked_for() {
        assert!(Exact::of("Welches Projekt läuft in Musterstadt?").asks_which);
        assert!(!Exact::of("Welche Summe steht im Vertrag?").asks_which);
        assert!(!Exact::of("Wie viele Projekte laufen?").asks_which);
    }
}
