//! From the passages that were found to evidence in order: which sentence, field or cell answers.

mod analysis;
mod confidence;
mod definition;
mod doubt;
mod features;
mod field_names;
mod gather;
mod question_terms;
mod ranker;
mod reading;
mod step_section;
mod unit_search;
mod value_range;

pub(super) use analysis::Analyses;
pub(super) use confidence::{CONFIDENCE_NAMES, confidence_features};
pub(super) use features::FEATURE_NAMES;
pub(super) use field_names::{asked_names, is_name_of};
pub(super) use gather::{Candidate, Gathered, gather};
pub(super) use ranker::{Ranked, Ranker, rank};
pub(super) use reading::read;
pub(super) use step_section::is_step;
pub(super) use unit_search::UnitVectors;
pub(super) use value_range::{ValueRange, asked_range, measures, range};
