//! One request and its answer, on a thread of its own so that the caller can break off at any time.

use std::io::Read;
use std::sync::mpsc::SyncSender;

use ureq::http::{Response, header};
use ureq::{Agent, Body};

use super::completion::{Completion, DONE, Increment};
use super::events::EventParser;
use super::failure::Failure;
use super::secret::Secret;
use crate::answer::write::Finish;

/// Bytes read at once.
const BUFFER_BYTES: usize = 8 * 1024;
/// Bound on a completion that comes in one piece.
const MOST_COMPLETION_BYTES: u64 = 1 << 20;
/// Bytes of an error's body that are kept.
const MOST_MESSAGE_BYTES: u64 = 2_048;

/// Asks once and sends every increment; the last one has a finish. A receiver that is gone ends the attempt.
pub(super) fn attempt(
    agent: &Agent,
    url: &str,
    key: Option<&Secret>,
    body: &[u8],
    increments: &SyncSender<Increment>,
) -> Result<(), Failure> {
    let mut request = agent
        .post(url)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "text/event-stream, application/json");
    if let Some(key) = key {
        request = request.header(header::AUTHORIZATION, key.bearer());
    }
    let response = request.send(body).map_err(|error| Failure::Unreachable(error.to_string()))?;
    if response.status().as_u16() != 200 {
        return Err(refusal(response, key));
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("application/json")) {
        return whole(response.into_body(), increments);
    }
    stream(response.into_body(), increments)
}

fn whole(mut body: Body, increments: &SyncSender<Increment>) -> Result<(), Failure> {
    let text = body.with_config().limit(MOST_COMPLETION_BYTES).read_to_string().map_err(broken)?;
    let Increment { text, finish } = increment(&text)?;
    // Whoever no longer listens has broken off on purpose.
    let _ = increments.send(Increment { text, finish: Some(finish.unwrap_or(Finish::Stop)) });
    Ok(())
}

fn stream(body: Body, increments: &SyncSender<Increment>) -> Result<(), Failure> {
    let mut reader = body.into_reader();
    let (mut parser, mut events) = (EventParser::default(), Vec::new());
    let mut buffer = [0; BUFFER_BYTES];
    loop {
        let count = reader.read(&mut buffer).map_err(broken)?;
        let bytes = buffer.get(..count).unwrap_or_default();
        if bytes.is_empty() {
            return Err(Failure::Protocol("the answer breaks off".to_owned()));
        }
        parser
            .push(bytes, &mut events)
            .map_err(|_| Failure::Protocol("an event of the answer is too long".to_owned()))?;
        for event in events.drain(..) {
            let next = if event.trim() == DONE {
                Increment { text: String::new(), finish: Some(Finish::Stop) }
            } else {
                increment(&event)?
            };
            let last = next.finish.is_some();
            if increments.send(next).is_err() || last {
                return Ok(());
            }
        }
    }
}

fn increment(json: &str) -> Result<Increment, Failure> {
    serde_json::from_str::<Completion>(json)
        .map_err(|error| Failure::Protocol(format!("not a completion: {error}")))?
        .increment()
        .map_err(Failure::Protocol)
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Protocol(format!("the answer breaks off: {error}"))
}

fn refusal(response: Response<Body>, key: Option<&Secret>) -> Failure {
    let retry_after = response.headers().get(header::RETRY_AFTER).and_then(|seconds| seconds.to_str().ok());
    let retry_after = retry_after.and_then(|seconds| seconds.trim().parse().ok());
    let status = response.status().as_u16();
    let mut message = Vec::new();
    // The status says enough where the body cannot be read.
    let _ = response.into_body().into_reader().take(MOST_MESSAGE_BYTES).read_to_end(&mut message);
    let message = String::from_utf8_lossy(&message);
    let message = key.map_or_else(|| message.to_string(), |key| key.redact(&message));
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    Failure::Status { status, message: message.chars().take(300).collect(), retry_after }
}
