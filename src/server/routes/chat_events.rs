//! An answer as server-sent events.

use std::convert::Infallible;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt, stream};
use serde::Serialize;

use super::chat;
use crate::answer::{Answer, Question};
use crate::server::AppState;
use crate::server::problem::Problem;
use crate::server::waiting_room::Ticket;

/// A piece of the answer's text.
#[derive(Serialize)]
struct Delta<'a> {
    delta: &'a str,
}

/// The events of one question: evidence first, then the text, then the whole; or an error.
pub(super) fn chat_events(
    state: AppState,
    ticket: Ticket,
    question: Question,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let time = state.request_time;
    let outcome = async move {
        match tokio::time::timeout(time, chat::answer(state, ticket, question)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Problem::TimedOut),
        }
    };
    let events = stream::once(outcome).flat_map(|outcome| {
        let events = outcome.map_or_else(|problem| vec![error(&problem)], |answer| pieces(&answer));
        stream::iter(events.into_iter().map(Ok))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

fn pieces(answer: &Answer) -> Vec<Event> {
    let mut events = vec![event("citations", &answer.citations)];
    events.extend(answer.answer.split_inclusive('\n').map(|delta| event("text", &Delta { delta })));
    events.push(event("done", answer));
    events
}

fn error(problem: &Problem) -> Event {
    event("error", &problem.document())
}

fn event(name: &'static str, data: &impl Serialize) -> Event {
    let event = Event::default().event(name);
    match event.json_data(data) {
        Ok(event) => event,
        Err(cause) => Event::default().event("error").comment(cause.to_string()),
    }
}
