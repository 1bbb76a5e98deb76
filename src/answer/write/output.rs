//! The text of an answer on its way to the caller.

use std::ops::ControlFlow;

use super::thoughts::Thoughts;
use super::{Finish, Written};

/// Bound on an answer, whatever a server sends.
const MOST_BYTES: usize = 64 * 1024;

/// Hands pieces on and keeps what was handed on.
pub(super) struct Output<'a> {
    text: String,
    thoughts: Thoughts,
    piece: &'a mut dyn FnMut(&str) -> ControlFlow<()>,
}

impl<'a> Output<'a> {
    pub(super) fn new(piece: &'a mut dyn FnMut(&str) -> ControlFlow<()>) -> Self {
        Self { text: String::new(), thoughts: Thoughts::default(), piece }
    }

    /// Hands on what the model wrote; breaks with the reason when the writing must end.
    pub(super) fn push(&mut self, written: &str) -> ControlFlow<Finish> {
        let visible = self.thoughts.pass(written);
        self.show(&visible)
    }

    /// Asks the caller whether to go on while nothing comes.
    pub(super) fn wait(&mut self) -> ControlFlow<Finish> {
        (self.piece)("").map_break(|()| Finish::Cancelled)
    }

    /// The answer, ended for that reason.
    pub(super) fn finish(mut self, finish: Finish) -> Written {
        let rest = self.thoughts.rest();
        let shown = if finish == Finish::Cancelled { ControlFlow::Continue(()) } else { self.show(&rest) };
        let finish = shown.break_value().unwrap_or(finish);
        Written { text: self.text.trim_end().to_owned(), finish }
    }

    fn show(&mut self, visible: &str) -> ControlFlow<Finish> {
        if visible.is_empty() {
            return self.wait();
        }
        if self.text.len() + visible.len() > MOST_BYTES {
            return ControlFlow::Break(Finish::Length);
        }
        self.text.push_str(visible);
        (self.piece)(visible).map_break(|()| Finish::Cancelled)
    }
}
