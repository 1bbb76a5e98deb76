//! Immutable index generations: vectors, words and their fusion.
//!
//! A generation is built beside the one in use and switched to atomically; it knows nothing of the store, `ingest`
//! feeds it [`Entry`]s. Every search takes a [`Filter`] that acts inside both searches.

mod builder;
mod entry;
mod error;
mod fusion;
mod generation;
mod manifest;
#[cfg(test)]
mod measure;
mod opened;
mod rows;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod vectors;
mod words;
mod words_only;

pub use builder::{Progress, Stage, build};
pub use entry::{Entry, Filter, Hit};
pub use error::IndexError;
pub use fusion::{Fused, RANK_CONSTANT, reciprocal_rank_fusion};
pub use generation::{Generation, current_generation, is_current};
pub use manifest::{Counts, FileRecord, Identity, Manifest};
pub use opened::{CANDIDATES, Index, open};
pub use vectors::VectorSearch;
pub use words::Analysis;
pub(crate) use words::{fold, is_stop_word};
pub use words_only::WordsOnly;
