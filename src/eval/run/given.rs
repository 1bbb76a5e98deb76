//! What an installation gave to a question: a line of `answers.jsonl`.

use serde::{Deserialize, Serialize};

use crate::answer::Timings;
use crate::eval::Place;

/// Everything the judges need, so that a run can be judged again without asking again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Given {
    /// Id of the question.
    pub id: String,
    /// The question as it was asked.
    pub question: String,
    /// The answer's text.
    pub answer: String,
    /// The documents do not answer, says the installation.
    pub refused: bool,
    /// How sure it is.
    pub confidence: f32,
    /// What the answer cites.
    pub citations: Vec<GivenCitation>,
    /// Where it refused an answerable question: the answer it would have given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_anyway: Option<String>,
    /// What was retrieved.
    pub ranking: Ranking,
    /// How long the steps took.
    pub timings_ms: Timings,
}

/// A citation, checked against the stored page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenCitation {
    /// File name.
    pub file: String,
    /// Page from 1.
    pub page: u32,
    /// The quoted words.
    pub quote: String,
    /// Whether the words stand on that page.
    pub verbatim: bool,
}

/// The pages retrieved for a question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ranking {
    /// Pages of the passages found, best first, each once.
    pub pages: Vec<Place>,
    /// For each piece of evidence, the rank from 1 of the first passage that holds its quote.
    pub covered: Vec<Option<usize>>,
}
