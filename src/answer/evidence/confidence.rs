//! What tells whether the best candidate answers the question at all.

use super::features::{FEATURE_COUNT, FEATURE_NAMES};
use super::ranker::Ranked;
use crate::answer::understand::Understood;

/// Number of features.
pub(in super::super) const CONFIDENCE_COUNT: usize = 14;

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
    "missing_name",
    "section_missing_name",
    "unknown",
];

/// A lead that counts as certain.
const MOST_AHEAD: f32 = 10.0;

/// Number of features where the best candidates were read.
pub(super) const READING_COUNT: usize = CONFIDENCE_COUNT + 3;

/// Their names: the same, the reader's odds for the best candidate, for any that was read, and how far the best one
/// is ahead of the next.
pub(super) const READING_NAMES: [&str; READING_COUNT] = {
    let mut names = [""; READING_COUNT];
    let mut at = 0;
    while at < CONFIDENCE_COUNT {
        names[at] = CONFIDENCE_NAMES[at];
        at += 1;
    }
    names[at] = "odds";
    names[at + 1] = "odds_of_any";
    names[at + 2] = "odds_ahead";
    names
};

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

/// The features with what the reader said.
pub(super) fn reading_features(question: &Understood, ranked: &[Ranked]) -> [f32; READING_COUNT] {
    let mut features = [0.0; READING_COUNT];
    let (plain, read) = features.split_at_mut(CONFIDENCE_COUNT);
    plain.copy_from_slice(&confidence_features(question, ranked));
    let odds: Vec<f32> = ranked.iter().filter_map(|candidate| candidate.odds).collect();
    let Some(best) = odds.first() else { return features };
    let next = odds.iter().skip(1).copied().fold(f32::MIN, f32::max).max(best - MOST_AHEAD);
    let any = odds.iter().map(|odds| odds.exp()).sum::<f32>().ln();
    read.copy_from_slice(&[*best, any, best - next]);
    features
}

fn feature(features: &[f32; FEATURE_COUNT], name: &str) -> f32 {
    FEATURE_NAMES.iter().position(|known| *known == name).map_or(0.0, |place| features[place])
}
