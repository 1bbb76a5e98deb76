//! Questions that ask two things: `Wie viele Stellen hat A und wer leitet es?`

use super::kind::is_question_word;
use super::words::{bounded, words};

/// Words that a part must have to be a question by itself.
const FEWEST_WORDS: usize = 3;
/// Words that may stand between `und` and the question word.
const BEFORE: &[&str] =
    &["in", "bei", "mit", "fuer", "von", "bis", "ab", "seit", "an", "auf", "aus", "zu", "durch", "nach"];

/// The two parts; the second as typed, so that it may lean on the first. `None` for a question that asks one thing.
#[must_use]
pub(crate) fn parts(question: &str) -> Option<(&str, &str)> {
    let question = bounded(question);
    let words = words(question);
    let asks = |at: usize| words.get(at).is_some_and(|word| is_question_word(&word.folded));
    let first_asks = (0..words.len()).find(|at| asks(*at))?;
    let and = (first_asks + FEWEST_WORDS..words.len()).find(|at| {
        let is_before = |at: usize| words.get(at).is_some_and(|word| BEFORE.contains(&word.folded.as_str()));
        words[*at].folded == "und" && (asks(at + 1) || (is_before(at + 1) && asks(at + 2)))
    })?;
    if words.len() - and - 1 < FEWEST_WORDS {
        return None;
    }
    let cut = words[and].range.start;
    let (first, second) = (question[..cut].trim(), question[cut..].trim());
    Some((first.trim_end_matches([',', ' ']), second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_for_two_things_has_two_parts() {
        assert_eq!(
            parts("Wie viele Stellen hat Musterstadt und wer leitet dort das Team?"),
            Some(("Wie viele Stellen hat Musterstadt", "und wer leitet dort das Team?"))
        );
        assert_eq!(
            parts("Wann endet die Frist, und bis wann muss der Antrag da sein?"),
            Some(("Wann endet die Frist", "und bis wann muss der Antrag da sein?"))
        );
    }

    #[test]
    fn a_question_for_one_thing_has_none() {
        for question in [
            "Wer darf Urlaub und Gleittage genehmigen?",
            "Was ist der Unterschied zwischen A und B?",
            "Frist und wer",
            "Wer nutzt es und wo?",
            "Antrag und was dazu gehört",
        ] {
            assert_eq!(parts(question), None, "{question}");
        }
    }
}
