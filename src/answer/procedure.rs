//! Picks the steps of a procedure: neighbouring sentences of one section, in the document's order.

use super::evidence::{Candidate, Gathered, Ranked, is_step};
use super::select::{Statement, statement};
use super::understand::Understood;
use crate::corpus::EvidenceKind;

/// Candidates among which a step is looked for where the best one is none.
const MOST_PASSED_OVER: usize = 4;
/// Most words of a procedure.
const MOST_WORDS: usize = 145;
/// What a step is worth beside its share, so that a whole section goes before its two best sentences.
const STEP_WORTH: f32 = 0.02;

/// The steps around the best candidate; `None` when that is not running text.
pub(super) fn procedure(
    question: &Understood,
    gathered: &Gathered,
    ranked: &[Ranked],
) -> Option<Vec<Statement>> {
    let first = &gathered.candidates[ranked.first()?.candidate];
    let is_text = first.unit.kind == EvidenceKind::Sentence;
    let best = if is_text { first } else { first_step(gathered, ranked)? };
    let mut share = vec![0.0_f32; gathered.candidates.len()];
    for candidate in ranked {
        share[candidate.candidate] = candidate.share + STEP_WORTH;
    }
    let members: Vec<usize> = (0..gathered.candidates.len())
        .filter(|place| {
            let candidate = &gathered.candidates[*place];
            candidate.section == best.section && !question.blank(candidate.value())
        })
        .collect();
    let words: Vec<usize> =
        members.iter().map(|place| gathered.candidates[*place].value().split_whitespace().count()).collect();
    let (start, end) = best_window(&members, &words, &share)?;
    Some(members[start..end].iter().map(|place| statement(&gathered.candidates[*place])).collect())
}

/// The first of the best candidates that stands in a section with steps, where a cell or a field came first: a table beside a
/// procedure has its numbers, not its steps.
fn first_step<'g>(gathered: &'g Gathered, ranked: &[Ranked]) -> Option<&'g Candidate> {
    let has_steps = |section: usize| {
        gathered.candidates.iter().any(|candidate| candidate.section == section && is_step(candidate))
    };
    let best = ranked.iter().take(MOST_PASSED_OVER).map(|ranked| &gathered.candidates[ranked.candidate]);
    best.filter(|candidate| candidate.unit.kind == EvidenceKind::Sentence)
        .find(|candidate| has_steps(candidate.section))
}

/// The stretch of at most [`MOST_WORDS`] words that is worth most.
fn best_window(members: &[usize], words: &[usize], share: &[f32]) -> Option<(usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    for start in 0..members.len() {
        let (mut length, mut worth, mut end) = (0, 0.0, start);
        while end < members.len() && (end == start || length + words[end] <= MOST_WORDS) {
            length += words[end];
            worth += share[members[end]];
            end += 1;
        }
        if best.is_none_or(|(most, ..)| worth > most) {
            best = Some((worth, start, end));
        }
    }
    best.map(|(_, start, end)| (start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_the_best_step_and_fits() {
        let members = [0, 1, 2, 3];
        let words = [100, 40, 60, 40];
        let share = [0.1, 0.1, 0.6, 0.2];
        assert_eq!(best_window(&members, &words, &share), Some((1, 4)));
    }
}
