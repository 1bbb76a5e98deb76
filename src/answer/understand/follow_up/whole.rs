//! A follow-up as a question that stands by itself.

use super::carry::{LOCATING, exchanged_span};
use super::designator::exchanged_designator;
use super::signals::{OPENERS, Reference, pointing_word};
use crate::answer::understand::kind::is_question_word;
use crate::answer::understand::words::{Word, words};

/// The question with what it leaves out: the earlier one with the other place or thing in it, the pronoun's place taken
/// by what it stands for, or what was spoken of behind it.
pub(super) fn whole(reference: &Reference, question: &str, earlier: &str, carried: &str) -> String {
    let said = without_opener(question);
    match reference {
        Reference::Exchange => exchanged(said, earlier),
        Reference::Pronoun => replaced(said, carried),
        Reference::Ellipsis => format!("{} {carried}?", without_mark(said)),
    }
}

fn without_opener(question: &str) -> &str {
    let words = words(question);
    let opens = words.first().is_some_and(|word| OPENERS.contains(&word.folded.as_str()));
    let start = words.get(usize::from(opens)).map_or(0, |word| word.range.start);
    question.get(start..).unwrap_or(question)
}

fn without_mark(text: &str) -> &str {
    text.trim_end_matches(['?', '!', '.', ' '])
}

fn exchanged(said: &str, earlier: &str) -> String {
    let said = &phrase(without_mark(said));
    let earlier_words = words(earlier);
    let said_words = words(said);
    if let Some((own, other)) = exchanged_designator(&said_words, &earlier_words) {
        let (own, other) = (&said_words[own], &earlier_words[other]);
        let (before, after) = (&earlier[..other.range.start], &earlier[other.range.end..]);
        return format!("{before}{}{after}", own.text);
    }
    let bounds = exchanged_span(&said_words, &earlier_words)
        .and_then(|span| Some((earlier_words.get(span.start)?, earlier_words.get(span.end.checked_sub(1)?)?)))
        .and_then(|(first, last)| Some((earlier.get(..first.range.start)?, earlier.get(last.range.end..)?)));
    match bounds {
        Some((before, after)) => format!("{before}{said}{after}"),
        None => format!("{} {said}?", without_mark(earlier)),
    }
}

/// The place or thing without the words that only ask for it: `was ist mit B`, `wie sieht es in B aus` → `B`, `in B`.
fn phrase(said: &str) -> String {
    let words = words(said);
    if !words.first().is_some_and(|word| is_question_word(&word.folded)) {
        return said.to_owned();
    }
    let Some(noun) = words.iter().skip(1).position(Word::is_loud).map(|at| at + 1) else {
        return said.to_owned();
    };
    let is_located = LOCATING.contains(&words[noun - 1].folded.as_str());
    let last = words.iter().rposition(Word::is_loud).unwrap_or(noun);
    let start = words[noun - usize::from(is_located)].range.start;
    said.get(start..words[last].range.end).unwrap_or(said).to_owned()
}

fn replaced(said: &str, carried: &str) -> String {
    let words = words(said);
    let pointing = pointing_word(&words).and_then(|at| words.get(at));
    let parts = pointing.and_then(|word| Some((said.get(..word.range.start)?, said.get(word.range.end..)?)));
    match parts {
        Some((before, after)) => format!("{before}{carried}{after}"),
        None => format!("{} {carried}?", without_mark(said)),
    }
}
