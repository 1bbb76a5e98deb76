//! Capitals and the question mark.

use super::pieces::{is_abbreviation, pieces};

/// The whole text in capitals; ß becomes SS as in German spelling. Numerals stay as they are.
pub(super) fn upper_case(text: &str) -> String {
    let mut capitals = String::with_capacity(text.len() + 4);
    for character in text.chars() {
        if character.is_numeric() {
            capitals.push(character);
        } else {
            capitals.extend(character.to_uppercase());
        }
    }
    capitals
}

/// The question without the question mark at its end and with a small first letter, unless it begins with an
/// abbreviation. A text of nothing but question marks stays.
pub(super) fn without_question_mark(question: &str) -> String {
    let asked = question.trim_end_matches(|end: char| matches!(end, '?' | '!') || end.is_whitespace());
    let is_marked = question.get(asked.len()..).is_some_and(|end| end.contains('?'));
    match (asked.is_empty(), is_marked) {
        (true, _) => question.to_owned(),
        (_, true) => small_start(asked),
        _ => small_start(question),
    }
}

fn small_start(text: &str) -> String {
    let first_word = pieces(text).into_iter().find(|piece| !piece.text.trim().is_empty());
    let Some(word) = first_word.filter(|piece| piece.is_word && !is_abbreviation(piece.text)) else {
        return text.to_owned();
    };
    let (blank, rest) = text.split_at(text.find(word.text).unwrap_or_default());
    let mut characters = rest.chars();
    let small: String = characters.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("{blank}{small}{}", characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_follow_german_spelling() {
        assert_eq!(upper_case("Wie groß ist § 5a für Übungen?"), "WIE GROSS IST § 5A FÜR ÜBUNGEN?");
        assert_eq!(upper_case("Teil ⅷ"), "TEIL ⅷ");
    }

    #[test]
    fn question_marks_at_the_end_and_the_first_capital_go() {
        for (question, written) in [
            ("Wer zahlt?", "wer zahlt"),
            ("Wer zahlt ??! ", "wer zahlt"),
            ("Überall?", "überall"),
            ("Wer? Und wann", "wer? Und wann"),
            ("Nenne die Frist.", "nenne die Frist."),
        ] {
            assert_eq!(without_question_mark(question), written);
        }
    }

    #[test]
    fn abbreviations_and_what_begins_with_no_letter_keep_their_start() {
        for (question, written) in [
            ("DSGVO gilt?", "DSGVO gilt"),
            ("IT-Sicherheit?", "IT-Sicherheit"),
            ("E-Akte?", "E-Akte"),
            ("»Wer« fragt?", "»Wer« fragt"),
            ("14 Tage?", "14 Tage"),
            ("??", "??"),
        ] {
            assert_eq!(without_question_mark(question), written);
        }
    }
}
