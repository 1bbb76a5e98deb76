//! Cuts a document's blocks into passages.

use crate::corpus::{Content, Document, Field, Record, SpannedText, Table};

use super::packing::{MOST_TOKENS, pack};
use super::unit::{Unit, cut, sentence_units};
use super::{Passage, PassageKind, TokenCount};

/// Changes whenever the same blocks give other passages.
pub const CHUNKER_VERSION: u32 = 1;

/// Longest part that is not cut, in tokens: leaves room for what a passage repeats (column headers, a field's name).
const MOST_UNIT_TOKENS: usize = 180;

/// The passages of a document in reading order.
#[must_use]
pub fn passages(document: &Document, tokens: &dyn TokenCount) -> Vec<Passage> {
    let mut chunker = Chunker { tokens, passages: Vec::new(), run: Vec::new(), headings: &[] };
    for (index, block) in document.blocks.iter().enumerate() {
        match &block.content {
            Content::Paragraph(text) | Content::ListItem(text) | Content::Footnote(text) => {
                chunker.text(text, &block.headings);
            }
            Content::Heading { text, level } => {
                chunker.close_run();
                if stands_alone(document, index, *level) {
                    chunker.text(text, &block.headings);
                }
            }
            Content::Table(table) => chunker.table(table, index, &block.headings),
            Content::Record(record) => chunker.record(record, index, &block.headings),
        }
    }
    chunker.close_run();
    chunker.passages
}

/// A heading with nothing under it is in no other passage's path.
fn stands_alone(document: &Document, index: usize, level: u8) -> bool {
    match document.blocks.get(index + 1).map(|block| &block.content) {
        None => true,
        Some(Content::Heading { level: next, .. }) => *next <= level,
        Some(_) => false,
    }
}

struct Chunker<'d> {
    tokens: &'d dyn TokenCount,
    passages: Vec<Passage>,
    run: Vec<Unit>,
    headings: &'d [String],
}

impl<'d> Chunker<'d> {
    fn text(&mut self, text: &SpannedText, headings: &'d [String]) {
        if is_contents_entry(&text.text) {
            return;
        }
        if self.headings != headings {
            self.close_run();
            self.headings = headings;
        }
        self.run.extend(sentence_units(text, MOST_UNIT_TOKENS, self.tokens));
    }

    fn close_run(&mut self) {
        let units = std::mem::take(&mut self.run);
        let headings = self.headings.to_vec();
        for range in pack(&units, MOST_TOKENS, 1) {
            self.push(PassageKind::Text, &headings, None, joined(&units[range]));
        }
    }

    fn table(&mut self, table: &Table, index: usize, headings: &[String]) {
        self.close_run();
        let mut opening = table.caption.clone().unwrap_or_default();
        opening.append(&line(&table.columns), '\n');
        let mut units = Vec::new();
        for row in &table.rows {
            units.extend(self.line_units(&line(row)));
        }
        self.repeat_opening(PassageKind::Table, headings, index, &opening, &units, 1);
    }

    fn record(&mut self, record: &Record, index: usize, headings: &[String]) {
        self.close_run();
        let mut headings = headings.to_vec();
        if headings.last() != Some(&record.title.text) {
            headings.push(record.title.text.clone());
        }
        let units: Vec<Unit> = record.fields.iter().flat_map(|field| self.field_units(field)).collect();
        self.repeat_opening(PassageKind::Record, &headings, index, &SpannedText::new(), &units, 2);
    }

    /// Passages of the units, each opened by the same words.
    fn repeat_opening(
        &mut self,
        kind: PassageKind,
        headings: &[String],
        block: usize,
        opening: &SpannedText,
        units: &[Unit],
        overlap: usize,
    ) {
        let budget = MOST_TOKENS.saturating_sub(self.tokens.count(&opening.text)).max(MOST_TOKENS / 3);
        let ranges = pack(units, budget, overlap);
        if ranges.is_empty() && !opening.is_empty() {
            self.push(kind, headings, Some(block), opening.clone());
        }
        for range in ranges {
            let mut text = opening.clone();
            text.append(&joined(&units[range]), '\n');
            self.push(kind, headings, Some(block), text);
        }
    }

    fn line_units(&self, line: &SpannedText) -> Vec<Unit> {
        cut(&line.text, 0..line.text.len(), MOST_UNIT_TOKENS, self.tokens)
            .into_iter()
            .map(|range| Unit::new(line.slice(range), '\n', self.tokens))
            .collect()
    }

    /// A field as one unit, or a long value cut between sentences with the name before each part.
    fn field_units(&self, field: &Field) -> Vec<Unit> {
        let whole = Unit::new(with_name(&field.key, &field.value), '\n', self.tokens);
        if whole.tokens <= MOST_UNIT_TOKENS {
            return vec![whole];
        }
        let parts = sentence_units(&field.value, MOST_UNIT_TOKENS, self.tokens);
        pack(&parts, MOST_UNIT_TOKENS, 0)
            .into_iter()
            .map(|range| Unit::new(with_name(&field.key, &joined(&parts[range])), '\n', self.tokens))
            .collect()
    }

    fn push(&mut self, kind: PassageKind, headings: &[String], block: Option<usize>, text: SpannedText) {
        if text.is_empty() {
            return;
        }
        let ordinal = self.passages.len() as u32;
        let block = block.map(|index| index as u32);
        self.passages.push(Passage { ordinal, kind, headings: headings.to_vec(), block, text });
    }
}

fn with_name(key: &SpannedText, value: &SpannedText) -> SpannedText {
    let mut text = key.clone();
    text.append(value, '\t');
    text
}

/// Cells with tabs between; empty cells leave nothing.
fn line(cells: &[SpannedText]) -> SpannedText {
    let mut line = SpannedText::new();
    for cell in cells {
        line.append(cell, '\t');
    }
    line
}

fn joined(units: &[Unit]) -> SpannedText {
    let mut text = SpannedText::new();
    for unit in units {
        text.append(&unit.text, unit.separator);
    }
    text
}

/// Entries of a printed table of contents repeat the headings and hide the places they point to.
fn is_contents_entry(text: &str) -> bool {
    text.contains(".....") || text.contains(". . . . .")
}
