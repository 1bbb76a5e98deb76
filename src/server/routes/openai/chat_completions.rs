//! `POST /v1/chat/completions`: asks a question as OpenAI's clients do.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::chunk_events::chunk_events;
use super::completion::Completion;
use super::completion_chunk::Chunks;
use super::completion_identity::CompletionIdentity;
use super::completion_request::CompletionRequest;
use super::conversation;
use super::error_object::ErrorReply;
use super::reply::Reply;
use super::usage::prompt_tokens;
use crate::server::AppState;
use crate::server::problem::Problem;
use crate::server::request::Json;
use crate::server::routes::chat::answer;

/// Continues a conversation from the documents, every statement with its place in them.
///
/// With `"stream": true` the completion comes as server-sent events: `chat.completion.chunk` objects, the last one
/// with the annotations and `auskunft`, then `[DONE]`; or an error object.
#[utoipa::path(
    post, path = "/v1/chat/completions", tag = "openai", request_body = CompletionRequest,
    responses(
        (status = 200, description = "The completion", content(
            (Completion = "application/json"), (String = "text/event-stream")
        )),
        (status = 400, description = "Not readable, not text, empty, too long or several answers", body = ErrorReply),
        (status = 404, description = "Unknown model", body = ErrorReply),
        (status = 413, description = "Too large", body = ErrorReply),
        (status = 415, description = "Not JSON", body = ErrorReply),
        (status = 429, description = "Too many questions at once", body = ErrorReply),
        (status = 503, description = "Index or model missing, or out of time", body = ErrorReply),
    )
)]
pub(in crate::server) async fn chat_completions(
    State(state): State<AppState>,
    Json(request): Json<CompletionRequest>,
) -> Result<Response, Problem> {
    request.check()?;
    let (streams, streams_usage) = (request.streams(), request.streams_usage());
    let question = conversation::question(request.messages)?;
    let ticket = state.questions.enter()?;
    let identity = CompletionIdentity::new();
    if streams {
        let chunks = Chunks::new(identity, streams_usage);
        return Ok(chunk_events(state, ticket, question, chunks).into_response());
    }
    let prompt_tokens = prompt_tokens(&question);
    let reply = Reply::new(answer(state, ticket, question).await?, prompt_tokens);
    Ok(axum::Json(Completion::new(identity, reply)).into_response())
}
