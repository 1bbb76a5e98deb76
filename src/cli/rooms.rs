//! Opens the rooms a command needs.

use std::sync::Arc;
use std::time::Duration;

use crate::answer::Assistant;
use crate::config::Config;
use crate::corpus::pdf::{PdfWorkers, ReadLimits};
use crate::embedding::{self, DeferredEmbedder, Embedder};
use crate::ingest;
use crate::store::Store;

pub(super) fn store(config: &Config) -> anyhow::Result<Arc<Store>> {
    Ok(Arc::new(Store::open(&config.data)?))
}

pub(super) fn embedder(config: &Config) -> anyhow::Result<Arc<dyn Embedder>> {
    let embedding = &config.embedding;
    Ok(Arc::from(embedding::open_with_threads(&config.models, &embedding.model, embedding.threads)?))
}

/// The embedder, opened when it is first needed.
pub(super) fn deferred_embedder(config: &Config) -> anyhow::Result<DeferredEmbedder> {
    let embedding = &config.embedding;
    Ok(DeferredEmbedder::find(&config.models, &embedding.model, embedding.threads)?)
}

pub(super) fn workers(config: &Config) -> anyhow::Result<PdfWorkers> {
    let limits = ReadLimits {
        file_bytes: config.reading.max_file_bytes,
        address_space: config.reading.worker_memory_bytes,
        wall_time: Duration::from_secs(config.reading.worker_seconds),
        ..ReadLimits::default()
    };
    Ok(PdfWorkers::new(limits)?)
}

pub(super) fn assistant(config: &Config, store: &Arc<Store>) -> anyhow::Result<Assistant> {
    let folder = ingest::index_folder(&config.data);
    Ok(Assistant::new(Arc::clone(store), embedder(config)?, folder, config.answering.clone()))
}
