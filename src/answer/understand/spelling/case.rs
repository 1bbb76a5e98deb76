//! Questions typed in capitals.

use crate::answer::understand::words::replace_words;

/// Share of capitals from which on a question counts as typed in capitals.
const LOUD_SHARE: f32 = 0.8;
/// Letters from which on a text in capitals is no abbreviation.
const FEWEST_LETTERS: usize = 12;

/// A question typed in capitals in lower case, known abbreviations kept; every other question as it is.
/// `is_abbreviation` gets single words as typed.
#[must_use]
pub(crate) fn normalise_case(question: &str, is_abbreviation: &dyn Fn(&str) -> bool) -> String {
    let letters = question.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = question.chars().filter(|letter| letter.is_uppercase()).count();
    if letters < FEWEST_LETTERS || (capitals as f32) < LOUD_SHARE * letters as f32 {
        return question.to_owned();
    }
    replace_words(question, |word| {
        let stays = is_abbreviation(word) || word.contains(|sign: char| sign.is_ascii_digit());
        (!stays).then(|| word.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_questions_in_capitals_change() {
        let known = |word: &str| word == "DSFA";
        assert_eq!(normalise_case("WANN BRAUCHE ICH EINE DSFA?", &known), "wann brauche ich eine DSFA?");
        assert_eq!(normalise_case("FÜR WEN GILT AZ-05A?", &known), "für wen gilt AZ-05A?");
        for question in ["Wann brauche ich eine DSFA?", "DSFA VVT", "wann brauche ich das"] {
            assert_eq!(normalise_case(question, &known), question);
        }
    }
}
