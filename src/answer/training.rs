//! What the ranker is trained on: the features of every candidate for a question.

use serde::Serialize;

use super::evidence::{CONFIDENCE_NAMES, Candidate, FEATURE_NAMES, confidence_features};
use super::{AnswerError, Assistant, Question};
use crate::corpus::{EvidenceKind, text::collapse_whitespace};

/// A question's candidates with their features.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedEvidence {
    /// What tells whether the best one answers, by [`RankedEvidence::confidence_names`].
    pub confidence: Vec<f32>,
    /// Best first.
    pub candidates: Vec<RankedCandidate>,
}

/// A candidate with its features.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedCandidate {
    /// File name of its document.
    pub file: String,
    /// Its first page.
    pub page: u32,
    /// Its cited words, white space collapsed.
    pub words: String,
    /// By [`RankedEvidence::feature_names`].
    pub features: Vec<f32>,
    /// Logarithm of the odds that it answers, by the reader; `None` where it was not read.
    pub odds: Option<f32>,
}

/// The cited words; of a cell's row only its name, the column and the cell.
fn said(candidate: &Candidate) -> String {
    let words = match candidate.unit.kind {
        EvidenceKind::Cell => {
            format!("{} {} {}", candidate.unit.name(), candidate.unit.key, candidate.value())
        }
        EvidenceKind::Sentence | EvidenceKind::Field => candidate.words().to_owned(),
    };
    collapse_whitespace(&words)
}

impl RankedEvidence {
    /// Names of a candidate's features.
    #[must_use]
    pub fn feature_names() -> &'static [&'static str] {
        &FEATURE_NAMES
    }

    /// Names of what tells whether the best one answers.
    #[must_use]
    pub fn confidence_names() -> &'static [&'static str] {
        &CONFIDENCE_NAMES
    }

    /// The evidence for a question, as the ranker in use orders it.
    pub fn of(assistant: &Assistant, question: &Question) -> Result<Self, AnswerError> {
        let evidence = assistant.evidence(question)?;
        let candidates = evidence.ranked.iter().map(|ranked| {
            let candidate = &evidence.gathered.candidates[ranked.candidate];
            let text = &candidate.passage.passage.text;
            RankedCandidate {
                file: candidate.document.file.clone(),
                page: text.slice(candidate.unit.range.clone()).first_page().unwrap_or(1),
                words: said(candidate),
                features: ranked.features.to_vec(),
                odds: ranked.odds,
            }
        });
        let confidence = confidence_features(&evidence.question, &evidence.ranked).to_vec();
        Ok(Self { candidates: candidates.collect(), confidence })
    }
}
