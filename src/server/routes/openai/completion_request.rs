//! What clients ask of the model.

use serde::Deserialize;
use utoipa::ToSchema;

use super::MODEL;
use super::message::Message;
use crate::server::problem::Problem;

/// A conversation to be continued.
///
/// Fields that are not named here (`temperature`, `max_tokens`, `tools`, …) are accepted and have no effect.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::server) struct CompletionRequest {
    /// Always `auskunft`.
    model: String,
    /// Oldest first. The last message of the user is the question, at most 2000 characters; before it at most 40
    /// messages of user and assistant with at most 8000 characters each.
    pub(super) messages: Vec<Message>,
    /// How many answers; only 1.
    n: Option<u32>,
    /// Kinds of output; only `text`.
    modalities: Option<Vec<String>>,
    /// Whether to answer as server-sent events.
    stream: Option<bool>,
    /// What a stream brings.
    stream_options: Option<StreamOptions>,
}

/// What a stream brings.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::server) struct StreamOptions {
    /// Whether the usage comes in a chunk of its own at the end.
    include_usage: Option<bool>,
}

impl CompletionRequest {
    /// Whether this model can do what is asked.
    pub(super) fn check(&self) -> Result<(), Problem> {
        if self.model != MODEL {
            return Err(Problem::ModelUnknown);
        }
        if self.n.is_some_and(|answers| answers != 1) {
            return Err(Problem::SeveralAnswers);
        }
        if self.modalities.iter().flatten().any(|kind| kind != "text") {
            return Err(Problem::OutputNotText);
        }
        Ok(())
    }

    /// Whether to answer as server-sent events.
    pub(super) fn streams(&self) -> bool {
        self.stream.unwrap_or_default()
    }

    /// Whether a stream ends with the usage.
    pub(super) fn streams_usage(&self) -> bool {
        self.stream_options.as_ref().and_then(|options| options.include_usage).unwrap_or_default()
    }
}
