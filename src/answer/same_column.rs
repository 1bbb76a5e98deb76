//! Follow-ups that ask whether what was said holds for another case too: answered from the column that was spoken of.

use super::evidence::Candidate;
use crate::corpus::{EvidenceKind, EvidenceUnit};

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
    let is_it = |other: &&Candidate| {
        other.passage.id == candidate.passage.id && is_beside(&candidate.unit, column, &other.unit)
    };
    candidates.iter().find(is_it).unwrap_or(candidate)
}

/// Whether a unit is the cell of a column in the row that a cell stands in.
fn is_beside(cell: &EvidenceUnit, column: &str, other: &EvidenceUnit) -> bool {
    cell.kind == EvidenceKind::Cell && other.range == cell.range && other.key == column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cell_of_a_column_stands_in_the_same_row() {
        let unit = |kind, key: &str, range| EvidenceUnit {
            passage: 0,
            kind,
            subject: "Halle Nord".to_owned(),
            key: key.to_owned(),
            range,
            value: 0..2,
        };
        let cell = unit(EvidenceKind::Cell, "Miete", 0..20);
        assert!(is_beside(&cell, "Pfand", &unit(EvidenceKind::Cell, "Pfand", 0..20)));
        for other in [unit(EvidenceKind::Cell, "Pfand", 20..40), unit(EvidenceKind::Cell, "Miete", 0..20)] {
            assert!(!is_beside(&cell, "Pfand", &other));
        }
        let field = unit(EvidenceKind::Field, "Miete", 0..20);
        assert!(!is_beside(&field, "Pfand", &unit(EvidenceKind::Field, "Pfand", 0..20)));
    }
}
