//! Opens the rooms a command needs.

use std::sync::Arc;
use std::time::Duration;

use crate::answer::Assistant;
use crate::answer::write::{LocalWriter, ServerWriter, Writer};
use crate::config::{Config, Embedding, Writing, WrittenBy};
use crate::corpus::pdf::{PdfWorkers, ReadLimits};
use crate::embedding::{self, DeferredEncoders, Encoders, ModelNames};
use crate::ingest;
use crate::store::Store;

pub(super) fn store(config: &Config) -> anyhow::Result<Arc<Store>> {
    Ok(Arc::new(Store::open(&config.data)?))
}

pub(super) fn encoders(config: &Config) -> anyhow::Result<Encoders> {
    config.embedding.instructions.limit();
    Ok(embedding::open_encoders(&config.models, &model_names(config), config.embedding.threads)?)
}

/// The encoders, opened when they are first needed.
pub(super) fn deferred_encoders(config: &Config) -> anyhow::Result<DeferredEncoders> {
    config.embedding.instructions.limit();
    Ok(DeferredEncoders::find(&config.models, &model_names(config), config.embedding.threads)?)
}

fn model_names(config: &Config) -> ModelNames {
    let Embedding { model, selector, reader, .. } = config.embedding.clone();
    ModelNames { model, selector, reader }
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
    let assistant = Assistant::new(Arc::clone(store), encoders(config)?, folder, config.answering.clone())?
        .of_house(config.site.name.clone());
    Ok(match writer(&config.writing)? {
        Some(writer) => assistant.with_writer(writer),
        None => assistant,
    })
}

fn writer(writing: &Writing) -> anyhow::Result<Option<Box<dyn Writer>>> {
    Ok(match writing.by {
        WrittenBy::Extractive => None,
        WrittenBy::Server => Some(Box::new(ServerWriter::new(writing.server.clone())?)),
        WrittenBy::Local => Some(Box::new(LocalWriter::load(&writing.local)?)),
    })
}
