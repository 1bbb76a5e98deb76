//! `POST /api/chat`: asks a question.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;

use super::chat_events::chat_events;
use crate::answer::{Answer, Question, Turn};
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::interest::Interest;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::question_text::question_text;
use crate::server::request::Json;
use crate::server::waiting_room::Ticket;

/// Most earlier turns.
const HISTORY_TURNS: usize = 40;
/// Longest earlier turn in characters.
const TURN_CHARACTERS: usize = 8_000;

/// Most documents that a question is restricted to.
const DOCUMENTS: usize = 200;

/// A question to the documents.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::server) struct ChatRequest {
    /// The question, at most 2000 characters.
    #[schema(max_length = 2_000, min_length = 1)]
    question: String,
    /// Earlier turns, oldest first, at most 40 with at most 8000 characters each.
    #[serde(default)]
    #[schema(max_items = 40)]
    history: Vec<Turn>,
    /// Only documents of this collection.
    #[serde(default)]
    collection: Option<String>,
    /// Only these documents, by id, at most 200; none for all.
    #[serde(default)]
    #[schema(max_items = 200)]
    documents: Vec<String>,
    /// Whether the answer says how it came about.
    #[serde(default)]
    trace: bool,
    /// Whether to answer as server-sent events.
    #[serde(default)]
    stream: bool,
}

/// Answers a question from the documents, every statement with its place in them.
///
/// With `"stream": true` the answer comes as server-sent events: `citations` (array of citations), `text`
/// (`{"delta": "…"}`, to be joined), `done` (the whole answer), or `error` (a problem document).
#[utoipa::path(
    post, path = "/api/chat", tag = "chat", request_body = ChatRequest,
    responses(
        (status = 200, description = "The answer", content(
            (Answer = "application/json"), (String = "text/event-stream")
        )),
        (status = 400, description = "Not readable", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Empty or too long", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many questions at once", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Index or model missing, or out of time", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn chat(
    State(state): State<AppState>,
    Json(request): Json<ChatRequest>,
) -> Result<Response, Problem> {
    let stream = request.stream;
    let question = bounded(Question {
        text: request.question,
        history: request.history,
        collection: request.collection,
        documents: (!request.documents.is_empty()).then_some(request.documents),
        trace: request.trace,
    })?;
    let ticket = state.questions.enter()?;
    if stream {
        return Ok(chat_events(state, ticket, question).into_response());
    }
    Ok(axum::Json(answer(state, ticket, question).await?).into_response())
}

/// The question without white space around it, if it and its history keep their bounds.
pub(super) fn bounded(question: Question) -> Result<Question, Problem> {
    let text = question_text(&question.text)?;
    if question.history.len() > HISTORY_TURNS {
        return Err(Problem::HistoryTooLong(HISTORY_TURNS));
    }
    if question.history.iter().any(|turn| turn.content.chars().count() > TURN_CHARACTERS) {
        return Err(Problem::TurnTooLong(TURN_CHARACTERS));
    }
    if question.documents.as_ref().is_some_and(|documents| documents.len() > DOCUMENTS) {
        return Err(Problem::DocumentsTooMany(DOCUMENTS));
    }
    Ok(Question { text: text.to_owned(), ..question })
}

/// Waits for a seat and has the question answered; the seat is kept until the answering has really ended.
pub(super) async fn answer(state: AppState, ticket: Ticket, question: Question) -> Result<Answer, Problem> {
    let seat = ticket.seat().await?;
    let interest = Interest::default();
    let interested = interest.view();
    blocking(move || {
        let answer = state.answerer.answer_while(&question, &|| interested.is_there());
        drop(seat);
        Ok(answer?)
    })
    .await
}
