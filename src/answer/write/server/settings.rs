//! Bounds of the settings of a language server.

use crate::answer::write::WriterError;
use crate::config::ServerSettings;

impl ServerSettings {
    pub(super) fn check(&self) -> Result<(), WriterError> {
        let wrong = |key, value: String, must| Err(WriterError::Setting { key, value, must });
        if self.model.trim().is_empty() {
            return wrong("model", self.model.clone(), "the name of a model on the server");
        }
        if !(1_024..=1 << 20).contains(&self.context_tokens) {
            return wrong("context_tokens", self.context_tokens.to_string(), "between 1024 and 1048576");
        }
        if !(1..=60).contains(&self.connect_seconds) {
            return wrong("connect_seconds", self.connect_seconds.to_string(), "between 1 and 60");
        }
        if !(1..=600).contains(&self.total_seconds) {
            return wrong("total_seconds", self.total_seconds.to_string(), "between 1 and 600");
        }
        if self.retries > 5 {
            return wrong("retries", self.retries.to_string(), "at most 5");
        }
        if !(0.0..=1.0).contains(&self.temperature) {
            return wrong("temperature", self.temperature.to_string(), "between 0 and 1");
        }
        Ok(())
    }
}
