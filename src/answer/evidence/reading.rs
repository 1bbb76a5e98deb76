//! The best candidates, read together with the question.

use super::gather::{Candidate, Gathered};
use super::ranker::{Ranked, Ranker};
use crate::answer::AnswerError;
use crate::embedding::Reader;

/// Most bytes of a document's title that are read.
const LONGEST_TITLE: usize = 80;

/// Lets the reader read the first `count` candidates and puts all in their new order.
pub(in super::super) fn read(
    reader: &dyn Reader,
    ranker: &Ranker,
    question: &str,
    gathered: &Gathered,
    ranked: &mut [Ranked],
    count: usize,
) -> Result<(), AnswerError> {
    let texts: Vec<String> =
        ranked.iter().take(count).map(|ranked| readable(&gathered.candidates[ranked.candidate])).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let odds = reader.read(question, &texts)?;
    ranker.read(ranked, &odds);
    Ok(())
}

/// The document, what the unit is about, and its words, as in training (`models/training/material.py`).
fn readable(candidate: &Candidate) -> String {
    let searchable = candidate.unit.searchable(&candidate.passage.passage.text.text);
    let title = candidate.document.title.trim();
    if title.is_empty() || candidate.unit.subject.contains(title) {
        return searchable;
    }
    let title = &title[..title.floor_char_boundary(LONGEST_TITLE)];
    format!("{title}, {searchable}")
}
