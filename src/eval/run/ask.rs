//! Asking the questions of a set.

use super::{CorpusView, Given, Responder};
use crate::answer::Question;
use crate::eval::{EvalError, EvalQuestion};

/// Passages retrieved for judging the ranking.
const DEPTH: usize = 100;

impl EvalQuestion {
    /// The question as a case worker sends it.
    #[must_use]
    pub fn as_asked(&self) -> Question {
        Question { text: self.question.clone(), history: self.history.clone(), ..Question::default() }
    }
}

/// Asks one question and keeps what was given.
pub fn ask(
    responder: &dyn Responder,
    view: &CorpusView<'_>,
    question: &EvalQuestion,
) -> Result<Given, EvalError> {
    let asked = question.as_asked();
    let answer = responder.answer(&asked)?;
    let passages = responder.rank(&asked, DEPTH)?;
    let answer_anyway = if answer.refused && question.answerable {
        Some(responder.answer_anyway(&asked)?.answer)
    } else {
        None
    };
    Ok(Given {
        id: question.id.clone(),
        question: question.question.clone(),
        citations: answer.citations.iter().map(|citation| view.check(citation)).collect::<Result<_, _>>()?,
        answer: answer.answer,
        refused: answer.refused,
        confidence: answer.confidence,
        answer_anyway,
        ranking: view.ranking(question, &passages),
        timings_ms: answer.timings_ms,
    })
}
