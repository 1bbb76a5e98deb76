//! From a question to an answer whose every statement has its place in a document.

mod types;

pub use types::{Answer, Citation, DocumentReference, Question, Role, Timings, Turn};
