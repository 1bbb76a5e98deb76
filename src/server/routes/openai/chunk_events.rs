//! A completion as server-sent events.

use std::convert::Infallible;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt, stream};
use serde::Serialize;

use super::completion_chunk::Chunks;
use super::error_object::ErrorReply;
use super::reply::Reply;
use super::usage::prompt_tokens;
use crate::answer::Question;
use crate::server::AppState;
use crate::server::problem::Problem;
use crate::server::routes::chat;
use crate::server::waiting_room::Ticket;

/// The events of one completion: who speaks at once, then the content line by line, its evidence, and `[DONE]`; or an
/// error object, which ends the stream.
pub(super) fn chunk_events(
    state: AppState,
    ticket: Ticket,
    question: Question,
    chunks: Chunks,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let first = event(&chunks.role());
    let time = state.request_time;
    let prompt_tokens = prompt_tokens(&question);
    let outcome = async move {
        match tokio::time::timeout(time, chat::answer(state, ticket, question)).await {
            Ok(outcome) => outcome.map(|answer| Reply::new(answer, prompt_tokens)),
            Err(_) => Err(Problem::TimedOut),
        }
    };
    let rest = stream::once(outcome).flat_map(move |outcome| {
        let events = match outcome {
            Ok(reply) => pieces(&chunks, &reply),
            Err(problem) => vec![event(&ErrorReply::from(&problem.document()))],
        };
        stream::iter(events)
    });
    let events = stream::iter([first]).chain(rest).map(Ok);
    Sse::new(events).keep_alive(KeepAlive::default())
}

fn pieces(chunks: &Chunks, reply: &Reply) -> Vec<Event> {
    let mut events: Vec<Event> =
        reply.content.split_inclusive('\n').map(|line| event(&chunks.content(line))).collect();
    events.push(event(&chunks.end(reply)));
    events.extend(chunks.usage(reply.usage).map(|chunk| event(&chunk)));
    events.push(Event::default().data("[DONE]"));
    events
}

fn event(data: &impl Serialize) -> Event {
    match Event::default().json_data(data) {
        Ok(event) => event,
        Err(cause) => Event::default().comment(cause.to_string()),
    }
}
