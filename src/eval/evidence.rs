//! Labelled candidates: what the ranker of evidence is trained on.

use std::collections::BTreeSet;

use serde::Serialize;

use super::judge::squashed;
use super::{EvalError, EvalQuestion};
use crate::answer::{Assistant, RankedCandidate, RankedEvidence};
use crate::store::DocumentSummary;

/// Candidates that are kept beside the right ones.
const MOST_CANDIDATES: usize = 80;
/// A quote's part shorter than this, in letters and digits, is no sign of the right candidate.
const SHORTEST_PART: usize = 12;

/// One question with its labelled candidates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LabelledEvidence {
    /// Id of the question.
    pub id: String,
    /// Kind of the question.
    pub kind: String,
    /// Whether the documents that were searched answer it.
    pub answerable: bool,
    /// What tells whether the best candidate answers.
    pub confidence: Vec<f32>,
    /// Best first, as the ranker in use orders them.
    pub candidates: Vec<LabelledCandidate>,
}

/// A candidate and whether it answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LabelledCandidate {
    /// Its cited words.
    pub words: String,
    /// Whether it holds a quote of the question's evidence.
    pub right: bool,
    /// By [`RankedEvidence::feature_names`].
    pub features: Vec<f32>,
    /// Logarithm of the odds that it answers, by the reader; `None` where it was not read.
    pub odds: Option<f32>,
}

/// The candidates for a question; with `withheld` as if the documents that answer it were not there.
pub fn labelled(
    assistant: &Assistant,
    documents: &[DocumentSummary],
    question: &EvalQuestion,
    withheld: bool,
) -> Result<LabelledEvidence, EvalError> {
    let mut asked = question.as_asked();
    if withheld {
        let answering: BTreeSet<String> =
            question.evidence.iter().flat_map(super::Evidence::places).map(|place| place.doc).collect();
        let others = documents.iter().filter(|document| !answering.contains(&document.row.file));
        asked.documents = Some(others.map(|document| document.row.id.clone()).collect());
    }
    let evidence = RankedEvidence::of(assistant, &asked)?;
    let mut kept = 0;
    let candidates = evidence.candidates.into_iter().filter_map(|candidate| {
        let right = is_right(question, &candidate);
        kept += 1;
        let RankedCandidate { words, features, odds, .. } = candidate;
        (right || kept <= MOST_CANDIDATES).then_some(LabelledCandidate { words, right, features, odds })
    });
    Ok(LabelledEvidence {
        id: question.id.clone(),
        kind: question.kind.clone(),
        answerable: question.answerable && !withheld,
        confidence: evidence.confidence,
        candidates: candidates.collect(),
    })
}

fn is_right(question: &EvalQuestion, candidate: &RankedCandidate) -> bool {
    let words = squashed(&candidate.words);
    question.evidence.iter().any(|evidence| {
        let here = evidence
            .places()
            .any(|place| place.doc == candidate.file && place.page.is_none_or(|page| page == candidate.page));
        let quote = squashed(&evidence.quote);
        let same = words.contains(&quote) || (words.len() >= SHORTEST_PART && quote.contains(&words));
        here && !quote.is_empty() && same
    })
}
