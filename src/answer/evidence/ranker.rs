//! Orders candidates by a linear model over their features.

use std::path::Path;

use serde::Deserialize;

use super::analysis::Analyses;
use super::confidence::{
    CONFIDENCE_COUNT, CONFIDENCE_NAMES, READING_COUNT, READING_NAMES, confidence_features, reading_features,
};
use super::definition::defines;
use super::doubt::{BEHIND, doubt};
use super::features::{FEATURE_COUNT, FEATURE_NAMES, features};
use super::field_names::{asked_names, is_called};
use super::gather::{Candidate, Gathered};
use super::step_section::step_sections;
use super::value_range::{ValueRange, measures, range};
use crate::answer::AnswerError;
use crate::answer::steps::{Step, Steps};
use crate::answer::understand::{QuestionKind, Understood};
use crate::corpus::EvidenceKind;
use crate::index::Index;

/// What standing where the earlier question was answered from adds to a candidate of a follow-up.
const UNDER_DISCUSSION: f32 = 1.5;
/// The same for a unit that explains a word, where its meaning is asked for.
const DEFINES: f32 = 2.5;
/// The same for a field that forms call by the name of what is asked for.
const CALLED: f32 = 0.8;
/// The same for a cell of a row whose range holds a number of the question, and as much less where it does not.
const IN_RANGE: f32 = 1.5;

/// Weights trained by `models/training/ranker.py`.
const WEIGHTS: &str = include_str!("ranker.toml");
const FORMAT: u32 = 2;

/// A linear model: higher scores answer better, and a logistic function of the best score says whether it answers.
/// Where a reader has read the best candidates, a second pair of such models takes its word in.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Ranker {
    weights: [f32; FEATURE_COUNT],
    confidence: Logistic<CONFIDENCE_COUNT>,
    /// What the score and the reader's odds are worth beside each other.
    reading: [f32; 2],
    reading_confidence: Logistic<READING_COUNT>,
}

/// A logistic model.
#[derive(Debug, Clone, PartialEq)]
struct Logistic<const COUNT: usize> {
    weights: [f32; COUNT],
    bias: f32,
}

/// A candidate's number, score and features.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Ranked {
    pub(in super::super) candidate: usize,
    pub(in super::super) score: f32,
    /// The score as a share of all candidates' (softmax).
    pub(in super::super) share: f32,
    /// Logarithm of the odds that it answers, by the reader; `None` where it was not read.
    pub(in super::super) odds: Option<f32>,
    /// What speaks against it whatever the features say, in logarithms of odds.
    pub(in super::super) doubt: f32,
    pub(in super::super) features: [f32; FEATURE_COUNT],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    features: Vec<String>,
    weights: Vec<f32>,
    confidence: Confidence,
    reading: Reading,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confidence {
    features: Vec<String>,
    weights: Vec<f32>,
    bias: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    score: f32,
    odds: f32,
    confidence: Confidence,
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
        if file.format != FORMAT || file.features != FEATURE_NAMES {
            return Err(other_features());
        }
        Ok(Self {
            weights: file.weights.try_into().map_err(uneven)?,
            confidence: Logistic::of(file.confidence, &CONFIDENCE_NAMES)?,
            reading: [file.reading.score, file.reading.odds],
            reading_confidence: Logistic::of(file.reading.confidence, &READING_NAMES)?,
        })
    }

    /// Probability that the best candidate answers the question.
    pub(in super::super) fn confidence(&self, question: &Understood, ranked: &[Ranked]) -> f32 {
        let doubt = ranked.first().map_or(0.0, |best| best.doubt);
        if ranked.first().is_some_and(|best| best.odds.is_some()) {
            return self.reading_confidence.probability(&reading_features(question, ranked), doubt);
        }
        self.confidence.probability(&confidence_features(question, ranked), doubt)
    }

    /// Orders the candidates again by what the reader said of the first ones.
    pub(in super::super) fn read(&self, ranked: &mut [Ranked], odds: &[f32]) {
        let [score, weight] = self.reading;
        let mut lowest = f32::MAX;
        for (candidate, odds) in ranked.iter_mut().zip(odds) {
            candidate.odds = Some(*odds);
            candidate.score = score * candidate.score + weight * odds;
            lowest = lowest.min(candidate.score);
        }
        // What was not read keeps its order, behind.
        let behind = ranked.get(odds.len()).map_or(0.0, |first| first.score);
        for candidate in ranked.iter_mut().skip(odds.len()) {
            candidate.score = lowest + candidate.score - behind;
        }
        in_order(ranked);
    }

    fn score(&self, features: &[f32; FEATURE_COUNT]) -> f32 {
        self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }
}

impl<const COUNT: usize> Logistic<COUNT> {
    fn of(model: Confidence, names: &[&str; COUNT]) -> Result<Self, AnswerError> {
        if model.features != *names {
            return Err(other_features());
        }
        Ok(Self { weights: model.weights.try_into().map_err(uneven)?, bias: model.bias })
    }

    fn probability(&self, features: &[f32; COUNT], doubt: f32) -> f32 {
        let score: f32 = self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
        1.0 / (1.0 + (doubt - score - self.bias).exp())
    }
}

fn other_features() -> AnswerError {
    AnswerError::Ranker("trained for other features: run models/training/ranker.py".into())
}

fn uneven(_: Vec<f32>) -> AnswerError {
    AnswerError::Ranker("one weight for each feature is needed".into())
}

/// The range that the row of a cell stands for.
fn range_of(candidate: &Candidate) -> Option<ValueRange> {
    if candidate.unit.kind == EvidenceKind::Cell { range(candidate.unit.name()) } else { None }
}

/// Candidates best first; `discussed` are the passages that the conversation is about.
pub(in super::super) fn rank(
    ranker: &Ranker,
    index: &Index,
    analyses: &Analyses,
    question: &Understood,
    gathered: &Gathered,
    discussed: &[i64],
    steps: Steps,
) -> Vec<Ranked> {
    let unseen = unseen(steps);
    let mut ranked: Vec<Ranked> = features(index, analyses, question, gathered)
        .into_iter()
        .map(|mut features| {
            unseen.iter().for_each(|place| features[*place] = 0.0);
            features
        })
        .enumerate()
        .map(|(candidate, features)| Ranked {
            candidate,
            score: ranker.score(&features),
            share: 0.0,
            odds: None,
            doubt: 0.0,
            features,
        })
        .collect();
    let asked = if steps.take(Step::Forms) { measures(&question.text) } else { Vec::new() };
    let names = if steps.take(Step::Forms) { asked_names(&question.text) } else { Vec::new() };
    let is_procedure = question.form.kind == QuestionKind::Procedure && steps.take(Step::Procedures);
    let as_steps = if is_procedure { step_sections(gathered) } else { Vec::new() };
    for ranked in &mut ranked {
        let candidate = &gathered.candidates[ranked.candidate];
        if let Some(range) = range_of(candidate).filter(|_| !asked.is_empty())
            && let Some(holds) =
                asked.iter().filter_map(|measure| range.holds(measure)).reduce(|one, other| one || other)
        {
            ranked.score += if holds { IN_RANGE } else { -IN_RANGE };
        }
        if steps.take(Step::Forms) {
            ranked.doubt = doubt(index, question, gathered, candidate);
            ranked.score -= BEHIND * ranked.doubt;
        }
        if let Some(section) = as_steps.get(candidate.section) {
            ranked.score += section.score;
            ranked.doubt -= section.trust;
        }
        if discussed.contains(&candidate.passage.id) {
            ranked.score += UNDER_DISCUSSION;
        }
        if is_called(candidate, &names) {
            ranked.score += CALLED;
        }
        if steps.take(Step::Forms) && defines(index, question, candidate) {
            ranked.score += DEFINES;
        }
    }
    in_order(&mut ranked);
    ranked
}

/// The features of the steps that are left out.
fn unseen(steps: Steps) -> Vec<usize> {
    let of_step: [(Step, &[&str]); 3] = [
        (Step::Selector, &["selector", "selector_in_section"]),
        (Step::Forms, &["fits_expected"]),
        (
            Step::Words,
            &[
                "own_words",
                "all_words",
                "rest_words",
                "key_words",
                "names_subject",
                "section_words",
                "names",
                "section_names",
                "other_row",
                "missing_name",
                "section_missing_name",
            ],
        ),
    ];
    let left_out = of_step.into_iter().filter(|(step, _)| !steps.take(*step));
    let names: Vec<&str> = left_out.flat_map(|(_, names)| names.iter().copied()).collect();
    (0..FEATURE_COUNT).filter(|place| names.contains(&FEATURE_NAMES[*place])).collect()
}

/// Best first, with each one's share.
fn in_order(ranked: &mut [Ranked]) {
    ranked.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = ranked.first().map_or(0.0, |first| first.score);
    let total: f32 = ranked.iter().map(|candidate| (candidate.score - best).exp()).sum();
    for candidate in ranked {
        candidate.share = (candidate.score - best).exp() / total;
    }
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

    #[test]
    fn what_was_read_comes_before_what_was_not() {
        let ranker = Ranker { reading: [0.0, 1.0], ..Ranker::of(None).unwrap() };
        let ranked = |candidate, score| Ranked {
            candidate,
            score,
            share: 0.0,
            odds: None,
            doubt: 0.0,
            features: [0.0; FEATURE_COUNT],
        };
        let mut ranked = [ranked(0, 9.0), ranked(1, 8.0), ranked(2, 7.0), ranked(3, 5.0)];
        ranker.read(&mut ranked, &[-2.0, 3.0]);
        assert_eq!(ranked.map(|ranked| ranked.candidate), [1, 0, 2, 3]);
        assert!((ranked.iter().map(|ranked| ranked.share).sum::<f32>() - 1.0).abs() < 1e-5);
        assert!(ranked[0].odds == Some(3.0) && ranked[2].odds.is_none());
    }
}
