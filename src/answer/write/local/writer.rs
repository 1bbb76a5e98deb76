//! Writes with a model in this process, one answer at a time.

use std::ops::ControlFlow;
use std::time::Duration;

use super::engine::Engine;
use super::turns::{NoTurn, Turns};
use crate::answer::write::budget::Budget;
use crate::answer::write::output::Output;
use crate::answer::write::{WriteRequest, Writer, WriterError, Written};
use crate::config::LocalSettings;

/// Writes with a GGUF model. A single model answers one question after the other; a few may wait.
pub struct LocalWriter {
    name: String,
    engine: Engine,
    turns: Turns,
    total: Duration,
    waiting: Duration,
}

impl LocalWriter {
    /// Loads the model; that takes seconds, and as much memory as the file is large.
    ///
    /// # Errors
    /// When a setting cannot work, the file cannot be read or its kind is not supported.
    pub fn load(settings: &LocalSettings) -> Result<Self, WriterError> {
        settings.check()?;
        let name = settings.model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let engine = Engine::load(&name, settings)?;
        Ok(Self {
            name,
            engine,
            turns: Turns::new(settings.waiting),
            total: Duration::from_secs(settings.total_seconds),
            waiting: Duration::from_secs(settings.waiting_seconds),
        })
    }
}

impl Writer for LocalWriter {
    fn name(&self) -> &str {
        &self.name
    }

    fn write(
        &self,
        request: &WriteRequest<'_>,
        piece: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Written, WriterError> {
        let budget = Budget::new(request.most_words, self.total);
        let mut output = Output::new(piece);
        let _turn = match self.turns.take(self.waiting.min(budget.time_left()), || output.wait()) {
            Ok(turn) => turn,
            Err(NoTurn::Broken(finish)) => return Ok(output.finish(finish)),
            Err(NoTurn::Busy) => return Err(WriterError::Busy { model: self.name.clone() }),
        };
        let finish = self.engine.write(request, &budget, &mut output)?;
        Ok(output.finish(finish))
    }
}
