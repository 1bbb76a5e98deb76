//! From the passages that were found to evidence in order: which sentence, field or cell answers.

mod confidence;
mod features;
mod gather;
mod ranker;
mod terms;

pub(super) use confidence::{CONFIDENCE_NAMES, confidence_features};
pub(super) use features::FEATURE_NAMES;
pub(super) use gather::{Candidate, Gathered, gather};
pub(super) use ranker::{Ranked, Ranker, rank};
