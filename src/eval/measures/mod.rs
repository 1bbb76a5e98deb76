//! What an evaluation measures, as functions of plain data: rankings, lists of items, abstention.
//!
//! `None` means that there is nothing to measure, for example a question without a relevant document. Such questions
//! are left out of a mean; `trec_eval` counts them as 0 instead.

mod binary;
mod items;
mod judgements;
mod ndcg;
mod refusal;
mod risk_coverage;

pub use binary::{average_precision, recall, reciprocal_rank, success};
pub use items::{ItemCounts, ItemScores};
pub use judgements::Judgements;
pub use ndcg::ndcg;
pub use refusal::{Refusal, refusal};
pub use risk_coverage::{Attempt, CurvePoint, RiskCoverage, risk_coverage, wrong_at_coverage};

/// Part of a whole; `None` where the whole is nothing.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
