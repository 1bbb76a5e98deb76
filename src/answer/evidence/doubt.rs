//! Reasons to doubt that a candidate answers: what the question says exactly, it has otherwise.

use std::collections::BTreeSet;

use super::gather::{Candidate, Gathered};
use crate::answer::understand::{Understood, years};
use crate::index::Index;

/// What a reason takes from the logarithm of the odds that the candidate answers.
const REASON: f32 = 2.5;
/// What it takes from a candidate's score beside the others'.
pub(super) const BEHIND: f32 = 0.5;

/// What the reasons for doubting a candidate take from its logarithm of odds; 0 for none.
pub(super) fn doubt(index: &Index, question: &Understood, gathered: &Gathered, candidate: &Candidate) -> f32 {
    let is_of_others =
        gathered.sections.get(candidate.section).is_some_and(|section| section.is_of_other_bodies);
    let reasons = [
        is_of_others,
        lacks_year(question, candidate),
        question.exact.counts() && question.exact.is_counted_otherwise(&said(candidate)),
        question.exact.asks_which && names_nothing(index, question, candidate),
    ];
    reasons.into_iter().filter(|holds| *holds).map(|_| REASON).sum()
}

/// Whether a year of the question stands nowhere near and lies in no span of years there.
fn lacks_year(question: &Understood, candidate: &Candidate) -> bool {
    let asked = &question.exact.years;
    if asked.is_empty() {
        return false;
    }
    let passage = &candidate.passage.passage;
    let near = [&passage.text.text, &candidate.document.title, &candidate.unit.subject, &candidate.unit.key];
    let mut known = BTreeSet::from_iter(candidate.stand_year);
    known.extend(near.into_iter().chain(&passage.headings).flat_map(|text| years(text)));
    let spans = |year: u16| {
        known.first().is_some_and(|first| *first < year) && known.last().is_some_and(|last| year < *last)
    };
    asked.iter().any(|year| !known.contains(year) && !spans(*year))
}

/// Whether all that a candidate adds is a number.
fn names_nothing(index: &Index, question: &Understood, candidate: &Candidate) -> bool {
    candidate.is_number()
        && index.terms(candidate.unit.name()).iter().all(|term| question.weights.contains_key(term))
}

fn said(candidate: &Candidate) -> String {
    format!("{}. {}. {}", candidate.unit.name(), candidate.unit.key, candidate.value())
}
