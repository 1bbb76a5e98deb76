//! What kind of answer a question asks for, told by its question words and frames.

mod clause;
mod english;
mod expectation;
mod german;
mod keywords;
pub(super) mod lexicon;
pub(super) mod number;
mod verbs;

use clause::Opening;
pub(super) use clause::is_question_word;
pub(super) use english::is_english;
pub(super) use german::head_noun;

use super::words::{bounded, words};
use crate::index::fold;

/// Whether a noun is for a kind of things that have names, and for no measure.
pub(super) fn is_kind_of_thing(noun: &str) -> bool {
    lexicon::entity(noun).is_some() && expectation::expected_of(&fold(noun)).is_none()
}

/// What is to be done with what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum QuestionKind {
    /// One thing of one subject: a field's value, a sentence.
    Fact,
    /// All things of a kind that a condition holds for, wherever they stand.
    List,
    /// How many things of a kind there are.
    Count,
    /// What a term or an abbreviation means.
    Definition,
    /// What to do, in steps.
    Procedure,
    /// Whether something is so.
    YesNo,
    /// Why something is so.
    Reason,
}

/// What the answer must contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Expected {
    /// A day, month, year or time of day.
    Date,
    /// An amount of money.
    Amount,
    /// A number of anything else.
    Number,
    /// How long something takes or may take.
    Duration,
    /// A person or whoever does something.
    Person,
    /// An office, company or other body.
    Organisation,
    /// A place, room or address.
    Place,
    /// Nothing that can be told by its form.
    Anything,
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QuestionForm {
    /// What is to be done.
    pub(crate) kind: QuestionKind,
    /// What the answer must contain.
    pub(crate) expected: Expected,
    /// Whether the answer may have several items: lists, and facts asked for in the plural (`Welche Unterlagen …`).
    pub(crate) several: bool,
}

impl QuestionForm {
    pub(super) fn new(kind: QuestionKind, expected: Expected) -> Self {
        Self { kind, expected, several: kind == QuestionKind::List }
    }

    pub(super) fn fact(expected: Expected) -> Self {
        Self::new(QuestionKind::Fact, expected)
    }

    pub(super) fn list(expected: Expected) -> Self {
        Self::new(QuestionKind::List, expected)
    }

    pub(super) fn several(self, several: bool) -> Self {
        Self { several: several || self.several, ..self }
    }
}

/// The form of a German or English question, or of a few keywords; only its first 2,000 bytes are read.
#[must_use]
pub(crate) fn question_form(question: &str) -> QuestionForm {
    let question = bounded(question);
    let words = words(asking_sentence(question));
    if is_english(&words) {
        return english::form(&words);
    }
    match clause::opening(&words, question.contains('?')) {
        Opening::QuestionWord { before, clause } => german::asked(before, clause),
        Opening::Request(clause) => german::requested(clause),
        Opening::Verb => QuestionForm::new(QuestionKind::YesNo, Expected::Anything),
        Opening::Keywords => keywords::form(&words),
    }
}

/// The sentence that asks, where others that tell of a situation stand before it; else the whole question.
fn asking_sentence(question: &str) -> &str {
    let Some((told, asked)) = question.rsplit_once(['.', '!']) else { return question };
    let is_sentence = asked.starts_with(char::is_whitespace) && asked.contains('?') && !told.contains('?');
    let asks =
        || words(asked).first().is_some_and(|word| word.is_loud() && clause::is_question_word(&word.folded));
    if is_sentence && asks() { asked } else { question }
}

#[cfg(test)]
mod tests;
