//! The messages of the protocol, as far as they are used ("Chat completions" in the `OpenAI` API reference).

use serde::{Deserialize, Serialize};

use crate::answer::write::Finish;

/// Data of the event after the last one.
pub(super) const DONE: &str = "[DONE]";

/// What is sent.
#[derive(Debug, Serialize)]
pub(super) struct CompletionRequest<'a> {
    pub(super) model: &'a str,
    pub(super) messages: [Message<'a>; 2],
    pub(super) stream: bool,
    pub(super) max_tokens: usize,
    pub(super) temperature: f32,
    pub(super) seed: u64,
}

/// One turn.
#[derive(Debug, Serialize)]
pub(super) struct Message<'a> {
    pub(super) role: &'static str,
    pub(super) content: &'a str,
}

/// A chunk of a stream, or a whole completion from a server that does not stream.
#[derive(Debug, Deserialize)]
pub(super) struct Completion {
    #[serde(default)]
    choices: Vec<Choice>,
    error: Option<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    #[serde(alias = "message")]
    delta: Option<Delta>,
    finish_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Delta {
    content: Option<String>,
}

/// What a message says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Increment {
    /// More of the answer; may be empty.
    pub(super) text: String,
    /// Why it ends, if it does.
    pub(super) finish: Option<Finish>,
}

impl Completion {
    /// The first choice's text and end.
    ///
    /// # Errors
    /// What the server says went wrong.
    pub(super) fn increment(self) -> Result<Increment, String> {
        if let Some(error) = self.error.filter(|error| !error.is_null()) {
            let message = error.get("message").unwrap_or(&error);
            return Err(message.as_str().map_or_else(|| message.to_string(), str::to_owned));
        }
        let choice = self.choices.into_iter().next();
        let finish = choice.as_ref().and_then(|choice| choice.finish_reason.as_deref()).map(finish);
        let text = choice.and_then(|choice| choice.delta).and_then(|delta| delta.content).unwrap_or_default();
        Ok(Increment { text, finish })
    }
}

fn finish(reason: &str) -> Finish {
    if reason == "length" { Finish::Length } else { Finish::Stop }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Increment, String> {
        serde_json::from_str::<Completion>(json).unwrap().increment()
    }

    #[test]
    fn chunks_whole_answers_and_errors() {
        let chunk = r#"{"id":"x","choices":[{"index":0,"delta":{"content":"Vier"},"finish_reason":null}]}"#;
        assert_eq!(read(chunk), Ok(Increment { text: "Vier".to_owned(), finish: None }));
        let whole =
            r#"{"choices":[{"message":{"role":"assistant","content":"Ja"},"finish_reason":"length"}]}"#;
        assert_eq!(read(whole), Ok(Increment { text: "Ja".to_owned(), finish: Some(Finish::Length) }));
        let usage = r#"{"choices":[],"usage":{"total_tokens":7}}"#;
        assert_eq!(read(usage), Ok(Increment { text: String::new(), finish: None }));
        assert_eq!(read(r#"{"error":{"message":"kaputt","code":1}}"#), Err("kaputt".to_owned()));
        assert_eq!(read(r#"{"error":"kaputt"}"#), Err("kaputt".to_owned()));
    }
}
