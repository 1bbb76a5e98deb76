//! A language model behind a server that speaks the `OpenAI` protocol (`POST …/chat/completions`, streamed), as
//! llama.cpp, vLLM, Ollama and others do.
//!
//! Only the configured server is reached: no proxy from the environment, no redirects. Certificates are checked
//! against the trust store of the operating system, where an administration keeps its own authority.

mod agent;
mod attempt;
mod completion;
mod endpoint;
mod events;
mod failure;
mod secret;
mod settings;
mod writer;

pub use writer::ServerWriter;
