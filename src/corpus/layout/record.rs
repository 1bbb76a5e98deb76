//! Key/value tables: one thing described by named fields.

use std::collections::HashSet;

use crate::corpus::{Field, Record, SpannedText};

use super::sheet::{Sheet, SheetCell, SheetRow};

/// Longest name of a field in characters, where style does not tell names from values.
const LONGEST_PLAIN_KEY: usize = 60;

/// The sheet as a record, where names and values can be told apart. The title is empty when no title bar names it.
/// A first bar is the title, unless a heading stands above and more bars follow: then all bars head groups.
pub(super) fn record(sheet: &Sheet, heading_above: bool) -> Option<Record> {
    if !is_record(sheet, heading_above) {
        return None;
    }
    let mut record = Record::default();
    let mut group: Option<String> = None;
    let bars = sheet.rows.iter().filter(|row| bar_text(sheet, row).is_some()).count();
    let titled = bars == 1 || !heading_above;
    for (index, row) in sheet.rows.iter().enumerate() {
        if let Some(bar) = bar_text(sheet, row) {
            if index == 0 && titled {
                record.title = bar.clone();
            } else {
                group = Some(bar.text.clone());
            }
            continue;
        }
        add_fields(&mut record.fields, row, group.as_deref());
    }
    (!record.fields.is_empty()).then_some(record)
}

/// Adds the row's fields: cells in pairs of name and value; a pair without a name continues the field before.
fn add_fields(fields: &mut Vec<Field>, row: &SheetRow, group: Option<&str>) {
    for pair in row.chunks(2) {
        let key = pair[0].text.clone();
        let value = pair.get(1).map(|cell| cell.text.clone()).unwrap_or_default();
        if let Some(last) = fields.last_mut().filter(|_| key.is_empty()) {
            last.value.append(&value, ' ');
            continue;
        }
        if !key.is_empty() || !value.is_empty() {
            fields.push(Field { group: group.map(str::to_owned), key, value });
        }
    }
}

/// The words of a row that is one cell over all columns, or one styled name without a value in a styled row.
fn bar_text<'s>(sheet: &Sheet, row: &'s SheetRow) -> Option<&'s SpannedText> {
    if sheet.is_bar(row) {
        return row.first().map(|cell| &cell.text);
    }
    let [key, value] = row.as_slice() else { return None };
    let bar = value.text.is_empty() && !key.text.is_empty() && key.shaded && value.shaded;
    bar.then_some(&key.text)
}

fn is_record(sheet: &Sheet, heading_above: bool) -> bool {
    if !matches!(sheet.columns, 2 | 4) {
        return false;
    }
    let rows: Vec<&SheetRow> = sheet.rows.iter().filter(|row| bar_text(sheet, row).is_none()).collect();
    let pairs: Vec<(&SheetCell, &SheetCell)> =
        rows.iter().flat_map(|row| row.chunks(2)).filter_map(pair).collect();
    let fewest = if heading_above { 1 } else { 2 };
    if pairs.len() < fewest || rows.iter().any(|row| row.len() % 2 == 1) || has_header(&rows) {
        return false;
    }
    let styled = pairs.iter().filter(|(key, value)| is_styled(key, value)).count();
    if styled * 10 >= pairs.len() * 6 {
        return true;
    }
    sheet.columns == 2 && pairs.len() >= 3 && has_plain_keys(&pairs)
}

fn pair(cells: &[SheetCell]) -> Option<(&SheetCell, &SheetCell)> {
    match cells {
        [key, value] if !key.text.is_empty() => Some((key, value)),
        _ => None,
    }
}

fn is_styled(key: &SheetCell, value: &SheetCell) -> bool {
    (key.bold && !value.bold) || (key.shaded && !value.shaded)
}

/// The first row names the columns: it is shaded over its whole width and the others are not, or it alone is bold.
fn has_header(rows: &[&SheetRow]) -> bool {
    let (Some(first), rest) = (rows.first(), rows.get(1..).unwrap_or_default()) else { return false };
    let all = |row: &SheetRow, styled: fn(&SheetCell) -> bool| {
        row.iter().all(|cell| styled(cell) && !cell.text.is_empty())
    };
    let shaded: fn(&SheetCell) -> bool = |cell| cell.shaded;
    let bold: fn(&SheetCell) -> bool = |cell| cell.bold;
    let only_first = |styled: fn(&SheetCell) -> bool| {
        let also = rest.iter().filter(|row| row.first().is_some_and(styled)).count();
        all(first, styled) && also * 2 < rest.len()
    };
    let header_shade =
        all(first, shaded) && rest.iter().filter(|row| all(row, shaded)).count() * 2 < rest.len();
    only_first(shaded) || only_first(bold) || header_shade
}

/// Names without style: short, starting with a letter, each once, no sentences.
fn has_plain_keys(pairs: &[(&SheetCell, &SheetCell)]) -> bool {
    let names: HashSet<&str> = pairs.iter().map(|(key, _)| key.text.text.as_str()).collect();
    let plain = |text: &str| {
        text.starts_with(char::is_alphabetic)
            && text.chars().count() <= LONGEST_PLAIN_KEY
            && !text.ends_with('.')
    };
    let short = pairs.iter().filter(|(key, _)| plain(&key.text.text)).count();
    let (keys, values) = pairs.iter().fold((0, 0), |(keys, values), (key, value)| {
        (keys + key.text.text.chars().count(), values + value.text.text.chars().count())
    });
    names.len() * 10 >= pairs.len() * 9 && short * 10 >= pairs.len() * 9 && keys < 2 * values
}
