//! Cells that a spreadsheet would take for a formula.

use std::borrow::Cow;

/// What a formula begins with, and the white space that may stand before it (OWASP, "CSV Injection").
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell with a `'` before it where it would be taken for a formula, or for one that has a `'` already.
pub(super) fn guard(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the `'` that [`guard`] put before it.
pub(super) fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_looks_like_a_formula_is_guarded() {
        assert_eq!(guard("=SUMME(A1)"), "'=SUMME(A1)");
        assert_eq!(guard("'s Haus"), "'s Haus");
        assert_eq!(unguard("'s Haus"), "'s Haus");
    }

    proptest! {
        #[test]
        fn a_guarded_cell_is_no_formula_and_is_read_as_it_was(cell in "['=+@ a\t\r-]{0,6}|(?s).*") {
            let guarded = guard(&cell);
            prop_assert!(!guarded.starts_with(FORMULA));
            prop_assert_eq!(unguard(&guarded), &*cell);
        }
    }
}
