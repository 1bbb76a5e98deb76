//! Two runs of the same set beside each other.

use std::collections::BTreeMap;

use super::run::{Given, RunFolder};
use super::statistics::{Interval, McNemar, mcnemar, mean, paired_bootstrap};
use super::{EvalError, EvalQuestion, Scores, judge, paired};

/// Scores that are compared, with whether they are yes or no for each question and whether more is better.
const COMPARED: [(&str, bool, bool); 16] = [
    ("answer/right", true, true),
    ("answer/elements", false, true),
    ("answer/numbers", false, true),
    ("answer/forbidden", true, false),
    ("answer/item_f1", false, true),
    ("citation/page_hit", true, true),
    ("citation/precision", false, true),
    ("citation/recall", false, true),
    ("citation/verbatim", false, true),
    ("page/ndcg@10", false, true),
    ("page/success@1", true, true),
    ("page/recall@5", false, true),
    ("page/recall@20", false, true),
    ("page/rr", false, true),
    ("document/ndcg@10", false, true),
    ("span/recall@5", false, true),
];

/// One score of both runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The score's name.
    pub metric: &'static str,
    /// Mean in the first run.
    pub a: f64,
    /// Mean in the second.
    pub b: f64,
    /// Second less first, with its 95 % interval, paired by question.
    pub interval: Interval,
    /// For scores that are yes or no.
    pub mcnemar: Option<McNemar>,
    /// Whether more is better.
    pub more_is_better: bool,
    /// Questions compared.
    pub questions: usize,
}

/// A question that only one run answered right.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The question.
    pub question: EvalQuestion,
    /// What the first run gave.
    pub a: Given,
    /// What the second run gave.
    pub b: Given,
}

/// Everything that differs between two runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The scores.
    pub differences: Vec<Difference>,
    /// Right in the second run only.
    pub won: Vec<Change>,
    /// Right in the first run only.
    pub lost: Vec<Change>,
    /// Right in both runs.
    pub both_right: usize,
    /// Wrong in both runs.
    pub both_wrong: usize,
}

/// Compares two runs of one set.
///
/// # Errors
/// [`EvalError::File`] when the runs are of different sets, or one is not finished.
pub fn compare(a: &RunFolder, b: &RunFolder) -> Result<Compared, EvalError> {
    let (set, other) = (&a.manifest().subject.set, &b.manifest().subject.set);
    if set.sha256 != other.sha256 {
        let reason = format!("is a run of {}, {} one of {}", other.name, a.path().display(), set.name);
        return Err(EvalError::file(b.path(), reason));
    }
    let (first, second) = (given(a)?, given(b)?);
    let questions = a.questions()?;
    let mut judged = Vec::new();
    for question in &questions {
        let (Some(a), Some(b)) = (first.get(question.id.as_str()), second.get(question.id.as_str())) else {
            continue;
        };
        judged.push((question, *a, *b, judge::judge(question, a), judge::judge(question, b)));
    }
    let scores: Vec<(&Scores, &Scores)> = judged.iter().map(|(.., a, b)| (a, b)).collect();
    let mut compared = Compared {
        differences: COMPARED.into_iter().filter_map(|metric| difference(metric, &scores)).collect(),
        won: Vec::new(),
        lost: Vec::new(),
        both_right: 0,
        both_wrong: 0,
    };
    for (question, a, b, in_a, in_b) in &judged {
        let change = || Change { question: (*question).clone(), a: (*a).clone(), b: (*b).clone() };
        match (in_a.is("answer/right"), in_b.is("answer/right")) {
            (true, true) => compared.both_right += 1,
            (false, false) => compared.both_wrong += 1,
            (false, true) => compared.won.push(change()),
            (true, false) => compared.lost.push(change()),
        }
    }
    Ok(compared)
}

fn given(run: &RunFolder) -> Result<BTreeMap<&str, &Given>, EvalError> {
    let (answered, wanted) = (run.given().len(), run.manifest().subject.set.questions);
    if answered < wanted {
        let reason = format!("is not finished: {answered} of {wanted} questions");
        return Err(EvalError::file(run.path(), reason));
    }
    Ok(run.given().iter().map(|given| (given.id.as_str(), given)).collect())
}

fn difference(
    (metric, is_binary, more_is_better): (&'static str, bool, bool),
    scores: &[(&Scores, &Scores)],
) -> Option<Difference> {
    let (a, b) = paired(metric, scores.iter().copied());
    let interval = paired_bootstrap(&a, &b)?;
    let yes = |values: &[f64]| values.iter().map(|value| *value >= 1.0).collect::<Vec<bool>>();
    Some(Difference {
        metric,
        a: mean(&a)?,
        b: mean(&b)?,
        interval,
        mcnemar: is_binary.then(|| mcnemar(&yes(&a), &yes(&b))),
        more_is_better,
        questions: a.len(),
    })
}
