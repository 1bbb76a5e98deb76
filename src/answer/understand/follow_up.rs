//! Questions that only make sense after earlier ones.

mod carry;
mod signals;

use super::words::{bounded, words};
use super::{QuestionKind, question_form};
use crate::answer::{Role, Turn};
use signals::Reference;

/// A question with what it takes from the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resolved {
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
    let carried = carried(history, question, MOST_STEPS);
    let search_text = match &carried {
        Some(carried) => format!("{carried}\n{question}"),
        None => question.to_owned(),
    };
    Resolved { search_text, is_follow_up: carried.is_some(), carried }
}

/// The words a question takes over; `None` when it is no follow-up or nothing was asked before.
fn carried(history: &[Turn], question: &str, steps: usize) -> Option<String> {
    let at = history.iter().rposition(|turn| turn.role == Role::User)?;
    let earlier = bounded(history.get(at)?.content.trim());
    let is_definition = question_form(question).kind == QuestionKind::Definition;
    let reference = signals::reference(&words(question), &words(earlier), is_definition)?;
    let before = history.get(..at).unwrap_or_default();
    let older = steps.checked_sub(1).filter(|left| *left > 0).and_then(|left| carried(before, earlier, left));
    let mut taken = carry::from_question(&reference, question, earlier);
    if let Some(older) = older {
        carry::add_missing(&mut taken, older.split(' '));
    }
    if reference == Reference::Pronoun {
        let answer = history.get(at + 1).filter(|turn| turn.role == Role::Assistant);
        let named = answer.map(|turn| carry::from_answer(&turn.content)).unwrap_or_default();
        carry::add_missing(&mut taken, named.iter().map(String::as_str));
    }
    (!taken.is_empty()).then(|| taken.join(" "))
}

#[cfg(test)]
mod tests;
