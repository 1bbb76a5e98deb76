//! Which questions a set lacks: drafts for passages that none of its questions covers yet, for a person to accept.

mod amount;
mod coverage;
mod date;
mod finding;
mod source;
mod templates;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod wording;

use std::collections::BTreeMap;

pub use source::{Source, SourceField, SourcePassage};

use super::EvalQuestion;
use super::stable_hash::stable_hash;
use coverage::Coverage;

/// At most `limit` drafts for places that no question covers, spread over documents and their sections. Drafts of a
/// former run count as questions, so that nothing is proposed twice. The gold answer and the quotes are the words of
/// the source; drafts on blank values are of kind `unanswerable`.
#[must_use]
pub fn suggest(sources: &[Source], covered: &[EvalQuestion], limit: usize) -> Vec<EvalQuestion> {
    let mut coverage = Coverage::of(covered);
    let mut documents: BTreeMap<&str, BTreeMap<Vec<&str>, Vec<EvalQuestion>>> = BTreeMap::new();
    for source in sources {
        for finding in templates::findings(source) {
            if coverage.admits(&source.doc, &finding) {
                let sections = documents.entry(&source.doc).or_default();
                sections.entry(source.section()).or_default().push(finding.into_draft(&source.doc));
            }
        }
    }
    let documents =
        documents.into_values().map(|sections| in_turn(sections.into_iter().map(turned).collect()));
    let mut drafts = in_turn(documents.collect());
    drafts.truncate(limit);
    drafts
}

/// Starts each section somewhere else, or every record would first be asked for its first field.
fn turned((section, mut drafts): (Vec<&str>, Vec<EvalQuestion>)) -> Vec<EvalQuestion> {
    let start = stable_hash(&section) % (drafts.len().max(1) as u64);
    drafts.rotate_left(start as usize);
    drafts
}

/// One of each group, then another of each, and so on.
fn in_turn<T>(groups: Vec<Vec<T>>) -> Vec<T> {
    let mut groups: Vec<_> = groups.into_iter().map(Vec::into_iter).collect();
    let mut ordered = Vec::new();
    while !groups.is_empty() {
        groups.retain_mut(|group| group.next().map(|item| ordered.push(item)).is_some());
    }
    ordered
}
