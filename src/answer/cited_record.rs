//! The record or table row that a citation stands in, as a small table.

use super::select::Statement;
use super::{AnswerError, CitedRecord, CitedRow};
use crate::corpus::passage::line;
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{Content, Field, Record, Run, SpannedText, Table};
use crate::store::Store;

/// Fields that are shown around the cited one, itself included.
const MOST_FIELDS: usize = 12;
/// Cells of a row that are shown.
const MOST_CELLS: usize = 24;
/// Longest value in characters.
const VALUE_CHARACTERS: usize = 600;

/// The fields around a cited field, or the cells of a cited row; `None` for running text.
pub(super) fn cited_record(store: &Store, statement: &Statement) -> Result<Option<CitedRecord>, AnswerError> {
    let passage = &statement.passage;
    let Some(block) = passage.passage.block else { return Ok(None) };
    let place = Place::of(statement);
    Ok(match store.block_content(&passage.document, block)? {
        Some(Content::Record(record)) => fields(&record, &place),
        Some(Content::Table(table)) => {
            let heading = passage.passage.headings.last().map_or("", String::as_str);
            row(&table, heading, &place)
        }
        _ => None,
    })
}

/// What a statement cites, and where it begins.
struct Place<'a> {
    words: &'a str,
    first: Option<&'a Run>,
    /// Bytes from the first cited one to the first that answers.
    offset: usize,
}

impl<'a> Place<'a> {
    fn of(statement: &'a Statement) -> Self {
        let (text, range) = (&statement.passage.passage.text, &statement.range);
        Self {
            words: text.text.get(range.clone()).unwrap_or_default(),
            first: text.runs.iter().find(|run| run.end > range.start && run.start < range.end),
            offset: statement.value.start.saturating_sub(range.start),
        }
    }

    /// Whether a text begins where the cited words do.
    fn begins(&self, text: &SpannedText) -> bool {
        match (self.first, text.runs.first()) {
            (Some(cited), Some(run)) => {
                cited.rect.is_some() && cited.rect == run.rect && cited.page == run.page
            }
            _ => false,
        }
    }
}

fn fields(record: &Record, place: &Place<'_>) -> Option<CitedRecord> {
    let (key, value) = place.words.split_once('\t').unwrap_or((place.words, ""));
    let named = || record.fields.iter().enumerate().filter(|(_, field)| field.key.text == key);
    let here = named().find(|(_, field)| place.begins(&field.key));
    let same = || named().find(|(_, field)| field.value.text.contains(value));
    let (cited, _) = here.or_else(same).or_else(|| named().next())?;
    let end = (cited.saturating_sub(MOST_FIELDS / 2) + MOST_FIELDS).min(record.fields.len());
    let start = end.saturating_sub(MOST_FIELDS);
    let shown = |(at, field): (usize, &Field)| cited_row(&field.key, &field.value, at + start == cited);
    let rows = record.fields[start..end].iter().enumerate().map(shown).collect();
    Some(CitedRecord { title: collapse_whitespace(&record.title.text), rows })
}

fn row(table: &Table, heading: &str, place: &Place<'_>) -> Option<CitedRecord> {
    let same = || table.rows.iter().filter(|row| line(row).text == place.words);
    let begins = |row: &&Vec<SpannedText>| {
        row.iter().find(|cell| !cell.is_empty()).is_some_and(|cell| place.begins(cell))
    };
    let row = same().find(begins).or_else(|| same().next())?;
    let mut at = 0;
    let mut rows = Vec::new();
    for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let key = table.columns.get(column).cloned().unwrap_or_default();
        rows.push(cited_row(&key, cell, at == place.offset));
        at += cell.text.len() + 1;
    }
    rows.truncate(MOST_CELLS);
    let caption = table.caption.as_ref().map_or(heading, |caption| caption.text.as_str());
    Some(CitedRecord { title: collapse_whitespace(caption), rows })
}

fn cited_row(key: &SpannedText, value: &SpannedText, cited: bool) -> CitedRow {
    CitedRow { key: shortened(&key.text), value: shortened(&value.text), cited }
}

fn shortened(text: &str) -> String {
    let text = collapse_whitespace(text);
    match text.char_indices().nth(VALUE_CHARACTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Rect;

    fn text(words: &str, top: f32) -> SpannedText {
        let mut text = SpannedText::new();
        text.push(words, 1, Some(Rect::new(0.0, top, 10.0, top + 10.0)));
        text
    }

    fn place<'a>(words: &'a str, first: Option<&'a Run>, offset: usize) -> Place<'a> {
        Place { words, first, offset }
    }

    #[test]
    fn the_fields_around_the_cited_one_are_shown() {
        let fields_of = |at: usize| Field {
            group: None,
            key: text(if at % 15 == 4 { "Kosten" } else { "Sonstiges" }, at as f32 * 20.0),
            value: text(&format!("Wert {at}"), at as f32 * 20.0),
        };
        let record = Record { title: text("Steckbrief", 0.0), fields: (0..20).map(fields_of).collect() };
        let second = record.fields[19].key.runs[0].clone();
        let shown = fields(&record, &place("Kosten\tWert 19", Some(&second), 7)).unwrap();
        assert_eq!((shown.title.as_str(), shown.rows.len()), ("Steckbrief", MOST_FIELDS));
        assert_eq!(shown.rows[11], CitedRow { key: "Kosten".into(), value: "Wert 19".into(), cited: true });
        assert_eq!(shown.rows.iter().filter(|row| row.cited).count(), 1);
        let by_words = fields(&record, &place("Kosten\tWert 4", None, 7)).unwrap();
        assert_eq!((by_words.rows[4].cited, by_words.rows[0].value.as_str()), (true, "Wert 0"));
        assert_eq!(fields(&record, &place("Fremd\tx", None, 0)), None);
    }

    #[test]
    fn a_row_is_shown_by_column_with_the_cited_cell() {
        let cells = |words: [&str; 3], top: f32| words.map(|word| text(word, top)).to_vec();
        let table = Table {
            caption: None,
            columns: cells(["Art", "Frist", "Form"], 0.0),
            rows: vec![cells(["Antrag", "4 Wochen", ""], 20.0), cells(["Klage", "", "Brief"], 40.0)],
        };
        let shown = row(&table, "Fristen", &place("Klage\tBrief", None, 6)).unwrap();
        assert_eq!(shown.title, "Fristen");
        let rows: Vec<_> =
            shown.rows.iter().map(|row| (row.key.as_str(), row.value.as_str(), row.cited)).collect();
        assert_eq!(rows, [("Art", "Klage", false), ("Form", "Brief", true)]);
        assert_eq!(row(&table, "", &place("Antrag", None, 0)), None);
    }

    #[test]
    fn long_values_are_cut_between_characters() {
        let value = shortened(&"ä".repeat(700));
        assert_eq!(value.chars().count(), VALUE_CHARACTERS + 1);
        assert!(value.ends_with('…'));
    }
}
