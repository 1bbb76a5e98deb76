//! The words of earlier turns that a follow-up leaves out.

use std::ops::Range;

use super::designator::exchanged_designator;
use super::signals::Reference;
use crate::answer::understand::kind::is_question_word;
use crate::answer::understand::words::{Word, bounded, words};
use crate::answer::understand::{Expected, fits};
use crate::index::fold;

/// Most words taken over from one turn.
const MOST_WORDS: usize = 12;
/// Most names taken over from an answer.
const MOST_NAMES: usize = 4;
/// Words between a preposition and its noun.
const MOST_BEFORE_NOUN: usize = 4;
/// Words of an answer that is little more than a name.
const SHORT_ANSWER: usize = 8;
/// Prepositions whose object a follow-up such as `Und in B?` exchanges.
pub(super) const LOCATING: &[&str] = &["in", "im", "bei", "beim", "aus", "fuer", "von", "vom", "am", "an"];

/// The words of the earlier question that the question goes on to speak of.
pub(super) fn from_question(reference: &Reference, question: &str, earlier: &str) -> Vec<String> {
    let said = words(earlier);
    let own: Vec<String> = words(question).into_iter().map(|word| word.folded).collect();
    let exchanged =
        if *reference == Reference::Exchange { exchanged(&words(question), &said) } else { Vec::new() };
    let has_names = said.iter().skip(1).any(Word::is_loud);
    let carries = |at: usize, word: &Word<'_>| match reference {
        Reference::Exchange => !exchanged.contains(&at),
        Reference::Pronoun | Reference::Ellipsis => word.is_loud() || !has_names,
    };
    said.iter()
        .enumerate()
        .filter(|(at, word)| is_carried(word) && carries(*at, word) && !own.contains(&word.folded))
        .map(|(_, word)| word.text.to_owned())
        .take(MOST_WORDS)
        .collect()
}

/// The places of the words that the question's own words stand in for: see [`exchanged_span`].
fn exchanged(question: &[Word<'_>], earlier: &[Word<'_>]) -> Vec<usize> {
    if let Some((_, place)) = exchanged_designator(question, earlier) {
        return vec![place];
    }
    exchanged_span(question, earlier).map(|span| span.skip(1).collect()).unwrap_or_default()
}

/// A locating preposition of the earlier question with its object, when the question has such an object too.
pub(super) fn exchanged_span(question: &[Word<'_>], earlier: &[Word<'_>]) -> Option<Range<usize>> {
    let locates = |word: &Word<'_>| LOCATING.contains(&word.folded.as_str());
    if !question.iter().any(locates) {
        return None;
    }
    let asked = |at: usize| earlier.get(at + 1).is_some_and(|word| is_question_word(&word.folded));
    let start = (0..earlier.len()).rev().find(|at| earlier.get(*at).is_some_and(locates) && !asked(*at))?;
    let is_loud = |at: &usize| earlier.get(*at).is_some_and(|word| word.is_loud() && !word.opens_clause);
    // Articles and adjectives before the noun go with it.
    let noun = (start + 1..earlier.len()).take(MOST_BEFORE_NOUN).find(is_loud)?;
    let end = noun + (noun..earlier.len()).take(MOST_NAMES).take_while(is_loud).count();
    Some(start..end)
}

/// Names in an answer that a pronoun may stand for: what is quoted or has capitals or digits inside, and all nouns of a
/// short one that is no date or number. An answer of yes or no names nothing.
pub(super) fn from_answer(answer: &str) -> Vec<String> {
    let answer = bounded(answer);
    let said = words(answer);
    let sentence: Vec<&Word<'_>> = said
        .iter()
        .enumerate()
        .take_while(|(at, word)| *at == 0 || !ends_before(answer, word))
        .map(|(_, word)| word)
        .collect();
    if sentence
        .first()
        .is_some_and(|word| matches!(word.folded.as_str(), "ja" | "nein" | "yes" | "no" | "dazu"))
    {
        return Vec::new();
    }
    let is_figure = [Expected::Date, Expected::Number, Expected::Duration]
        .iter()
        .any(|expected| fits(*expected, answer) > 0.0);
    let is_short = sentence.len() <= SHORT_ANSWER && !is_figure;
    let named = sentence.into_iter().filter(|word| {
        let marked = word.text.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
        let is_number = word.text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        word.is_content() && !is_number && (marked || is_quoted(answer, word) || (is_short && word.is_loud()))
    });
    named.map(|word| word.text.to_owned()).take(MOST_NAMES).collect()
}

/// Adds what is not there yet.
pub(super) fn add_missing<'word>(taken: &mut Vec<String>, more: impl Iterator<Item = &'word str>) {
    for word in more.filter(|word| !word.is_empty()) {
        let is_there = taken.iter().any(|known| fold(known) == fold(word));
        if !is_there && taken.len() < 2 * MOST_WORDS {
            taken.push(word.to_owned());
        }
    }
}

fn is_carried(word: &Word<'_>) -> bool {
    word.is_content() && !is_question_word(&word.folded)
}

fn ends_before(answer: &str, word: &Word<'_>) -> bool {
    let before = answer.get(..word.range.start).unwrap_or_default().trim_end();
    before.ends_with(['.', '!', '?']) && word.is_loud()
}

fn is_quoted(answer: &str, word: &Word<'_>) -> bool {
    let before = answer.get(..word.range.start).unwrap_or_default();
    before.ends_with(['„', '»', '"', '“', '«'])
}
