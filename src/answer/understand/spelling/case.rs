//! Questions typed in capitals, or without any.

use super::Vocabulary;
use crate::answer::understand::kind::is_question_word;
use crate::answer::understand::words::{is_word_of_asking, replace_words, words};
use crate::index::{fold, is_stop_word};

/// Share of capitals from which on a question counts as typed in capitals.
const LOUD_SHARE: f32 = 0.8;
/// Fewer words say nothing about how somebody types.
const FEWEST_WORDS: usize = 3;
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

/// A question without any capital, with nouns and names as the corpus writes them; every other question as it is.
#[must_use]
pub(crate) fn restore_capitals(question: &str, vocabulary: &dyn Vocabulary) -> String {
    if question.chars().any(char::is_uppercase) || words(question).len() < FEWEST_WORDS {
        return question.to_owned();
    }
    replace_words(question, |word| {
        let folded = fold(word);
        if is_stop_word(&folded) || is_word_of_asking(&folded) || is_question_word(&folded) {
            return None;
        }
        let (written, _) = vocabulary.near(word).into_iter().find(|(near, _)| fold(near) == folded)?;
        written.starts_with(char::is_uppercase).then_some(written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::understand::SpellingIndex;

    #[test]
    fn nouns_get_their_capitals_where_none_was_typed() {
        let corpus = SpellingIndex::new(["Antrag", "DSFA", "stellt", "Wann", "Weimar"].map(|word| (word, 2)));
        let restored = |question: &str| restore_capitals(question, &corpus);
        assert_eq!(restored("wann stellt weimar den antrag?"), "wann stellt Weimar den Antrag?");
        assert_eq!(restored("wer braucht eine dsfa"), "wer braucht eine DSFA");
        for question in ["Und wer stellt den antrag?", "wer stellt in Weimar den antrag?", "antrag weimar"] {
            assert_eq!(restored(question), question);
        }
    }

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
