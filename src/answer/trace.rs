//! How an answer came about: what was understood, searched and kept, and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evidence::{FEATURE_NAMES, Gathered, Ranked};
use super::understand::Understood;
use crate::corpus::text::collapse_whitespace;

/// Candidates that a trace shows.
const MOST_CANDIDATES: usize = 12;

/// The steps of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Trace {
    /// The question corrected, with what it takes from earlier turns.
    pub understood: String,
    /// What was searched for by words.
    pub searched: String,
    /// What kind of answer is asked for.
    pub kind: String,
    /// What the answer must contain.
    pub expected: String,
    /// Words that no document has.
    pub unknown_words: Vec<String>,
    /// The sections that were found, best first.
    pub sections: Vec<TracedSection>,
    /// The best candidates, best first.
    pub candidates: Vec<TracedCandidate>,
}

/// A section that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TracedSection {
    /// Title of its document.
    pub document: String,
    /// Headings above it.
    pub headings: Vec<String>,
    /// Rank of its best passage, from 1.
    pub rank: u32,
    /// Highest cosine of question and passage in it.
    pub similarity: f32,
}

/// A sentence, field or cell that was considered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TracedCandidate {
    /// Its words, white space collapsed.
    pub words: String,
    /// Its share of all candidates' scores, 0 to 1.
    pub share: f32,
    /// Logarithm of the odds that it answers, by the reader; absent where it was not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub odds: Option<f32>,
    /// What was measured of it, by name.
    pub features: BTreeMap<String, f32>,
}

impl Trace {
    pub(super) fn of(question: &Understood, gathered: &Gathered, ranked: &[Ranked]) -> Self {
        let sections = gathered.sections.iter().enumerate().filter_map(|(number, section)| {
            let member = gathered.candidates.iter().find(|candidate| candidate.section == number)?;
            Some(TracedSection {
                document: member.document.title.clone(),
                headings: member.passage.passage.headings.clone(),
                rank: section.rank,
                similarity: section.similarity,
            })
        });
        let candidates = ranked.iter().take(MOST_CANDIDATES).map(|ranked| TracedCandidate {
            words: collapse_whitespace(gathered.candidates[ranked.candidate].words()),
            share: ranked.share,
            odds: ranked.odds,
            features: FEATURE_NAMES.iter().map(|name| (*name).to_owned()).zip(ranked.features).collect(),
        });
        Self {
            understood: question.text.clone(),
            searched: question.search_text.clone(),
            kind: format!("{:?}", question.form.kind),
            expected: format!("{:?}", question.form.expected),
            unknown_words: question.unknown_words.clone(),
            sections: sections.collect(),
            candidates: candidates.collect(),
        }
    }
}
