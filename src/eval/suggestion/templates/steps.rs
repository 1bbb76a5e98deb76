//! Numbered steps of a procedure.

use crate::eval::suggestion::date::is_month;
use crate::eval::suggestion::finding::Finding;
use crate::eval::suggestion::wording::{choose, quoted};

/// The numbered steps among sentences: at least two, numbered one after the other.
pub(super) fn steps(sentences: &[String]) -> Vec<&String> {
    let mut steps: Vec<(u32, &String)> = Vec::new();
    for sentence in sentences {
        let Some(number) = step_number(sentence) else { continue };
        if steps.last().is_none_or(|(last, _)| *last + 1 == number) {
            steps.push((number, sentence));
        }
    }
    if steps.len() < 2 { Vec::new() } else { steps.into_iter().map(|(_, step)| step).collect() }
}

/// The question how to proceed, answered by all the steps.
pub(super) fn finding(heading: &str, page: u32, steps: &[&String], passage: &str) -> Finding {
    let of = quoted(heading);
    let wordings =
        [format!("Wie geht man bei {of} vor?"), format!("Welche Schritte sind bei {of} vorgesehen?")];
    Finding {
        page,
        kind: "procedure",
        question: choose(wordings, &[heading, passage]),
        answerable: true,
        quotes: steps.iter().map(|step| (*step).clone()).collect(),
        place: passage.to_owned(),
    }
}

/// The number of `1. Antrag stellen`, `1) Antrag stellen` or `Schritt 1: Antrag stellen`; dates are none.
fn step_number(sentence: &str) -> Option<u32> {
    let mut tokens = sentence.split_whitespace();
    let (first, second) = (tokens.next()?, tokens.next()?);
    if first == "Schritt" {
        return second.trim_end_matches([':', '.', ')']).parse().ok().filter(|number| *number < 100);
    }
    let number = first.strip_suffix(['.', ')'])?.parse().ok().filter(|number| *number < 100);
    number.filter(|_| !is_month(second.trim_end_matches(|sign: char| !sign.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(sentences: &[&str]) -> usize {
        steps(&sentences.iter().map(|sentence| (*sentence).to_owned()).collect::<Vec<_>>()).len()
    }

    #[test]
    fn steps_are_numbered_one_after_the_other() {
        assert_eq!(
            numbers(&["1. Antrag stellen", "Gern auch online.", "2. Bescheid abwarten", "3. Zahlen"]),
            3
        );
        assert_eq!(numbers(&["Schritt 1: Antrag stellen", "Schritt 2: Zahlen"]), 2);
        assert_eq!(numbers(&["a", "4) Antrag stellen", "5) Zahlen"]), 2);
    }

    #[test]
    fn dates_and_single_numbers_are_no_steps() {
        assert_eq!(numbers(&["1. Januar ist Feiertag.", "2. Januar nicht."]), 0);
        assert_eq!(numbers(&["1. Antrag stellen", "7. Zahlen", "5.", ""]), 0);
    }
}
