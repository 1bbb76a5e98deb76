//! What the server needs of the room that answers.

use super::mcp::Excerpt;
use crate::answer::{Answer, AnswerError, Assistant, Question, Suggestion};
use crate::index::IndexError;

/// Answers questions. Called from many threads at once, each call on a thread that may block.
pub trait Answerer: Send + Sync {
    /// Answers one question.
    fn answer(&self, question: &Question) -> Result<Answer, AnswererError>;

    /// The same for a client who may leave: once `is_wanted` says no, the answer need not be finished.
    fn answer_while(
        &self,
        question: &Question,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Answer, AnswererError> {
        let _ = is_wanted;
        self.answer(question)
    }

    /// The passages found for a question, best first.
    fn search(&self, question: &Question, count: usize) -> Result<Vec<Excerpt>, AnswererError>;

    /// Questions that the documents answer: so many, of one collection where one is named.
    fn suggestions(&self, count: usize, collection: Option<&str>) -> Result<Vec<Suggestion>, AnswererError>;

    /// What answers would rest on right now; cheap enough to be asked every few seconds.
    fn readiness(&self) -> Result<Readiness, AnswererError>;
}

/// What answers rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Name of the embedding model.
    pub model: String,
    /// The index generation in use.
    pub generation: String,
    /// Passages in that generation.
    pub passages: u64,
}

/// A part without which nothing can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No index has been built yet.
    Index,
    /// The index was built by another version, embedder or from another corpus.
    MatchingIndex,
    /// The embedding model is not there or damaged.
    Model,
}

/// Why a question got no answer.
#[derive(Debug, thiserror::Error)]
pub enum AnswererError {
    /// Something has to be prepared first.
    #[error("{reason}; run `{command}`")]
    NotReady {
        /// What is missing.
        missing: Missing,
        /// Why, for the operator.
        reason: String,
        /// The command that provides it.
        command: String,
    },
    /// Something broke.
    #[error("{0}")]
    Internal(String),
}

impl Answerer for Assistant {
    fn answer(&self, question: &Question) -> Result<Answer, AnswererError> {
        Ok(Self::answer(self, question)?)
    }

    fn answer_while(
        &self,
        question: &Question,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Answer, AnswererError> {
        Ok(Self::answer_while(self, question, is_wanted)?)
    }

    fn search(&self, question: &Question, count: usize) -> Result<Vec<Excerpt>, AnswererError> {
        let found = self.excerpts(question, count)?;
        Ok(found.into_iter().map(|(headings, citation)| Excerpt { headings, citation }).collect())
    }

    fn suggestions(&self, count: usize, collection: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        Ok(Self::suggestions(self, count, collection)?)
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        let index = self.index()?;
        Ok(Readiness {
            model: index.manifest().identity.embedder.name.clone(),
            generation: index.generation().name.clone(),
            passages: index.len() as u64,
        })
    }
}

impl From<AnswerError> for AnswererError {
    fn from(error: AnswerError) -> Self {
        let not_ready = |missing, command: &str| Self::NotReady {
            missing,
            reason: error.to_string(),
            command: command.to_owned(),
        };
        match &error {
            AnswerError::Index(IndexError::Missing(_)) => not_ready(Missing::Index, "auskunft ingest PATH…"),
            AnswerError::Index(IndexError::Mismatch { .. } | IndexError::Damaged { .. }) => {
                not_ready(Missing::MatchingIndex, "auskunft ingest --rebuild")
            }
            _ => Self::Internal(error.to_string()),
        }
    }
}
