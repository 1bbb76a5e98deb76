//! A completion sent whole.

use serde::Serialize;
use utoipa::ToSchema;

use super::MODEL;
use super::annotation::Annotation;
use super::completion_identity::CompletionIdentity;
use super::reply::{Evidence, Reply};
use super::usage::Usage;

/// The continued conversation.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Completion {
    /// Name of this completion.
    id: String,
    /// Always `chat.completion`.
    object: &'static str,
    /// Seconds since 1970.
    created: u64,
    /// Always `auskunft`.
    model: &'static str,
    /// Always one.
    choices: Vec<CompletionChoice>,
    /// How much was read and written, estimated.
    usage: Usage,
    /// What OpenAI's fields do not tell.
    auskunft: Evidence,
}

/// An answer to choose.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct CompletionChoice {
    /// Always 0.
    index: u32,
    /// The answer.
    message: AssistantMessage,
    /// Always null.
    logprobs: Option<f32>,
    /// Always `stop`.
    finish_reason: &'static str,
}

/// An answer as a message.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct AssistantMessage {
    /// Always `assistant`.
    role: &'static str,
    /// The text in German with markers `[n]`, and below it the list of sources.
    content: String,
    /// Always null; whether the documents answer is told by `auskunft.refused`.
    refusal: Option<String>,
    /// Where the content cites what.
    annotations: Vec<Annotation>,
}

impl Completion {
    /// The completion of that identity with the reply.
    pub(super) fn new(identity: CompletionIdentity, reply: Reply) -> Self {
        let message = AssistantMessage {
            role: "assistant",
            content: reply.content,
            refusal: None,
            annotations: reply.annotations,
        };
        Self {
            id: identity.id,
            object: "chat.completion",
            created: identity.created,
            model: MODEL,
            choices: vec![CompletionChoice { index: 0, message, logprobs: None, finish_reason: "stop" }],
            usage: reply.usage,
            auskunft: reply.evidence,
        }
    }
}
