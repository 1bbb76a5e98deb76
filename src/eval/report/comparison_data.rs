//! What the comparison of two runs shows.

use super::Unit;

/// Two runs over the same questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Name of the earlier or base run.
    pub name_a: String,
    /// Name of the run held against it.
    pub name_b: String,
    /// Name of the question set.
    pub set: String,
    /// When the comparison was made, as people read it.
    pub created: String,
    /// What was compared, in the order shown.
    pub facts: Vec<(String, String)>,
    /// The share of right answers; the verdict is about it.
    pub right: DifferenceRow,
    /// Further figures, in the order shown.
    pub rows: Vec<DifferenceRow>,
    /// Questions that only B gets right.
    pub won: Vec<QuestionChange>,
    /// Questions that only A gets right.
    pub lost: Vec<QuestionChange>,
    /// Number of questions that both get right.
    pub both_right: usize,
    /// Number of questions that neither gets right.
    pub both_wrong: usize,
}

/// A figure of both runs.
#[derive(Debug, Clone, PartialEq)]
pub struct DifferenceRow {
    /// German name.
    pub label: String,
    /// Machine name, as `ndcg@10`.
    pub name: String,
    /// Value of A.
    pub a: f64,
    /// Value of B.
    pub b: f64,
    /// `b - a`, paired.
    pub difference: f64,
    /// Lower end of the 95 % interval of the difference.
    pub low: f64,
    /// Upper end of the 95 % interval of the difference.
    pub high: f64,
    /// Of the test made for this figure; for right answers that is the `McNemar` test.
    pub p_value: Option<f64>,
    /// What the values count.
    pub unit: Unit,
    /// Which way is better.
    pub better: Direction,
}

/// Which way a figure gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A question that only one of the runs gets right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuestionChange {
    /// Identity within the set.
    pub id: String,
    /// The kind, as in the set.
    pub kind: String,
    /// The question as asked.
    pub question: String,
    /// The answer of A; empty when refused.
    pub given_a: String,
    /// The answer of B; empty when refused.
    pub given_b: String,
}
