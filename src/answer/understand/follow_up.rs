//! Questions that only make sense after earlier ones.

mod carry;
mod designator;
mod signals;
mod whole;

use super::words::{bounded, words};
use super::{QuestionKind, question_form};
use crate::answer::{Role, Turn};
use signals::Reference;

/// A question with what it takes from the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resolved {
    /// The question as one that stands by itself.
    pub(crate) text: String,
    /// The earlier question, where this one only puts another place or thing into it.
    pub(crate) asks_like: Option<String>,
    /// What to search for: the carried words, a line feed, and the question as typed.
    pub(crate) search_text: String,
    /// Words of earlier turns that the question leaves out.
    pub(crate) carried: Option<String>,
    /// Whether the question leans on earlier turns.
    pub(crate) is_follow_up: bool,
}

/// Earlier questions that are read back, each of which may lean on the one before.
const MOST_STEPS: usize = 3;

/// Resolves a question against the earlier turns, oldest first. A question that names its own subject is left alone.
#[must_use]
pub(crate) fn resolve(history: &[Turn], question: &str) -> Resolved {
    let question = bounded(question.trim());
    let Some(found) = carried(history, question, MOST_STEPS) else {
        let text = question.to_owned();
        return Resolved {
            search_text: text.clone(),
            text,
            asks_like: None,
            carried: None,
            is_follow_up: false,
        };
    };
    Resolved {
        search_text: format!("{}\n{question}", found.words),
        text: found.whole,
        asks_like: found.asks_like,
        carried: Some(found.words),
        is_follow_up: true,
    }
}

/// What a question takes over, and the question with it.
struct Carried {
    words: String,
    whole: String,
    asks_like: Option<String>,
}

/// What a question takes over; `None` when it is no follow-up or nothing was asked before.
fn carried(history: &[Turn], question: &str, steps: usize) -> Option<Carried> {
    let at = history.iter().rposition(|turn| turn.role == Role::User)?;
    let earlier = bounded(history.get(at)?.content.trim());
    let is_definition = question_form(question).kind == QuestionKind::Definition;
    let reference = signals::reference(&words(question), &words(earlier), is_definition)?;
    let before = history.get(..at).unwrap_or_default();
    let older = steps.checked_sub(1).filter(|left| *left > 0).and_then(|left| carried(before, earlier, left));
    let mut taken = carry::from_question(&reference, question, earlier);
    if let Some(older) = &older {
        carry::add_missing(&mut taken, older.words.split(' '));
    }
    if reference == Reference::Pronoun {
        let answer = history.get(at + 1).filter(|turn| turn.role == Role::Assistant);
        let named = answer.map(|turn| carry::from_answer(&turn.content)).unwrap_or_default();
        carry::add_missing(&mut taken, named.iter().map(String::as_str));
    }
    if taken.is_empty() {
        return None;
    }
    let words = taken.join(" ");
    let earlier = older.map_or_else(|| earlier.to_owned(), |older| older.whole);
    let whole = whole::whole(&reference, question, &earlier, &words);
    Some(Carried { words, whole, asks_like: (reference == Reference::Exchange).then_some(earlier) })
}

#[cfg(test)]
mod tests;
