//! Picks the statements of an answer from ranked candidates, or decides that none answers.

use std::ops::Range;
use std::sync::Arc;

use super::DocumentReference;
use super::continuation::continuation;
use super::evidence::{Candidate, Gathered, Ranked, Ranker};
use super::procedure::procedure;
use super::same_column::in_column;
use super::steps::{Step, Steps};
use super::understand::{QuestionKind, Understood};
use crate::config::Answering;
use crate::corpus::{EvidenceKind, text::collapse_whitespace};
use crate::index::Index;
use crate::store::StoredPassage;

/// Most words of an answer that is neither a list nor a procedure.
const MOST_WORDS: usize = 58;
/// A further statement must have this share of the best one's share.
const FURTHER_SHARE: f32 = 0.06;
/// An empty field is the answer only with this share; there are many of them, and each is near to many questions.
const BLANK_SHARE: f32 = 0.4;

/// A stretch of a passage that answers.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) passage: Arc<StoredPassage>,
    pub(super) document: Arc<DocumentReference>,
    /// Bytes of the passage's text that are cited.
    pub(super) range: Range<usize>,
    /// Bytes of it that answer.
    pub(super) value: Range<usize>,
    /// The words of the answer.
    pub(super) text: String,
}

/// What was picked and how sure it is.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// The statements that answer the question, best first; empty when none does.
    pub(super) statements: Vec<Statement>,
    /// How sure the first statement is, 0 to 1.
    pub(super) confidence: f32,
    /// The row that would answer is there and says nothing.
    pub(super) not_stated: bool,
}

/// Picks the statements of a short answer; cells from the column that is asked about, where one is.
pub(super) fn select(
    ranker: &Ranker,
    question: &Understood,
    gathered: &Gathered,
    ranked: &[Ranked],
    column: Option<&str>,
    settings: &Answering,
    steps: Steps,
) -> Selection {
    let Some(first) = ranked.first() else { return Selection::default() };
    let is_blank = |ranked: &Ranked| question.blank(gathered.candidates[ranked.candidate].value());
    let stated: Vec<Ranked>;
    let ranked = if is_blank(first) && first.share < BLANK_SHARE {
        stated = ranked.iter().filter(|ranked| !is_blank(ranked)).copied().collect();
        stated.as_slice()
    } else {
        ranked
    };
    let Some(best) = ranked.first() else { return Selection::default() };
    let confidence = ranker.confidence(question, ranked);
    if confidence < settings.min_confidence {
        return Selection { confidence, ..Selection::default() };
    }
    let first = &gathered.candidates[best.candidate];
    if question.blank(first.value()) {
        return Selection { statements: vec![statement(first)], confidence, not_stated: true };
    }
    if question.form.kind == QuestionKind::Procedure
        && steps.take(Step::Procedures)
        && let Some(statements) = procedure(question, gathered, ranked)
    {
        return Selection { statements, confidence, not_stated: false };
    }
    let mut statements: Vec<Statement> = Vec::new();
    let mut words = 0;
    for candidate in ranked.iter().take_while(|candidate| candidate.share >= FURTHER_SHARE * best.share) {
        let of = &gathered.candidates[candidate.candidate];
        let of = column.map_or(of, |column| in_column(of, column, &gathered.candidates));
        if question.blank(of.value()) {
            continue;
        }
        let found = statement(of);
        if statements.iter().any(|earlier| earlier.text == found.text) {
            continue;
        }
        let length = found.text.split_whitespace().count();
        if !statements.is_empty() && words + length > MOST_WORDS {
            continue;
        }
        words += length;
        statements.push(found);
        if statements.len() >= settings.statements {
            break;
        }
    }
    if let Some(further) = continuation(first, &gathered.candidates).map(statement)
        && !statements.iter().any(|stated| stated.text.contains(&further.text))
        && words + further.text.split_whitespace().count() <= MOST_WORDS
    {
        statements.insert(1, further);
    }
    Selection { statements, confidence, not_stated: false }
}

/// Whether the best candidate is a number in a column or field of the things that are counted, so that nothing need be
/// counted.
pub(super) fn states_count(
    index: &Index,
    question: &Understood,
    gathered: &Gathered,
    ranked: &[Ranked],
) -> bool {
    let Some(noun) = question.listed_noun() else { return false };
    let Some(best) = ranked.first().map(|best| &gathered.candidates[best.candidate]) else { return false };
    best.is_number() && !index.terms(&best.unit.key).is_disjoint(&index.terms(noun))
}

/// The statement of a candidate: the sentence, the field with its name, the cell with its row and column.
pub(super) fn statement(candidate: &Candidate) -> Statement {
    let value = collapse_whitespace(candidate.value());
    let text = match candidate.unit.kind {
        EvidenceKind::Sentence => value,
        EvidenceKind::Field => format!("{}: {value}", candidate.unit.key),
        EvidenceKind::Cell => {
            format!("{} – {}: {value}", candidate.unit.name(), candidate.unit.key)
        }
    };
    Statement {
        passage: Arc::clone(&candidate.passage),
        document: Arc::clone(&candidate.document),
        range: candidate.unit.range.clone(),
        value: candidate.unit.value.clone(),
        text,
    }
}
