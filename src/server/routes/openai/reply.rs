//! An answer with everything that both forms of response tell of it.

use serde::Serialize;
use utoipa::ToSchema;

use super::annotation::{Annotation, annotations};
use super::sources::with_sources;
use super::usage::Usage;
use crate::answer::{Answer, Citation};

/// An answer, ready to be sent whole or in chunks.
#[derive(Debug)]
pub(super) struct Reply {
    /// The answer's text and the list of its sources.
    pub(super) content: String,
    pub(super) annotations: Vec<Annotation>,
    pub(super) evidence: Evidence,
    pub(super) usage: Usage,
}

/// What Auskunft adds to OpenAI's fields.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Evidence {
    /// The documents do not answer the question.
    refused: bool,
    /// How sure the answer is, 0 to 1; comparable between answers of one installation, not a probability.
    confidence: f32,
    /// The places the answer rests on.
    citations: Vec<Citation>,
}

impl Reply {
    /// The reply that an answer is to a prompt of `prompt_tokens`.
    pub(super) fn new(answer: Answer, prompt_tokens: usize) -> Self {
        let content = with_sources(&answer);
        Self {
            usage: Usage::new(prompt_tokens, &content),
            content,
            annotations: annotations(&answer),
            evidence: Evidence {
                refused: answer.refused,
                confidence: answer.confidence,
                citations: answer.citations,
            },
        }
    }
}
