//! Follow-ups that ask whether what was said holds for another case too: answered from the column that was spoken of.

use super::evidence::Candidate;
use crate::corpus::EvidenceKind;

/// What an earlier question was answered from.
#[derive(Debug, Default)]
pub(super) struct Discussed {
    /// The passages of its section.
    pub(super) passages: Vec<i64>,
    /// The column of the cell that answered it.
    pub(super) column: Option<String>,
}

/// The cell of the column in the row that a cell stands in; the candidate itself where there is none.
pub(super) fn in_column<'c>(
    candidate: &'c Candidate,
    column: &str,
    candidates: &'c [Candidate],
) -> &'c Candidate {
    if candidate.unit.kind != EvidenceKind::Cell {
        return candidate;
    }
    let is_it = |other: &&Candidate| {
        other.passage.id == candidate.passage.id
            && other.unit.range == candidate.unit.range
            && other.unit.key == column
    };
    candidates.iter().find(is_it).unwrap_or(candidate)
}
