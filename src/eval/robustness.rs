//! The same questions worded worse: what typing errors, other spellings and split compounds cost.

use super::run::{Figure, Run, ask};
use super::statistics::{mean, paired_bootstrap};
use super::{EvalError, EvalQuestion, Perturbation, Scores, judge, paired};

/// Seed of the perturbations: the same questions are spoilt in the same way in every run.
const SEED: u64 = 20_260_101;
/// The scores that are compared.
const COMPARED: [&str; 2] = ["page/ndcg@10", "answer/right"];

/// What a perturbation changed of one score.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// How the questions were spoilt.
    pub perturbation: Perturbation,
    /// The score.
    pub metric: &'static str,
    /// Questions that the perturbation changed and that have the score.
    pub questions: usize,
    /// Mean with the questions as they are.
    pub base: f64,
    /// Mean with the questions spoilt.
    pub perturbed: f64,
    /// Ends of the 95 % interval of the difference.
    pub difference: (f64, f64),
}

impl Row {
    /// The difference as a figure of the run.
    #[must_use]
    pub fn figure(&self) -> Figure {
        Figure {
            name: format!("robustness/{}/{}", self.perturbation.name(), self.metric),
            value: self.perturbed - self.base,
            low: Some(self.difference.0),
            high: Some(self.difference.1),
            count: self.questions,
        }
    }
}

/// Asks the spoilt questions and compares their scores with those of the questions as they are.
pub(super) fn rows(
    run: &Run<'_>,
    questions: &[&EvalQuestion],
    scores: &[(String, Scores)],
) -> Result<Vec<Row>, EvalError> {
    let total = questions.len() * (1 + run.perturbations.len());
    let mut done = questions.len();
    let mut rows = Vec::new();
    for &perturbation in run.perturbations {
        let mut pairs: Vec<(&Scores, Scores)> = Vec::new();
        for (number, (question, (_, base))) in (0_u64..).zip(questions.iter().zip(scores)) {
            done += 1;
            let seed = SEED.wrapping_add(number);
            let spoilt = perturbation.perturb(&question.question, run.compounds, seed);
            let Some(spoilt) = spoilt else { continue };
            let question = EvalQuestion { question: spoilt, ..(*question).clone() };
            let given = ask(run.responder, run.view, &question)?;
            pairs.push((base, judge::judge(&question, &given)));
            (run.progress)(done, total);
        }
        rows.extend(COMPARED.into_iter().filter_map(|metric| row(perturbation, metric, &pairs)));
    }
    Ok(rows)
}

fn row(perturbation: Perturbation, metric: &'static str, pairs: &[(&Scores, Scores)]) -> Option<Row> {
    let (base, perturbed) = paired(metric, pairs.iter().map(|(base, spoilt)| (*base, spoilt)));
    let interval = paired_bootstrap(&base, &perturbed)?;
    Some(Row {
        perturbation,
        metric,
        questions: base.len(),
        base: mean(&base)?,
        perturbed: mean(&perturbed)?,
        difference: (interval.low, interval.high),
    })
}
