//! The best candidates, read together with the question.

use super::gather::{Candidate, Gathered};
use super::ranker::{Ranked, Ranker};
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{EvidenceKind, EvidenceUnit};
use crate::embedding::{Excerpt, Reader};
use crate::index::Index;

/// From this confidence on, no further candidates are read.
const SURE: f32 = 0.7;
/// Most bytes of a document's title that are read.
const LONGEST_TITLE: usize = 80;
/// Most bytes around a unit that are read, as in training (`models/training/material.py`).
const AROUND: usize = 160;

/// Lets the reader read the first `count` candidates, and as many again where those do not surely answer, and puts all in
/// their new order. `discussed` are the passages that the conversation is about.
pub(in super::super) fn read(
    (reader, count): (&dyn Reader, usize),
    ranker: &Ranker,
    index: &Index,
    question: &Understood,
    discussed: &[i64],
    gathered: &Gathered,
    ranked: &mut [Ranked],
) -> Result<(), AnswerError> {
    // Beside the passages it goes on about, a follow-up is read as it was asked.
    let asked = if discussed.is_empty() { &question.text } else { &question.as_asked };
    let excerpt = |ranked: &Ranked| {
        let candidate = &gathered.candidates[ranked.candidate];
        Excerpt { text: readable(index, question, candidate), around: around(candidate) }
    };
    let excerpts = |ranked: &[Ranked]| ranked.iter().map(excerpt).collect::<Vec<Excerpt>>();
    let (first, further) = ranked.split_at(count.min(ranked.len()));
    let mut odds = reader.read(asked, &excerpts(first))?;
    let mut after_first = ranked.to_vec();
    ranker.read(&mut after_first, &odds);
    if ranker.confidence(question, &after_first) < SURE {
        odds.extend(reader.read(asked, &excerpts(&further[..count.min(further.len())]))?);
    }
    ranker.read(ranked, &odds);
    Ok(())
}

/// The document, what the unit is about, and its words, as in training (`models/training/material.py`).
fn readable(index: &Index, question: &Understood, candidate: &Candidate) -> String {
    let text = &candidate.passage.passage.text.text;
    let searchable = match row_name(index, question, candidate) {
        Some(cell) => {
            let subject = format!("{}\t{}", candidate.unit.subject, collapse_whitespace(cell));
            EvidenceUnit { subject, ..candidate.unit.clone() }.searchable(text)
        }
        None => candidate.unit.searchable(text),
    };
    let title = candidate.document.title.trim();
    if title.is_empty() || candidate.unit.subject.contains(title) {
        return searchable;
    }
    let title = &title[..title.floor_char_boundary(LONGEST_TITLE)];
    format!("{title}, {searchable}")
}

/// The cell that the question calls a cell's row by, where the unit does not say it itself.
fn row_name<'c>(index: &Index, question: &Understood, candidate: &'c Candidate) -> Option<&'c str> {
    let mut cells = candidate.naming_cells().peekable();
    cells.peek()?;
    let said = index.terms(&candidate.unit.searchable(&candidate.passage.passage.text.text));
    let names_row = |cell: &&str| {
        index.terms(cell).iter().any(|term| question.names.contains_key(term) && !said.contains(term))
    };
    cells.find(names_row)
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
