//! Who writes answers.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Who puts an answer into words. Evidence, citations and refusals are the program's own in every case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Writing {
    /// `extractive`, `server` or `local`. Default `extractive`: verbatim words, no language model.
    pub by: WrittenBy,
    /// A server that speaks the `OpenAI` protocol, for `server`.
    pub server: ServerSettings,
    /// A model in this process, for `local`.
    pub local: LocalSettings,
}

/// Who puts an answer into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WrittenBy {
    /// Nobody: the words of the documents.
    #[default]
    Extractive,
    /// The model on a server that the operator names.
    Server,
    /// A GGUF model in this process.
    Local,
}

/// Where the server is and how it is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// Address up to and with the version, for example `http://llm.example.intern:8000/v1`. Default empty.
    pub base_url: String,
    /// Name of the model on that server. Default empty.
    pub model: String,
    /// File that holds the key; none when the server wants none. Default none.
    pub key_file: Option<PathBuf>,
    /// Tokens of the model's context, prompt and answer together. Default 8192.
    pub context_tokens: usize,
    /// Longest time for name resolution and for connecting, each, in seconds. Default 5.
    pub connect_seconds: u64,
    /// Longest time for an answer, retries included, in seconds. Default 25.
    pub total_seconds: u64,
    /// Further tries when the server is busy, failing or not reached. Default 2.
    pub retries: u32,
    /// Randomness, 0 to 1. Default 0.
    pub temperature: f32,
    /// Seed for servers that take one. Default 1.
    pub seed: u64,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            base_url: String::new(),
            model: String::new(),
            key_file: None,
            context_tokens: 8_192,
            connect_seconds: 5,
            total_seconds: 25,
            retries: 2,
            temperature: 0.0,
            seed: 1,
        }
    }
}

/// Which model, and what it may use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LocalSettings {
    /// The GGUF file. Default empty.
    pub model: PathBuf,
    /// Tokens of prompt and answer together; never more than the model was made for. Default 4096.
    pub context_tokens: usize,
    /// Randomness, 0 to 1; 0 always takes the likeliest token. Default 0.
    pub temperature: f64,
    /// Seed of the randomness. Default 1.
    pub seed: u64,
    /// Longest time for an answer, waiting included, in seconds. Default 25.
    pub total_seconds: u64,
    /// Questions that may wait for the model. Default 4.
    pub waiting: usize,
    /// Longest wait for the model in seconds. Default 10.
    pub waiting_seconds: u64,
}

impl Default for LocalSettings {
    fn default() -> Self {
        Self {
            model: PathBuf::new(),
            context_tokens: 4_096,
            temperature: 0.0,
            seed: 1,
            total_seconds: 25,
            waiting: 4,
            waiting_seconds: 10,
        }
    }
}
