//! Bounds of the settings of a model in this process.

use crate::answer::write::WriterError;
use crate::config::LocalSettings;

impl LocalSettings {
    pub(super) fn check(&self) -> Result<(), WriterError> {
        let wrong = |key, value: String, must| Err(WriterError::Setting { key, value, must });
        if !(512..=32_768).contains(&self.context_tokens) {
            return wrong("context_tokens", self.context_tokens.to_string(), "between 512 and 32768");
        }
        if !(0.0..=1.0).contains(&self.temperature) {
            return wrong("temperature", self.temperature.to_string(), "between 0 and 1");
        }
        if !(1..=3_600).contains(&self.total_seconds) {
            return wrong("total_seconds", self.total_seconds.to_string(), "between 1 and 3600");
        }
        if self.waiting_seconds > 3_600 {
            return wrong("waiting_seconds", self.waiting_seconds.to_string(), "at most 3600");
        }
        Ok(())
    }
}
