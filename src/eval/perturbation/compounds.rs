//! Compounds taken apart and nouns run together, the commonest spelling mistakes of German questions.

use super::pieces::{Piece, is_abbreviation, is_letters, letters, pieces};
use super::spelling::folded;

const SHORTEST_COMPOUND: usize = 8;
const SHORTEST_NOUN: usize = 3;
const LINKS: [&str; 4] = ["", "s", "n", "en"];

/// What is known of the words of a corpus.
pub trait Compounds {
    /// The parts of a compound in lower case, without linking elements; empty when the word is none.
    fn parts(&self, word: &str) -> Vec<String>;

    /// Whether a lower-case word occurs in the corpus.
    fn knows(&self, word: &str) -> bool;
}

/// Writes compounds of eight letters or more as two words before their last part, and hyphenated words without hyphen.
pub(super) fn split(question: &str, compounds: &dyn Compounds) -> String {
    let pieces = pieces(question);
    let mut written = String::with_capacity(question.len() + 8);
    for (place, piece) in pieces.iter().enumerate() {
        if piece.is_word {
            written.push_str(&in_two_words(piece.text, compounds));
        } else if is_hyphen_within(
            piece,
            place.checked_sub(1).and_then(|before| pieces.get(before)),
            pieces.get(place + 1),
        ) {
            written.push(' ');
        } else {
            written.push_str(piece.text);
        }
    }
    written
}

fn in_two_words(word: &str, compounds: &dyn Compounds) -> String {
    if letters(word).len() < SHORTEST_COMPOUND || !is_letters(word) {
        return word.to_owned();
    }
    let parts = compounds.parts(word);
    let ([_, .., last], Some(capital)) = (parts.as_slice(), word.chars().next().map(char::is_uppercase))
    else {
        return word.to_owned();
    };
    match before_ending(word, last) {
        Some((first, second)) if capital => format!("{first} {}", capitalised(second)),
        Some((first, second)) => format!("{first} {second}"),
        None => word.to_owned(),
    }
}

/// Splits a word before its ending, however case and umlauts are written; a linking element stays with the first half.
fn before_ending<'a>(word: &'a str, ending: &str) -> Option<(&'a str, &'a str)> {
    let ending = folded(ending);
    let starts = letters(word).into_iter().scan(0, |start, letter| {
        *start += letter.len();
        Some(*start)
    });
    let mut halves = starts.filter_map(|start| word.split_at_checked(start));
    halves.find(|(_, second)| !second.is_empty() && folded(second) == ending)
}

/// Writes hyphenated words as one (`E-Akte` as `Eakte`), and two neighbouring nouns where the corpus knows the compound.
pub(super) fn joined(question: &str, compounds: &dyn Compounds) -> String {
    let mut written: Vec<String> = Vec::new();
    for piece in pieces(question) {
        let one = match written.as_slice() {
            [.., left, between] if piece.is_word => in_one_word(left, between, piece.text, compounds),
            _ => None,
        };
        if let Some(one) = one {
            written.truncate(written.len() - 2);
            written.push(one);
        } else {
            written.push(piece.text.to_owned());
        }
    }
    written.concat()
}

fn in_one_word(left: &str, between: &str, right: &str, compounds: &dyn Compounds) -> Option<String> {
    if is_hyphen(between) && ends_with_letter(left) && starts_with_letter(right) {
        let right = if is_abbreviation(right) { right.to_owned() } else { right.to_lowercase() };
        return Some(format!("{left}{right}"));
    }
    if !(between.chars().all(char::is_whitespace) && is_noun(left) && is_noun(right)) {
        return None;
    }
    let one = LINKS.map(|link| format!("{left}{link}{}", right.to_lowercase()));
    one.into_iter().find(|one| compounds.knows(&one.to_lowercase()))
}

fn is_noun(word: &str) -> bool {
    letters(word).len() >= SHORTEST_NOUN
        && is_letters(word)
        && word.chars().next().is_some_and(char::is_uppercase)
        && !is_abbreviation(word)
}

fn is_hyphen_within(piece: &Piece<'_>, before: Option<&Piece<'_>>, after: Option<&Piece<'_>>) -> bool {
    is_hyphen(piece.text)
        && before.is_some_and(|word| ends_with_letter(word.text))
        && after.is_some_and(|word| starts_with_letter(word.text))
}

fn is_hyphen(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

fn ends_with_letter(word: &str) -> bool {
    letters(word).last().is_some_and(|letter| is_letters(letter))
}

fn starts_with_letter(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic)
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let capital: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    capital + characters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Words;

    impl Compounds for Words {
        fn parts(&self, word: &str) -> Vec<String> {
            let parts: &[&str] = match word.to_lowercase().as_str() {
                "dienstreise" => &["dienst", "reise"],
                "dienstreisekosten" => &["dienst", "reise", "kosten"],
                "sicherheitsbeauftragte" => &["sicherheit", "beauftragte"],
                "wohnräume" | "wohnra\u{308}ume" => &["wohn", "raeume"],
                "hofladen" => &["hof", "haus"],
                "bergamt" => &["berg", "amt"],
                _ => &[],
            };
            parts.iter().map(|part| (*part).to_owned()).collect()
        }

        fn knows(&self, word: &str) -> bool {
            ["dienstreise", "dienstreisekosten", "antragsfrist", "wochenende"].contains(&word)
        }
    }

    #[test]
    fn compounds_are_split_before_their_last_part() {
        for (question, written) in [
            ("Wer zahlt die Dienstreise?", "Wer zahlt die Dienst Reise?"),
            ("Dienstreisekosten", "Dienstreise Kosten"),
            ("Sicherheitsbeauftragte, dienstreise", "Sicherheits Beauftragte, dienst reise"),
            ("WOHNRÄUME Wohnra\u{308}ume", "WOHN RÄUME Wohn Ra\u{308}ume"),
        ] {
            assert_eq!(split(question, &Words), written);
        }
    }

    #[test]
    fn short_words_and_parts_that_do_not_end_the_word_stay() {
        assert_eq!(split("Bergamt Hofladen Verwaltung", &Words), "Bergamt Hofladen Verwaltung");
    }

    #[test]
    fn hyphens_between_letters_become_blanks() {
        assert_eq!(split("E-Akte, IT-Dienstreise", &Words), "E Akte, IT Dienst Reise");
        assert_eq!(split("Vor- und A-13, 2-3 – gut", &Words), "Vor- und A-13, 2-3 – gut");
    }

    #[test]
    fn neighbouring_nouns_are_joined_where_the_corpus_knows_the_word() {
        for (question, written) in [
            ("Gilt die Dienst Reise?", "Gilt die Dienstreise?"),
            ("Dienst Reise Kosten", "Dienstreisekosten"),
            ("Antrag Frist und Woche Ende", "Antragsfrist und Wochenende"),
            ("Welche Frist, Dienst, Reise, dienst reise", "Welche Frist, Dienst, Reise, dienst reise"),
        ] {
            assert_eq!(joined(question, &Words), written);
        }
    }

    #[test]
    fn hyphenated_words_are_always_joined() {
        assert_eq!(
            joined("E-Akte im Open-Source-Amt der KFZ-IT", &Words),
            "Eakte im Opensourceamt der KFZIT"
        );
        assert_eq!(joined("Vor- und A-13, 2-3", &Words), "Vor- und A-13, 2-3");
    }
}
