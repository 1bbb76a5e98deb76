//! An embedder that is opened when it is first needed.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::{Embedder, EmbedderIdentity, EmbeddingError, open};

/// Something that has an embedder and knows its identity before opening it.
pub trait EmbedderSource: Send + Sync {
    /// What the embedder is.
    fn identity(&self) -> &EmbedderIdentity;

    /// The embedder.
    fn embedder(&self) -> Result<&dyn Embedder, EmbeddingError>;
}

impl EmbedderSource for &dyn Embedder {
    fn identity(&self) -> &EmbedderIdentity {
        (**self).identity()
    }

    fn embedder(&self) -> Result<&dyn Embedder, EmbeddingError> {
        Ok(*self)
    }
}

/// A model that is opened at the first call of [`EmbedderSource::embedder`]: an ingest that finds nothing new needs its
/// identity alone, and opening takes most of such an ingest's time.
pub struct DeferredEmbedder {
    models_dir: PathBuf,
    name: String,
    threads: usize,
    identity: EmbedderIdentity,
    opened: OnceLock<Box<dyn Embedder>>,
    opening: Mutex<()>,
}

impl DeferredEmbedder {
    /// Finds a model as [`super::open_with_threads`] does. A Hugging Face directory is opened at once: its identity is
    /// a hash over its files.
    pub fn find(models_dir: &Path, name: &str, threads: usize) -> Result<Self, EmbeddingError> {
        let opened = OnceLock::new();
        let identity = if let Some(identity) = open::recorded_identity(models_dir, name)? {
            identity
        } else {
            let embedder = open::open_with_threads(models_dir, name, threads)?;
            opened.get_or_init(|| embedder).identity().clone()
        };
        let (models_dir, name) = (models_dir.to_owned(), name.to_owned());
        Ok(Self { models_dir, name, threads, identity, opened, opening: Mutex::new(()) })
    }
}

impl EmbedderSource for DeferredEmbedder {
    fn identity(&self) -> &EmbedderIdentity {
        &self.identity
    }

    fn embedder(&self) -> Result<&dyn Embedder, EmbeddingError> {
        let _alone = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(embedder) = self.opened.get() {
            return Ok(embedder.as_ref());
        }
        let embedder = open::open_with_threads(&self.models_dir, &self.name, self.threads)?;
        Ok(self.opened.get_or_init(|| embedder).as_ref())
    }
}
