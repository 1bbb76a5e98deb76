//! Language models that put an answer into words, behind one trait.
//!
//! A writer gets the question and numbered passages and nothing else. What it writes is a proposal: the caller checks
//! every statement against the passage it cites. [`ServerWriter`] asks a server that speaks the `OpenAI` protocol,
//! [`LocalWriter`] computes in this process from a GGUF file.

mod budget;
mod error;
mod fence;
mod local;
mod output;
mod prompt;
mod server;
mod thoughts;
mod writer;

pub use error::WriterError;
pub use local::{LocalWriter, Throughput};
pub use prompt::REFUSAL;
pub use server::ServerWriter;
pub use writer::{Finish, NumberedEvidence, WriteRequest, Writer, Written};
