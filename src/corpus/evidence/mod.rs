//! Evidence units: the smallest stretches of a passage that can answer a question by themselves.

mod record;
mod row_names;
mod sentence;
mod subject;
mod table;

use std::collections::HashSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::text::collapse_whitespace;
use super::{Content, Document, Passage, PassageKind};

/// Changes whenever the same passages give other units, or the same unit another text to embed.
pub const EVIDENCE_VERSION: u32 = 3;

/// What an evidence unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A sentence of running text or an entry of a list.
    Sentence,
    /// A field of a record.
    Field,
    /// A cell of a table.
    Cell,
}

/// A sentence, a field or a cell, by its place in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceUnit {
    /// Ordinal of the passage in its document.
    pub passage: u32,
    /// What it is.
    pub kind: EvidenceKind,
    /// Bytes of the passage's text that are cited: the sentence, the field with its name, the cell's row.
    pub range: Range<usize>,
    /// Bytes of the passage's text that answer: the sentence, the field's value, the cell.
    pub value: Range<usize>,
    /// What it is about, parts with tabs between: heading; section and record; table, what several rows share, and row.
    pub subject: String,
    /// Name of the field or column as printed; empty for a sentence.
    pub key: String,
}

impl EvidenceUnit {
    /// The text that is embedded: what the unit is about, then its words.
    #[must_use]
    pub fn searchable(&self, passage_text: &str) -> String {
        let value = collapse_whitespace(passage_text.get(self.value.clone()).unwrap_or_default());
        let subject = self.subject.replace('\t', ", ");
        match (subject.is_empty(), self.key.is_empty()) {
            (true, true) => value,
            (false, true) => format!("{subject}. {value}"),
            (true, false) => format!("{}: {value}", self.key),
            (false, false) => format!("{subject}. {}: {value}", self.key),
        }
    }

    /// The last part of the subject: the record, the row, the heading.
    #[must_use]
    pub fn name(&self) -> &str {
        self.subject.rsplit('\t').next().unwrap_or_default()
    }
}

/// The units of a document's passages, in order. What overlapping passages repeat is a unit of the first one only.
#[must_use]
pub fn evidence(document: &Document, passages: &[Passage]) -> Vec<EvidenceUnit> {
    let mut seen = HashSet::new();
    let mut units = Vec::new();
    for passage in passages {
        let block = passage.block.and_then(|index| document.blocks.get(index as usize));
        let found = match (passage.kind, block.map(|block| &block.content)) {
            (PassageKind::Table, Some(Content::Table(table))) => table::cells(passage, table),
            (PassageKind::Record, _) => {
                record::fields(passage, block.map_or(&[], |block| block.headings.as_slice()))
            }
            _ => sentence::sentences(passage, &document.title),
        };
        units.extend(found.into_iter().filter(|unit| seen.insert(place(passage, unit))));
    }
    units
}

/// Where a unit stands: its words, and page and corner of the first.
fn place(passage: &Passage, unit: &EvidenceUnit) -> (String, u32, [u32; 2]) {
    let text = &passage.text;
    let run = text.runs.iter().find(|run| run.end > unit.value.start && run.start < unit.value.end);
    let corner = run.and_then(|run| run.rect).map_or([0, 0], |rect| {
        let [left, top, ..] = rect.to_array();
        [left.to_bits(), top.to_bits()]
    });
    let words = format!("{}\t{}", unit.key, &text.text[unit.value.clone()]);
    (words, run.map_or(0, |run| run.page), corner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Block, Field, Record, Rect, SpannedText, Table, TokenCount, passage::passages};

    struct Words;

    impl TokenCount for Words {
        fn count(&self, text: &str) -> usize {
            text.split_whitespace().count()
        }
    }

    fn spanned(text: &str, top: f32) -> SpannedText {
        let mut spanned = SpannedText::new();
        for (place, word) in text.split_whitespace().enumerate() {
            spanned.separate(' ');
            let left = place as f32 * 10.0;
            spanned.push(word, 1, Some(Rect::new(left, top, left + 9.0, top + 9.0)));
        }
        spanned
    }

    fn document(content: Content) -> Document {
        let block = Block { headings: vec!["3 Fristen".into()], content };
        Document { title: "Handbuch".into(), blocks: vec![block], ..Document::default() }
    }

    fn texts(document: &Document) -> Vec<String> {
        let passages = passages(document, &Words);
        let text = |unit: &EvidenceUnit| unit.searchable(&passages[unit.passage as usize].text.text);
        evidence(document, &passages).iter().map(text).collect()
    }

    #[test]
    fn a_sentence_stands_under_its_heading_once() {
        let long: Vec<String> = (0..40)
            .map(|number| format!("Satz {number} hat mit Punkt genau zehn Wörter hier drin."))
            .collect();
        let mut text = SpannedText::new();
        for (line, sentence) in long.iter().enumerate() {
            text.append(&spanned(sentence, line as f32 * 12.0), ' ');
        }
        let texts = texts(&document(Content::Paragraph(text)));
        assert_eq!(texts.len(), 40);
        assert_eq!(texts[0], "3 Fristen. Satz 0 hat mit Punkt genau zehn Wörter hier drin.");
    }

    #[test]
    fn a_field_stands_under_its_record_and_may_be_empty() {
        let field = |key: &str, value: &str, top| Field {
            group: None,
            key: spanned(key, top),
            value: spanned(value, top),
        };
        let fields = vec![field("Status", "in Erprobung", 20.0), field("Fördermittel", "", 40.0)];
        let record = Record { title: spanned("5.1.2 Chatbot", 0.0), fields };
        let texts = texts(&document(Content::Record(record)));
        assert_eq!(texts, ["Fristen, Chatbot. Status: in Erprobung", "Fristen, Chatbot. Fördermittel: "]);
    }

    #[test]
    fn a_row_of_sums_without_a_label_is_called_so() {
        let row = |cells: [&str; 2], top| cells.map(|cell| spanned(cell, top)).to_vec();
        let table = Table {
            caption: Some(spanned("Stellen", 0.0)),
            columns: row(["Kreis", "Stellen"], 10.0),
            rows: vec![row(["A", "2"], 20.0), row(["B", "3"], 30.0), row(["", "5"], 40.0)],
        };
        let texts = texts(&document(Content::Table(table)));
        assert_eq!(texts.last().map(String::as_str), Some("Stellen, Summe. Stellen: 5"));
    }

    #[test]
    fn a_cell_stands_under_its_column_although_cells_before_it_are_empty() {
        let row = |cells: [&str; 3], top| cells.map(|cell| spanned(cell, top)).to_vec();
        let table = Table {
            caption: Some(spanned("Tabelle 1: Stellen", 0.0)),
            columns: row(["Kreis", "Strategie", "Stellen"], 10.0),
            rows: vec![row(["Nordkreis", "", "2"], 20.0), row(["Südkreis", "X", "0"], 30.0)],
        };
        assert_eq!(
            texts(&document(Content::Table(table))),
            [
                "Tabelle 1: Stellen, Nordkreis. Stellen: 2",
                "Tabelle 1: Stellen, Südkreis. Strategie: X",
                "Tabelle 1: Stellen, Südkreis. Stellen: 0"
            ]
        );
    }
}
