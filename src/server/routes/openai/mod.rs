//! OpenAI's interface under `/v1`: any of its clients can use Auskunft as a model.
//!
//! Shapes as in the OpenAI API reference, "Chat Completions" and "Models". What only Auskunft has to say stands in
//! an additional field `auskunft`.

mod annotation;
pub(in crate::server) mod chat_completions;
mod chunk_events;
mod completion;
mod completion_chunk;
mod completion_identity;
mod completion_request;
mod conversation;
mod error_object;
mod message;
pub(in crate::server) mod models;
mod reply;
mod sources;
mod usage;

pub(in crate::server) use error_object::tell_problems;

/// Name of the only model.
const MODEL: &str = "auskunft";
