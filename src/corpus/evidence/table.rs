//! Cells of a table's passage.

use super::subject::joined;
use super::{EvidenceKind, EvidenceUnit, sentence};
use crate::corpus::passage::line;
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{Passage, SpannedText, Table};

/// One unit for each cell that is not empty, under its column and row. A row is named by its first cell, which is a
/// unit only where it stands alone.
pub(super) fn cells(passage: &Passage, table: &Table) -> Vec<EvidenceUnit> {
    let caption = table.caption.as_ref().map_or("", |caption| caption.text.as_str());
    let heading = passage.headings.last().map_or("", String::as_str);
    let name = collapse_whitespace(if caption.is_empty() { heading } else { caption });
    let text = &passage.text.text;
    let mut from = 0;
    let mut units = Vec::new();
    for row in &table.rows {
        let line = line(row).text;
        if line.is_empty() {
            continue;
        }
        let Some(start) = find_line(text, &line, from) else { continue };
        from = start + line.len();
        row_cells(passage, table, row, start, &name, &mut units);
    }
    if units.is_empty() {
        return sentence::sentences(passage, &name);
    }
    units
}

fn row_cells(
    passage: &Passage,
    table: &Table,
    row: &[SpannedText],
    start: usize,
    name: &str,
    units: &mut Vec<EvidenceUnit>,
) {
    let filled: Vec<usize> = (0..row.len()).filter(|column| !row[*column].is_empty()).collect();
    let end = start + filled.iter().map(|column| row[*column].text.len() + 1).sum::<usize>() - 1;
    let label = filled.first().map_or(String::new(), |first| collapse_whitespace(&row[*first].text));
    let mut at = start;
    for (place, column) in filled.iter().enumerate() {
        let length = row[*column].text.len();
        if place > 0 || filled.len() == 1 {
            let subject = if filled.len() == 1 { name.to_owned() } else { joined(&[name, &label]) };
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
