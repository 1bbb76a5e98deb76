//! Follow-ups that put another letter or number into the earlier question: `Und in Stufe C?` after `… in Stufe B?`.

use crate::answer::understand::words::Word;

/// Most digits of a number that stands for a class, a level or a year.
const MOST_DIGITS: usize = 4;

/// Whether a word is a single capital letter or a short number.
pub(super) fn is_designator(word: &Word<'_>) -> bool {
    is_letter(word) || is_number(word)
}

/// The place in the question of the designator it exchanges, and of the one in the earlier question that gives way;
/// `None` where the question says more or the earlier one has none or several of the kind.
pub(super) fn exchanged_designator(question: &[Word<'_>], earlier: &[Word<'_>]) -> Option<(usize, usize)> {
    let place = question.iter().position(is_designator)?;
    let is_known = |word: &Word<'_>| earlier.iter().any(|other| other.folded == word.folded);
    let says_more = question
        .iter()
        .enumerate()
        .any(|(at, word)| at != place && (is_designator(word) || (word.is_content() && !is_known(word))));
    let shape = |word: &Word<'_>| (is_letter(word), is_number(word), word.text.len());
    let alike = |(_, word): &(usize, &Word<'_>)| shape(word) == shape(&question[place]);
    let mut places = earlier.iter().enumerate().filter(alike).map(|(at, _)| at);
    let (first, other) = (places.next()?, places.next());
    (!says_more && other.is_none()).then_some((place, first))
}

fn is_letter(word: &Word<'_>) -> bool {
    let mut letters = word.text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn is_number(word: &Word<'_>) -> bool {
    word.text.len() <= MOST_DIGITS && word.text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::*;

    #[test]
    fn a_letter_or_a_year_is_exchanged_for_one_of_its_kind() {
        for (question, earlier, exchanged) in [
            ("Und in Stufe C?", "Was zahlt man in Stufe B?", Some((3, 5))),
            ("Und 2031?", "Wie viele Anträge gab es 2030?", Some((1, 5))),
            ("Und 7?", "Wie viele Anträge gab es 2030?", None),
            ("Und in Musterstadt?", "Was zahlt man in Stufe B?", None),
            ("Und der Antrag zu C?", "Was zahlt man in Stufe B?", None),
        ] {
            assert_eq!(exchanged_designator(&words(question), &words(earlier)), exchanged, "{question}");
        }
    }
}
