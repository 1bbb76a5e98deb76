//! Orders candidates by a linear model over their features.

use std::path::Path;

use serde::Deserialize;

use super::confidence::{CONFIDENCE_COUNT, CONFIDENCE_NAMES, confidence_features};
use super::features::{FEATURE_COUNT, FEATURE_NAMES, features};
use super::gather::Gathered;
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::index::Index;

/// Weights trained by `models/training/ranker.py`.
const WEIGHTS: &str = include_str!("ranker.toml");

/// A linear model: higher scores answer better, and a logistic function of the best score says whether it answers.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Ranker {
    weights: [f32; FEATURE_COUNT],
    confidence: [f32; CONFIDENCE_COUNT],
    bias: f32,
}

/// A candidate's number, score and features.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Ranked {
    pub(in super::super) candidate: usize,
    pub(in super::super) score: f32,
    /// The score as a share of all candidates' (softmax).
    pub(in super::super) share: f32,
    pub(in super::super) features: [f32; FEATURE_COUNT],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    features: Vec<String>,
    weights: Vec<f32>,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confidence {
    features: Vec<String>,
    weights: Vec<f32>,
    bias: f32,
}

impl Ranker {
    /// The ranker in a file, else the one that is part of the program.
    pub(in super::super) fn of(file: Option<&Path>) -> Result<Self, AnswerError> {
        let Some(path) = file else { return Self::parse(WEIGHTS) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| AnswerError::Ranker(format!("{}: {error}", path.display())))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, AnswerError> {
        let file: File = toml::from_str(text).map_err(|error| AnswerError::Ranker(error.to_string()))?;
        let Confidence { features, weights, bias } = file.confidence;
        if file.format != 1 || file.features != FEATURE_NAMES || features != CONFIDENCE_NAMES {
            return Err(AnswerError::Ranker(
                "trained for other features: run models/training/ranker.py".into(),
            ));
        }
        let uneven = |_| AnswerError::Ranker("one weight for each feature is needed".into());
        let confidence = weights.try_into().map_err(uneven)?;
        Ok(Self { weights: file.weights.try_into().map_err(uneven)?, confidence, bias })
    }

    /// Probability that the best candidate answers the question.
    pub(in super::super) fn confidence(&self, question: &Understood, ranked: &[Ranked]) -> f32 {
        let features = confidence_features(question, ranked);
        let score: f32 = self.confidence.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
        1.0 / (1.0 + (-(score + self.bias)).exp())
    }

    fn score(&self, features: &[f32; FEATURE_COUNT]) -> f32 {
        self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }
}

/// Candidates best first.
pub(in super::super) fn rank(
    ranker: &Ranker,
    index: &Index,
    question: &Understood,
    gathered: &Gathered,
) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = features(index, question, gathered)
        .into_iter()
        .enumerate()
        .map(|(candidate, features)| Ranked {
            candidate,
            score: ranker.score(&features),
            share: 0.0,
            features,
        })
        .collect();
    ranked.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = ranked.first().map_or(0.0, |first| first.score);
    let total: f32 = ranked.iter().map(|candidate| (candidate.score - best).exp()).sum();
    for candidate in &mut ranked {
        candidate.share = (candidate.score - best).exp() / total;
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_ranker_fits_the_features() {
        let ranker = Ranker::of(None).unwrap();
        assert!(ranker.weights[0] > 0.0, "a nearer unit answers better");
        let other = WEIGHTS.replace("\"selector\"", "\"other\"");
        assert!(matches!(Ranker::parse(&other), Err(AnswerError::Ranker(_))));
    }
}
