//! What is read once for each index generation.

use std::sync::{Arc, Mutex, PoisonError};

use super::AnswerError;
use crate::index::Index;

/// Keeps one value, made from the generation in use.
pub(super) struct PerGeneration<T> {
    made: Mutex<Option<(String, Arc<T>)>>,
}

impl<T> Default for PerGeneration<T> {
    fn default() -> Self {
        Self { made: Mutex::new(None) }
    }
}

impl<T> PerGeneration<T> {
    /// The value of a generation, made now if it was not yet.
    pub(super) fn get(
        &self,
        index: &Index,
        make: impl FnOnce() -> Result<T, AnswerError>,
    ) -> Result<Arc<T>, AnswerError> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let name = index.generation().path.to_string_lossy().into_owned();
        if let Some((known, value)) = &*made
            && *known == name
        {
            return Ok(Arc::clone(value));
        }
        let value = Arc::new(make()?);
        *made = Some((name, Arc::clone(&value)));
        Ok(value)
    }
}
