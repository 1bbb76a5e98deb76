//! The encoders of an installation: one finds passages, one picks the evidence in them, one reads it again.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::{Embedder, EmbedderIdentity, EmbeddingError, Reader, open};

/// Names of an installation's models, directories under its models folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelNames {
    /// The embedder.
    pub model: String,
    /// The selector trained on it; empty for none.
    pub selector: String,
    /// The reader trained on it; empty for none.
    pub reader: String,
}

/// The encoders. Where a site has no selector for its model, the retriever does both.
#[derive(Clone)]
pub struct Encoders {
    /// Embeds passages and questions for finding passages.
    pub retriever: Arc<dyn Embedder>,
    /// Embeds rows, cells and sentences, and questions for picking among them.
    pub selector: Arc<dyn Embedder>,
    /// Reads the best of them together with the question.
    pub reader: Option<Arc<dyn Reader>>,
}

/// What the two encoders are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncoderIdentities {
    /// The retriever's.
    pub retriever: EmbedderIdentity,
    /// The selector's.
    pub selector: EmbedderIdentity,
}

/// Something that has encoders and knows their identities before opening them.
pub trait EncoderSource: Send + Sync {
    /// What the encoders are.
    fn identities(&self) -> EncoderIdentities;

    /// The encoders.
    fn encoders(&self) -> Result<Encoders, EmbeddingError>;
}

impl Encoders {
    /// One embedder in both places, no reader.
    #[must_use]
    pub fn alone(embedder: Arc<dyn Embedder>) -> Self {
        Self { retriever: Arc::clone(&embedder), selector: embedder, reader: None }
    }

    /// A question's vectors by the two, the retriever's first; computed side by side.
    pub fn embed_question(&self, question: &str) -> Result<(Vec<f32>, Vec<f32>), EmbeddingError> {
        let embed = |embedder: &dyn Embedder| {
            embedder.embed_queries(&[question]).map(|mut vectors| vectors.pop().unwrap_or_default())
        };
        if self.retriever.identity() == self.selector.identity() {
            let vector = embed(self.retriever.as_ref())?;
            return Ok((vector.clone(), vector));
        }
        let (found, picked) =
            rayon::join(|| embed(self.retriever.as_ref()), || embed(self.selector.as_ref()));
        Ok((found?, picked?))
    }
}

impl EncoderSource for Encoders {
    fn identities(&self) -> EncoderIdentities {
        EncoderIdentities {
            retriever: self.retriever.identity().clone(),
            selector: self.selector.identity().clone(),
        }
    }

    fn encoders(&self) -> Result<Encoders, EmbeddingError> {
        Ok(self.clone())
    }
}

/// Encoders that are opened at the first call of [`EncoderSource::encoders`]: an ingest that finds nothing new needs
/// their identities alone, and opening takes most of such an ingest's time.
pub struct DeferredEncoders {
    models_dir: PathBuf,
    names: ModelNames,
    threads: usize,
    identities: EncoderIdentities,
    opened: OnceLock<Encoders>,
    opening: Mutex<()>,
}

impl DeferredEncoders {
    /// Finds them as [`super::open_encoders`] does. A Hugging Face directory is opened at once: its identity is a hash
    /// over its files.
    pub fn find(models_dir: &Path, names: &ModelNames, threads: usize) -> Result<Self, EmbeddingError> {
        let opened = OnceLock::new();
        let recorded = open::recorded_identities(models_dir, names)?;
        let identities = if let Some(identities) = recorded {
            identities
        } else {
            let encoders = open::open_encoders(models_dir, names, threads)?;
            opened.get_or_init(|| encoders).identities()
        };
        let (models_dir, names) = (models_dir.to_owned(), names.clone());
        Ok(Self { models_dir, names, threads, identities, opened, opening: Mutex::new(()) })
    }
}

impl EncoderSource for DeferredEncoders {
    fn identities(&self) -> EncoderIdentities {
        self.identities.clone()
    }

    fn encoders(&self) -> Result<Encoders, EmbeddingError> {
        let _alone = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(encoders) = self.opened.get() {
            return Ok(encoders.clone());
        }
        let encoders = open::open_encoders(&self.models_dir, &self.names, self.threads)?;
        Ok(self.opened.get_or_init(|| encoders).clone())
    }
}
