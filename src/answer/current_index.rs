//! The index generation in use, exchanged when an ingest has switched to a newer one.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use crate::corpus::passage::CHUNKER_VERSION;
use crate::embedding::EncoderIdentities;
use crate::index::{self, Index, IndexError};

/// Opens generations as they come. A question keeps the generation it started with.
pub(super) struct CurrentIndex {
    folder: PathBuf,
    encoders: EncoderIdentities,
    open: RwLock<Option<(String, Arc<Index>)>>,
}

impl CurrentIndex {
    pub(super) fn new(folder: PathBuf, encoders: EncoderIdentities) -> Self {
        Self { folder, encoders, open: RwLock::new(None) }
    }

    /// The newest generation.
    pub(super) fn get(&self) -> Result<Arc<Index>, IndexError> {
        let current = index::current_generation(&self.folder)?;
        if let Some((name, index)) = &*self.open.read().unwrap_or_else(PoisonError::into_inner)
            && *name == current
        {
            return Ok(Arc::clone(index));
        }
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, index)) = &*open
            && *name == current
        {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(index::open(&self.folder, &self.encoders, &CHUNKER_VERSION.to_string())?);
        *open = Some((current, Arc::clone(&index)));
        Ok(index)
    }
}
