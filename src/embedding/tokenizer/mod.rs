//! From text to token ids.

mod compiled;
mod text_tokenizer;
mod unigram;
mod vocabulary;

pub(super) use compiled::{COMPILED, compile};
pub use text_tokenizer::TextTokenizer;
