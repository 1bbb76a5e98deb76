//! Rows of a table with the lines they begin on.

use std::collections::BTreeMap;
use std::path::Path;

use ::csv::{ReaderBuilder, StringRecord};

use super::cell::unguard;
use super::column::Column;
use crate::eval::EvalError;

/// A row below the header with at least one cell that is not blank.
#[derive(Debug)]
pub(super) struct Row {
    /// Line of the file, from 1.
    pub(super) line: usize,
    cells: BTreeMap<Column, String>,
}

impl Row {
    /// A cell as it stands; empty where there is none.
    pub(super) fn text(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    /// A cell without the white space around it.
    pub(super) fn word(&self, column: Column) -> &str {
        self.text(column).trim()
    }
}

/// A fault of a cell.
pub(super) fn fault(path: &Path, line: usize, column: Column, reason: &str) -> EvalError {
    EvalError::line(path, line, format!("column {}: {reason}", column.name()))
}

/// The rows of a text; its first line names the columns.
pub(super) fn rows(path: &Path, source: &str) -> Result<Vec<Row>, EvalError> {
    let mut records = records(path, source)?.into_iter();
    let Some((header_line, header)) = records.next() else { return Ok(Vec::new()) };
    let columns = columns(path, header_line, &header)?;
    let mut rows = Vec::new();
    for (line, record) in records {
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row(path, line, &columns, &record)?);
        }
    }
    Ok(rows)
}

fn columns(path: &Path, line: usize, header: &StringRecord) -> Result<Vec<Option<Column>>, EvalError> {
    let columns: Vec<Option<Column>> = header.iter().map(Column::of_header).collect();
    for (column, _) in Column::ALL {
        if columns.iter().flatten().filter(|own| **own == column).count() > 1 {
            return Err(fault(path, line, column, "stands twice in the header"));
        }
    }
    if !columns.contains(&Some(Column::Question)) {
        return Err(fault(path, line, Column::Question, "is missing in the header"));
    }
    Ok(columns)
}

fn row(
    path: &Path,
    line: usize,
    columns: &[Option<Column>],
    record: &StringRecord,
) -> Result<Row, EvalError> {
    if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
        let reason = format!("has {} cells, the header {}", record.len(), columns.len());
        return Err(EvalError::line(path, line, reason));
    }
    let known = columns.iter().zip(record).filter_map(|(column, cell)| Some(((*column)?, cell)));
    Ok(Row { line, cells: known.map(|(column, cell)| (column, unguard(cell).to_owned())).collect() })
}

fn records(path: &Path, source: &str) -> Result<Vec<(usize, StringRecord)>, EvalError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(source))
        .from_reader(source.as_bytes());
    let mut records = Vec::new();
    let mut record = StringRecord::new();
    let mut next_line = 1;
    loop {
        let start = reader.position().byte() as usize;
        let more = reader.read_record(&mut record).map_err(|error| EvalError::io(path)(error.into()))?;
        if !more {
            return Ok(records);
        }
        let raw = source.get(start..reader.position().byte() as usize).unwrap_or_default();
        // Line ends that the reader passed over stand before the record.
        let own = raw.trim_start_matches(['\r', '\n']);
        let line = next_line + line_ends(raw) - line_ends(own);
        next_line += line_ends(raw);
        if own.bytes().filter(|byte| *byte == b'"').count() % 2 != 0 {
            return Err(EvalError::line(path, line, "a quotation mark is not closed or not doubled"));
        }
        records.push((line, record.clone()));
    }
}

fn line_ends(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// The separator that the header line has most of; `;` where it has none.
fn separator(source: &str) -> u8 {
    let header = source.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let frequency = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| frequency(*separator)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Vec<Row>, EvalError> {
        rows(Path::new("set.csv"), source)
    }

    fn fault(source: &str) -> String {
        read(source).unwrap_err().to_string()
    }

    #[test]
    fn the_separator_is_that_of_the_header_line() {
        for source in ["id;frage\nq1;Wo, wann?", "id,frage\nq1,\"Wo, wann?\"", "id\tfrage\nq1\tWo, wann?"] {
            let rows = read(source).unwrap();
            assert_eq!((rows[0].text(Column::Id), rows[0].text(Column::Question)), ("q1", "Wo, wann?"));
        }
    }

    #[test]
    fn rows_know_their_line_across_blank_lines_and_cells_of_several_lines() {
        let rows = read("id;frage\r\n\r\nq1;\"Wo\nund wann?\"\r\n;\r\n\r\nq2;Wie?").unwrap();
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(rows[0].text(Column::Question), "Wo\nund wann?");
    }

    #[test]
    fn an_open_quotation_mark_is_reported_where_it_begins() {
        assert!(
            fault("id;frage\nq1;Wo?\nq2;\"Wie?\nq3;Wer?\n").starts_with("set.csv, line 3: a quotation mark")
        );
    }

    #[test]
    fn a_row_with_more_cells_than_the_header_is_a_fault() {
        assert_eq!(fault("id;frage\nq1;Wo;wann?"), "set.csv, line 2: has 3 cells, the header 2");
    }

    #[test]
    fn a_header_without_question_or_with_a_column_twice_is_a_fault() {
        assert!(fault("id;antwort\n").contains("column frage: is missing"));
        assert!(fault("id;frage;Frage\n").contains("column frage: stands twice"));
    }
}
