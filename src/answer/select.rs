//! Picks the sentences and rows that answer, out of the passages that were found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::DocumentReference;
use crate::config::Answering;
use crate::corpus::{Passage, PassageKind, sentences};
use crate::index::{Hit, Index, IndexError};

/// Weight of a question's word that stands above the statement (title, headings) instead of in it.
const CONTEXT_WEIGHT: f32 = 0.8;
/// What being found first adds, against full coverage of the question's words.
const RANK_WEIGHT: f32 = 0.35;
/// A further statement must score this share of the best one's score.
const FURTHER_SHARE: f32 = 0.75;

/// A passage that was found, with what is needed to cite it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) hit: Hit,
    pub(super) passage: Passage,
    pub(super) document: DocumentReference,
}

/// A stretch of a passage that answers.
#[derive(Debug, Clone)]
pub(super) struct Statement<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) range: Range<usize>,
}

/// What was picked and how sure it is.
#[derive(Debug, Default)]
pub(super) struct Selection<'a> {
    /// The statements that answer the question, best first; empty when none does.
    pub(super) statements: Vec<Statement<'a>>,
    /// Share of the question's weight that the best statement covers, times the best passage's similarity.
    pub(super) confidence: f32,
}

/// Picks the statements that answer the question.
pub(super) fn select<'a>(
    index: &Index,
    question: &str,
    candidates: &'a [Candidate],
    settings: &Answering,
) -> Result<Selection<'a>, IndexError> {
    let weights = index.weigh(question)?;
    let best_similarity =
        candidates.iter().filter_map(|candidate| candidate.hit.similarity).fold(0.0_f32, f32::max);
    if weights.is_empty() {
        return Ok(Selection::default());
    }
    let mut scored = Vec::new();
    let mut best_covered = 0.0_f32;
    for (rank, candidate) in candidates.iter().enumerate() {
        let context = index.terms(&context(candidate));
        for range in units(&candidate.passage) {
            let words = index.terms(&candidate.passage.text.text[range.clone()]);
            let (own, covered) = coverage(&weights, &words, &context);
            if own == 0.0 {
                continue;
            }
            best_covered = best_covered.max(covered);
            if covered >= settings.min_coverage {
                let score = own + CONTEXT_WEIGHT * (covered - own) + RANK_WEIGHT / (rank as f32 + 1.0);
                scored.push((score, Statement { candidate, range }));
            }
        }
    }
    let confidence = best_covered * best_similarity.max(0.0);
    if best_similarity < settings.min_similarity {
        scored.clear();
    }
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    let mut seen = BTreeSet::new();
    let statements = scored
        .into_iter()
        .take_while(|(score, _)| *score >= FURTHER_SHARE * best)
        .map(|(_, statement)| statement)
        .filter(|statement| {
            seen.insert(statement.candidate.passage.text.text[statement.range.clone()].to_owned())
        })
        .take(settings.statements)
        .collect();
    Ok(Selection { statements, confidence })
}

/// Share of the question's weight in the words themselves, and in the words or what stands above them.
fn coverage(
    weights: &BTreeMap<String, f32>,
    words: &BTreeSet<String>,
    context: &BTreeSet<String>,
) -> (f32, f32) {
    let total: f32 = weights.values().sum();
    let share = |holds: &dyn Fn(&String) -> bool| {
        weights.iter().filter(|(word, _)| holds(word)).map(|(_, weight)| weight).sum::<f32>() / total
    };
    (share(&|word| words.contains(word)), share(&|word| words.contains(word) || context.contains(word)))
}

fn context(candidate: &Candidate) -> String {
    format!("{}\n{}", candidate.document.title, candidate.passage.headings.join("\n"))
}

/// Sentences of running text, rows of tables and records, without surrounding white space.
fn units(passage: &Passage) -> Vec<Range<usize>> {
    let text = &passage.text.text;
    let ranges = match passage.kind {
        PassageKind::Text => sentences(text),
        PassageKind::Table | PassageKind::Record => rows(text),
    };
    ranges.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

fn rows(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|row| {
            start += row.len();
            start - row.len()..start
        })
        .collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cover_the_text_and_are_trimmed() {
        let text = "Projekt\tChatbot\nStatus\tgeplant \n";
        let found: Vec<&str> = rows(text)
            .into_iter()
            .filter_map(|range| trimmed(text, range))
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["Projekt\tChatbot", "Status\tgeplant"]);
    }

    #[test]
    fn coverage_counts_a_word_above_the_statement_only_once() {
        let weights = BTreeMap::from([("frist".to_owned(), 3.0), ("panne".to_owned(), 1.0)]);
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
        let (own, covered) = coverage(&weights, &set(&["panne"]), &set(&["panne", "frist"]));
        assert!((own - 0.25).abs() < 1e-6 && (covered - 1.0).abs() < 1e-6);
    }
}
