//! The best candidates, read together with the question.

use super::gather::{Candidate, Gathered};
use super::ranker::{Ranked, Ranker};
use crate::answer::AnswerError;
use crate::corpus::EvidenceKind;
use crate::corpus::text::collapse_whitespace;
use crate::embedding::{Excerpt, Reader};

/// Most bytes of a document's title that are read.
const LONGEST_TITLE: usize = 80;
/// Most bytes around a unit that are read, as in training (`models/training/material.py`).
const AROUND: usize = 160;

/// Lets the reader read the first `count` candidates and puts all in their new order.
pub(in super::super) fn read(
    reader: &dyn Reader,
    ranker: &Ranker,
    question: &str,
    gathered: &Gathered,
    ranked: &mut [Ranked],
    count: usize,
) -> Result<(), AnswerError> {
    let excerpt = |ranked: &Ranked| {
        let candidate = &gathered.candidates[ranked.candidate];
        Excerpt { text: readable(candidate), around: around(candidate) }
    };
    let excerpts: Vec<Excerpt> = ranked.iter().take(count).map(excerpt).collect();
    let odds = reader.read(question, &excerpts)?;
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

/// What the passage says before a sentence, its end; the beginning of the row that a cell stands in.
fn around(candidate: &Candidate) -> String {
    let text = &candidate.passage.passage.text.text;
    match candidate.unit.kind {
        EvidenceKind::Sentence => {
            let before = text.get(..candidate.unit.range.start).unwrap_or_default();
            let near = &before[before.ceil_char_boundary(before.len().saturating_sub(AROUND))..];
            let whole_words =
                if near.len() < before.len() { near.split_once(char::is_whitespace) } else { None };
            collapse_whitespace(whole_words.map_or(near, |(_, words)| words))
        }
        EvidenceKind::Cell => {
            let row = candidate.words();
            let near = &row[..row.floor_char_boundary(AROUND)];
            let whole_words =
                if near.len() < row.len() { near.rsplit_once(char::is_whitespace) } else { None };
            collapse_whitespace(whole_words.map_or(near, |(words, _)| words))
        }
        EvidenceKind::Field => String::new(),
    }
}
