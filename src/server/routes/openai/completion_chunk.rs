//! A completion sent in chunks.

use serde::Serialize;

use super::MODEL;
use super::annotation::Annotation;
use super::completion_identity::CompletionIdentity;
use super::reply::{Evidence, Reply};
use super::usage::Usage;

/// A piece of a completion.
#[derive(Debug, Serialize)]
pub(super) struct CompletionChunk<'a> {
    id: &'a str,
    object: &'static str,
    created: u64,
    model: &'static str,
    choices: Vec<ChunkChoice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<ChunkUsage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auskunft: Option<&'a Evidence>,
}

/// What a piece adds to the only choice.
#[derive(Debug, Serialize)]
struct ChunkChoice<'a> {
    index: u32,
    delta: Delta<'a>,
    logprobs: Option<f32>,
    finish_reason: Option<&'static str>,
}

/// What a piece adds to the message.
#[derive(Debug, Default, Serialize)]
struct Delta<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annotations: Option<&'a [Annotation]>,
}

/// The usage in a stream that was asked to bring it: null until the end.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ChunkUsage {
    NotYet,
    Known(Usage),
}

/// Makes the chunks of one completion.
#[derive(Debug)]
pub(super) struct Chunks {
    identity: CompletionIdentity,
    with_usage: bool,
}

impl Chunks {
    /// Chunks of that identity; `with_usage` if the client wants the usage at the end.
    pub(super) fn new(identity: CompletionIdentity, with_usage: bool) -> Self {
        Self { identity, with_usage }
    }

    /// The first chunk: who speaks.
    pub(super) fn role(&self) -> CompletionChunk<'_> {
        self.delta(Delta { role: Some("assistant"), content: Some(""), annotations: None })
    }

    /// A piece of the content.
    pub(super) fn content<'a>(&'a self, piece: &'a str) -> CompletionChunk<'a> {
        self.delta(Delta { content: Some(piece), ..Delta::default() })
    }

    /// After all content: that it has ended, and what it rests on.
    pub(super) fn end<'a>(&'a self, reply: &'a Reply) -> CompletionChunk<'a> {
        let delta = Delta { annotations: Some(&reply.annotations), ..Delta::default() };
        CompletionChunk { auskunft: Some(&reply.evidence), ..self.chunk(Some((delta, Some("stop")))) }
    }

    /// The chunk with the usage, if it is wanted.
    pub(super) fn usage(&self, usage: Usage) -> Option<CompletionChunk<'_>> {
        self.with_usage.then(|| CompletionChunk { usage: Some(ChunkUsage::Known(usage)), ..self.chunk(None) })
    }

    fn delta<'a>(&'a self, delta: Delta<'a>) -> CompletionChunk<'a> {
        self.chunk(Some((delta, None)))
    }

    fn chunk<'a>(&'a self, choice: Option<(Delta<'a>, Option<&'static str>)>) -> CompletionChunk<'a> {
        let choices = choice
            .into_iter()
            .map(|(delta, finish_reason)| ChunkChoice { index: 0, delta, logprobs: None, finish_reason })
            .collect();
        CompletionChunk {
            id: &self.identity.id,
            object: "chat.completion.chunk",
            created: self.identity.created,
            model: MODEL,
            choices,
            usage: self.with_usage.then_some(ChunkUsage::NotYet),
            auskunft: None,
        }
    }
}
