//! How much was read and written, estimated.

use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::Question;

/// Characters (Unicode code points) of German text that usually make a token.
const CHARACTERS_PER_TOKEN: usize = 4;

/// How much was read and written. No language model counts tokens here: they are estimated as one for every four
/// characters begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::server) struct Usage {
    /// Of question and history.
    #[serde(rename = "prompt_tokens")]
    prompt: usize,
    /// Of the content.
    #[serde(rename = "completion_tokens")]
    completion: usize,
    /// Of both.
    #[serde(rename = "total_tokens")]
    total: usize,
}

impl Usage {
    /// The usage of a reply with `content` to a prompt of `prompt_tokens`.
    pub(super) fn new(prompt_tokens: usize, content: &str) -> Self {
        let completion = tokens(content.chars().count());
        Self { prompt: prompt_tokens, completion, total: prompt_tokens + completion }
    }
}

/// Estimated tokens of a question with its history.
pub(super) fn prompt_tokens(question: &Question) -> usize {
    let texts = question.history.iter().map(|turn| &turn.content).chain([&question.text]);
    tokens(texts.map(|text| text.chars().count()).sum())
}

fn tokens(characters: usize) -> usize {
    characters.div_ceil(CHARACTERS_PER_TOKEN)
}
