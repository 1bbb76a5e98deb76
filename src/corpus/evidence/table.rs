//! Cells of a table's passage.

use super::row_names::{RowName, RowNames};
use super::subject::joined;
use super::{EvidenceKind, EvidenceUnit, sentence};
use crate::corpus::passage::line;
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{Passage, SpannedText, Table};

/// What a row of sums without a label is called.
const SUM: &str = "Summe";

/// One unit for each cell that is not empty, under its column and row. The cell that names a row is a unit only where it
/// stands alone.
pub(super) fn cells(passage: &Passage, table: &Table) -> Vec<EvidenceUnit> {
    let caption = table.caption.as_ref().map_or("", |caption| caption.text.as_str());
    let heading = passage.headings.last().map_or("", String::as_str);
    let name = collapse_whitespace(if caption.is_empty() { heading } else { caption });
    let text = &passage.text.text;
    let names = RowNames::of(table);
    let mut from = 0;
    let mut units = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let line = line(row).text;
        if line.is_empty() {
            continue;
        }
        let Some(start) = find_line(text, &line, from) else { continue };
        from = start + line.len();
        let is_sum = number + 1 == table.rows.len() && is_sum(table, row);
        let row_name = if is_sum { sum() } else { names.name(table, number) };
        row_cells(passage, table, Row { cells: row, start, name: row_name }, &name, &mut units);
    }
    if units.is_empty() {
        return sentence::sentences(passage, &name);
    }
    units
}

/// A row, where it stands in its passage, and what it is called.
struct Row<'t> {
    cells: &'t [SpannedText],
    start: usize,
    name: RowName,
}

fn sum() -> RowName {
    RowName { group: String::new(), label: SUM.to_owned(), column: None }
}

/// Whether a last row has numbers only, and no label where the others have one.
fn is_sum(table: &Table, row: &[SpannedText]) -> bool {
    let has_label = |row: &Vec<SpannedText>| row.first().is_some_and(|label| !label.is_empty());
    let mut filled = row.iter().filter(|cell| !cell.is_empty());
    let is_number = |cell: &SpannedText| {
        let letters = cell.text.chars().filter(|character| character.is_alphabetic() && *character != 'Ø');
        letters.count() == 0 && cell.text.chars().any(|character| character.is_ascii_digit())
    };
    row.first().is_some_and(SpannedText::is_empty)
        && filled.all(is_number)
        && table.rows.len() > 2
        && table.rows[..table.rows.len() - 1].iter().all(has_label)
}

fn row_cells(
    passage: &Passage,
    table: &Table,
    Row { cells, start, name: RowName { group, label, column: named_by } }: Row<'_>,
    table_name: &str,
    units: &mut Vec<EvidenceUnit>,
) {
    let filled: Vec<usize> = (0..cells.len()).filter(|column| !cells[*column].is_empty()).collect();
    let end = start + filled.iter().map(|column| cells[*column].text.len() + 1).sum::<usize>() - 1;
    let stands_alone = filled.len() == 1 && named_by.is_some();
    let label = if stands_alone { "" } else { label.as_str() };
    let subject = joined(&[table_name, &group, label]);
    let mut at = start;
    for column in filled {
        let length = cells[column].text.len();
        if stands_alone || named_by != Some(column) {
            units.push(EvidenceUnit {
                passage: passage.ordinal,
                kind: EvidenceKind::Cell,
                range: start..end,
                value: at..at + length,
                subject: subject.clone(),
                key: table.columns.get(column).map_or(String::new(), |key| collapse_whitespace(&key.text)),
            });
        }
        at += length + 1;
    }
}

/// Where a whole line stands in a text, from a place on.
fn find_line(text: &str, line: &str, from: usize) -> Option<usize> {
    let is_whole = |start: usize| {
        let end = start + line.len();
        (start == 0 || text[..start].ends_with('\n')) && (end == text.len() || text[end..].starts_with('\n'))
    };
    text.get(from..)?.match_indices(line).map(|(at, _)| from + at).find(|start| is_whole(*start))
}
