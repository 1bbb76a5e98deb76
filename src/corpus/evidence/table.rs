//! Cells of a table's passage.

use super::subject::joined;
use super::{EvidenceKind, EvidenceUnit, sentence};
use crate::corpus::passage::line;
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{Passage, SpannedText, Table};

/// What a row of sums without a label is called.
const SUM: &str = "Summe";

/// One unit for each cell that is not empty, under its column and row. A row is named by its first cell, which is a
/// unit only where it stands alone.
pub(super) fn cells(passage: &Passage, table: &Table) -> Vec<EvidenceUnit> {
    let caption = table.caption.as_ref().map_or("", |caption| caption.text.as_str());
    let heading = passage.headings.last().map_or("", String::as_str);
    let name = collapse_whitespace(if caption.is_empty() { heading } else { caption });
    let text = &passage.text.text;
    let mut from = 0;
    let mut units = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let line = line(row).text;
        if line.is_empty() {
            continue;
        }
        let Some(start) = find_line(text, &line, from) else { continue };
        from = start + line.len();
        let place = RowPlace { start, is_sum: number + 1 == table.rows.len() && is_sum(table, row) };
        row_cells(passage, table, row, place, &name, &mut units);
    }
    if units.is_empty() {
        return sentence::sentences(passage, &name);
    }
    units
}

/// Where a row stands in its passage, and whether it holds the sums of the others.
struct RowPlace {
    start: usize,
    is_sum: bool,
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
    row: &[SpannedText],
    RowPlace { start, is_sum }: RowPlace,
    name: &str,
    units: &mut Vec<EvidenceUnit>,
) {
    let filled: Vec<usize> = (0..row.len()).filter(|column| !row[*column].is_empty()).collect();
    let end = start + filled.iter().map(|column| row[*column].text.len() + 1).sum::<usize>() - 1;
    let label = match filled.first() {
        _ if is_sum => SUM.to_owned(),
        Some(first) => collapse_whitespace(&row[*first].text),
        None => String::new(),
    };
    let mut at = start;
    for (place, column) in filled.iter().enumerate() {
        let length = row[*column].text.len();
        if place > 0 || filled.len() == 1 || is_sum {
            let subject =
                if filled.len() == 1 && !is_sum { name.to_owned() } else { joined(&[name, &label]) };
            units.push(EvidenceUnit {
                passage: passage.ordinal,
                kind: EvidenceKind::Cell,
                range: start..end,
                value: at..at + length,
                subject,
                key: table.columns.get(*column).map_or(String::new(), |key| collapse_whitespace(&key.text)),
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
