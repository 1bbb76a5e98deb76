//! A message of the conversation as clients send it.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::server::problem::Problem;

/// A message of the conversation; other fields (`name`, `tool_calls`, …) have no effect.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::server) struct Message {
    /// Who speaks.
    pub(super) role: Speaker,
    /// What is said; may be missing where an assistant only called tools.
    content: Option<Content>,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::server) enum Speaker {
    /// Instructions; they do not change what an answer rests on and are not followed.
    System,
    /// The newer name of `system`.
    Developer,
    /// The person who asks.
    User,
    /// Auskunft.
    Assistant,
    /// A tool's result; not read.
    Tool,
    /// The older name of `tool`.
    Function,
}

/// Text, or parts of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(in crate::server) enum Content {
    /// All in one.
    Text(String),
    /// In parts; they are read as paragraphs.
    Parts(Vec<Part>),
}

/// A part of a message.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(in crate::server) enum Part {
    /// Text.
    Text {
        /// The text.
        text: String,
    },
    /// An assistant's refusal.
    Refusal {
        /// Its text.
        refusal: String,
    },
    /// A picture, sound, a file: refused.
    #[serde(other)]
    Other,
}

impl Message {
    /// The message's text; a problem if it has parts that are not text.
    pub(super) fn into_text(self) -> Result<String, Problem> {
        match self.content {
            None => Ok(String::new()),
            Some(Content::Text(text)) => Ok(text),
            Some(Content::Parts(parts)) => {
                let texts: Result<Vec<String>, Problem> = parts.into_iter().map(Part::into_text).collect();
                Ok(texts?.join("\n"))
            }
        }
    }
}

impl Part {
    fn into_text(self) -> Result<String, Problem> {
        match self {
            Self::Text { text } | Self::Refusal { refusal: text } => Ok(text),
            Self::Other => Err(Problem::InputNotText),
        }
    }
}
