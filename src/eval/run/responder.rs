//! What is evaluated.

use crate::answer::{Answer, AnswerError, Assistant, Question};

/// Something that ranks passages for a question and answers it.
pub trait Responder {
    /// The store's ids of passages, best first.
    fn rank(&self, question: &Question, depth: usize) -> Result<Vec<i64>, AnswerError>;

    /// The answer as a case worker would get it.
    fn answer(&self, question: &Question) -> Result<Answer, AnswerError>;

    /// The answer if refusing were not allowed.
    fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError>;
}

impl Responder for Assistant {
    fn rank(&self, question: &Question, depth: usize) -> Result<Vec<i64>, AnswerError> {
        Ok(self.retrieve(question, depth)?.into_iter().map(|hit| hit.passage).collect())
    }

    fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        Assistant::answer(self, question)
    }

    fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        Assistant::answer_anyway(self, question)
    }
}
