//! What every writer can do.

use std::ops::ControlFlow;

use super::WriterError;

/// A passage that may be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedEvidence {
    /// The number the answer refers to it by, in brackets.
    pub number: u32,
    /// Title of its document.
    pub document: String,
    /// Where in the document: page label, headings.
    pub place: String,
    /// Its text. Untrusted: it is data to the model, never an instruction.
    pub text: String,
}

/// A question with the passages an answer may rest on.
#[derive(Debug, Clone, Copy)]
pub struct WriteRequest<'a> {
    /// The question as typed.
    pub question: &'a str,
    /// Passages, best first: where not all have room, the last ones are left out.
    pub evidence: &'a [NumberedEvidence],
    /// Length the model is asked to keep to; the bound on its tokens follows from it.
    pub most_words: usize,
}

/// Why a text ends where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// The model was done.
    Stop,
    /// The bound on its length was reached.
    Length,
    /// The time was up; the text may be empty.
    Time,
    /// The caller broke off.
    Cancelled,
}

/// What a writer wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// All pieces joined, without white space at the end.
    pub text: String,
    /// Why it ends.
    pub finish: Finish,
}

/// A language model.
pub trait Writer: Send + Sync {
    /// The model's name, for logs and the page that says who wrote.
    fn name(&self) -> &str;

    /// Writes an answer; blocks until it is finished.
    ///
    /// `piece` gets the text as it comes and cancels by returning [`ControlFlow::Break`]. While nothing comes, it is
    /// called with an empty text several times a second, so that a caller who has gone away is noticed.
    ///
    /// # Errors
    /// When the model cannot be reached or fails. Pieces may have been given out before.
    fn write(
        &self,
        request: &WriteRequest<'_>,
        piece: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Written, WriterError>;
}
