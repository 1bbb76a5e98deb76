//! From what was given to scores: every judge is a comparison of texts and places, none is a model.

mod answer;
mod citation;
mod element;
mod items;
mod number;
mod retrieval;
mod wording;

use std::collections::BTreeMap;

pub(super) use answer::missing;
pub(super) use retrieval::Canon;
pub(super) use wording::squashed;

use super::EvalQuestion;
use super::run::Given;

/// The scores of one question by name, such as `page/ndcg@10`; what does not apply to a question is not there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores(BTreeMap<String, f64>);

impl Scores {
    /// A score.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// Whether a yes/no score is yes.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value >= 1.0)
    }

    /// All scores in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }

    pub(super) fn set(&mut self, name: &str, value: f64) {
        self.0.insert(name.to_owned(), value);
    }
}

/// The values of a score in two runs, over the questions that have it in both.
pub(super) fn paired<'s>(
    metric: &str,
    scores: impl IntoIterator<Item = (&'s Scores, &'s Scores)>,
) -> (Vec<f64>, Vec<f64>) {
    scores.into_iter().filter_map(|(a, b)| Some((a.get(metric)?, b.get(metric)?))).unzip()
}

/// Judges what was given to a question.
#[must_use]
pub fn judge(question: &EvalQuestion, given: &Given) -> Scores {
    let mut scores = Scores::default();
    retrieval::judge(question, &given.ranking, &mut scores);
    answer::judge(question, &given.answer, given.refused, &mut scores);
    citation::judge(question, &given.citations, given.refused, &mut scores);
    scores
}

/// Whether an answer given without leave to refuse would be right.
#[must_use]
pub fn is_right_anyway(question: &EvalQuestion, given: &Given) -> bool {
    let Some(answer) = &given.answer_anyway else { return false };
    let mut scores = Scores::default();
    answer::judge(question, answer, false, &mut scores);
    question.answerable && scores.is("answer/right")
}
