//! From scores of questions to the figures of a run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Given;
use crate::eval::judge::is_right_anyway;
use crate::eval::measures::{Attempt, RiskCoverage, refusal, wrong_at_coverage};
use crate::eval::statistics::{bootstrap_mean, percentile};
use crate::eval::{EvalQuestion, Scores};

/// Coverage at which the share of wrong answers is reported.
const COVERAGE: f64 = 0.9;

/// A figure of a whole run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Name, such as `page/ndcg@10`. Names that begin with `cost/` differ from run to run.
    pub name: String,
    /// Mean, share, time or size.
    pub value: f64,
    /// Lower end of the 95 % interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// Questions it is a figure of.
    pub count: usize,
}

impl Figure {
    /// A figure without an interval.
    #[must_use]
    pub fn plain(name: &str, value: f64, count: usize) -> Self {
        Self { name: name.to_owned(), value, low: None, high: None, count }
    }

    /// The mean of values with its bootstrap interval; `None` without values.
    #[must_use]
    pub fn mean(name: &str, values: &[f64]) -> Option<Self> {
        let interval = bootstrap_mean(values)?;
        let (low, high) = (Some(interval.low), Some(interval.high));
        Some(Self { name: name.to_owned(), value: interval.mean, low, high, count: values.len() })
    }
}

/// The mean of every score over the questions that have it.
#[must_use]
pub fn means(scores: &[(String, Scores)]) -> Vec<Figure> {
    let mut values: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (name, value) in scores.iter().flat_map(|(_, scores)| scores.iter()) {
        values.entry(name).or_default().push(value);
    }
    values.iter().filter_map(|(name, values)| Figure::mean(name, values)).collect()
}

/// One item a question for the curve of risk over coverage.
#[must_use]
pub fn attempts(questions: &[&EvalQuestion], given: &[Given], scores: &[(String, Scores)]) -> Vec<Attempt> {
    let item = |((question, given), (_, scores)): ((&&EvalQuestion, &Given), &(String, Scores))| Attempt {
        confidence: f64::from(given.confidence),
        answerable: question.answerable,
        right: if given.refused {
            is_right_anyway(question, given)
        } else {
            question.answerable && scores.is("answer/right")
        },
    };
    questions.iter().zip(given).zip(scores).map(item).collect()
}

/// Figures of refusing, which are of a whole set and of no single question.
pub(super) fn refusals(
    questions: &[&EvalQuestion],
    given: &[Given],
    curve: Option<&RiskCoverage>,
) -> Vec<Figure> {
    let pairs = questions.iter().zip(given).map(|(question, given)| (question.answerable, given.refused));
    let found = refusal(pairs);
    let named = [
        ("refusal/precision", found.precision),
        ("refusal/recall", found.recall),
        ("refusal/f1", found.f1),
        ("refusal/wrongly_refused", found.answerable_refused),
        ("refusal/risk_area", curve.map(|curve| curve.area)),
        ("refusal/wrong_at_90", curve.and_then(|curve| wrong_at_coverage(&curve.points, COVERAGE))),
    ];
    named.into_iter().filter_map(|(name, value)| Some(Figure::plain(name, value?, given.len()))).collect()
}

type Milliseconds = fn(&Given) -> f64;

/// Latency of every step in milliseconds.
pub(super) fn latency(given: &[Given]) -> Vec<Figure> {
    let stages: [(&str, Milliseconds); 4] = [
        ("embed", |given| given.timings_ms.embed),
        ("search", |given| given.timings_ms.search),
        ("select", |given| given.timings_ms.select),
        ("total", |given| given.timings_ms.total),
    ];
    let mut figures = Vec::new();
    for (stage, time) in stages {
        let times: Vec<f64> = given.iter().map(time).collect();
        for (name, share) in [("p50", 0.5), ("p95", 0.95)] {
            if let Some(value) = percentile(&times, share) {
                figures.push(Figure::plain(&format!("cost/{stage}_{name}_ms"), value, times.len()));
            }
        }
    }
    figures
}
