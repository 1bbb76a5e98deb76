//! From a sheet to a table: which rows are the header, which cells are merged.

use crate::corpus::{SpannedText, Table};

use super::sheet::{Sheet, SheetCell, SheetRow};

/// The sheet as a table: header rows joined, one cell for each column in every row.
pub(super) fn table(sheet: &Sheet) -> Table {
    let header = header_rows(sheet);
    let columns = column_headers(sheet, header);
    let rows = sheet.rows[header..].iter().map(|row| spread(row, sheet.columns)).collect();
    Table { caption: None, columns, rows }
}

/// Number of rows at the top that name the columns.
pub(super) fn header_rows(sheet: &Sheet) -> usize {
    let Some(first) = sheet.rows.first() else { return 0 };
    if sheet.rows.len() < 2 {
        return 0;
    }
    let spanned = spanned_rows(sheet, first);
    let styled = styled_rows(sheet);
    match styled {
        0 if looks_like_names(sheet, first) => spanned,
        0 => 0,
        _ => styled.max(spanned),
    }
    .min(sheet.rows.len() - 1)
}

/// Rows that the first row's cells reach into: a merged cell above narrower ones makes a header of two rows.
fn spanned_rows(sheet: &Sheet, first: &SheetRow) -> usize {
    let split = first.iter().any(|cell| cell.column_span > 1 && cell.column_span < sheet.columns);
    let deepest = first.iter().map(|cell| cell.row_span).max().unwrap_or(1);
    if split { deepest.max(1) } else { 1 }
}

/// Rows at the top whose cells are all shaded, or all bold, where the rows below are not.
fn styled_rows(sheet: &Sheet) -> usize {
    let shaded = leading(sheet, |cell| cell.shaded);
    if shaded > 0 && shaded < sheet.rows.len() {
        return shaded;
    }
    let bold = leading(sheet, |cell| cell.bold);
    if bold < sheet.rows.len() { bold } else { 0 }
}

fn leading(sheet: &Sheet, styled: impl Fn(&SheetCell) -> bool) -> usize {
    let all_styled = |row: &&SheetRow| {
        let mut filled = row.iter().filter(|cell| !cell.text.is_empty()).peekable();
        filled.peek().is_some() && filled.all(&styled)
    };
    sheet.rows.iter().take_while(all_styled).count()
}

/// Without any style: short words without figures over rows with figures or longer text.
fn looks_like_names(sheet: &Sheet, first: &SheetRow) -> bool {
    let named = |cell: &SheetCell| {
        let text = &cell.text.text;
        !text.is_empty() && text.chars().count() < 40 && !text.contains(|c: char| c.is_ascii_digit())
    };
    let figures =
        |row: &SheetRow| row.iter().any(|cell| cell.text.text.contains(|c: char| c.is_ascii_digit()));
    first.len() == sheet.columns && first.iter().all(named) && sheet.rows[1..].iter().any(figures)
}

fn column_headers(sheet: &Sheet, header: usize) -> Vec<SpannedText> {
    let mut columns = vec![SpannedText::new(); sheet.columns];
    for cell in sheet.rows[..header].iter().flatten() {
        for column in columns.iter_mut().skip(cell.column).take(cell.column_span) {
            column.append(&cell.text, ' ');
        }
    }
    columns
}

fn spread(row: &SheetRow, columns: usize) -> Vec<SpannedText> {
    let mut cells = vec![SpannedText::new(); columns];
    for cell in row {
        if let Some(place) = cells.get_mut(cell.column) {
            place.append(&cell.text, ' ');
        }
    }
    cells
}
