//! What tells whether the best candidate answers the question at all.

use super::features::{FEATURE_COUNT, FEATURE_NAMES};
use super::ranker::Ranked;
use crate::answer::understand::Understood;

/// Number of features.
pub(in super::super) const CONFIDENCE_COUNT: usize = 12;

/// Their names, in the order of the weights.
pub(in super::super) const CONFIDENCE_NAMES: [&str; CONFIDENCE_COUNT] = [
    "score",
    "share",
    "selector",
    "retriever",
    "all_words",
    "section_words",
    "own_words",
    "fits_expected",
    "names",
    "section_names",
    "adds_nothing",
    "unknown",
];

/// The features; zeros where there is no candidate.
pub(in super::super) fn confidence_features(
    question: &Understood,
    ranked: &[Ranked],
) -> [f32; CONFIDENCE_COUNT] {
    let Some(best) = ranked.first() else { return [0.0; CONFIDENCE_COUNT] };
    CONFIDENCE_NAMES.map(|name| match name {
        "score" => best.score,
        "share" => best.share,
        "unknown" => question.unknown,
        name => feature(&best.features, name),
    })
}

fn feature(features: &[f32; FEATURE_COUNT], name: &str) -> f32 {
    FEATURE_NAMES.iter().position(|known| *known == name).map_or(0.0, |place| features[place])
}
