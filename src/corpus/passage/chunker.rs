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

    /// Rows of a table, each passage opened by caption and column headers.
    fn table(&mut self, table: &Table, index: usize, headings: &[String]) {
        self.close_run();
        let mut opening = table.caption.clone().unwrap_or_default();
        opening.append(&line(&table.columns), '\n');
        let mut units = Vec::new();
        for row in &table.rows {
            units.extend(self.line_units(&line(row)));
        }
        let budget = MOST_TOKENS.saturating_sub(self.tokens.count(&opening.text)).max(MOST_TOKENS / 3);
        let ranges = pack(&units, budget, 1);
        if ranges.is_empty() {
            self.push(PassageKind::Table, headings, Some(index), opening.clone());
        }
        for range in ranges {
            let mut text = opening.clone();
            text.append(&joined(&units[range]), '\n');
            self.push(PassageKind::Table, headings, Some(index), text);
        }
    }

    /// Fields of a record; the groups they stand under come right before the record's title in the path.
    fn record(&mut self, record: &Record, index: usize, headings: &[String]) {
        self.close_run();
        let path: Vec<String> =
            headings.iter().filter(|heading| **heading != record.title.text).cloned().collect();
        let mut units = Vec::new();
        let mut groups = Vec::new();
        for field in &record.fields {
            let parts = self.field_units(field);
            groups.extend(std::iter::repeat_n(field.group.as_deref(), parts.len()));
            units.extend(parts);
        }
        for range in pack(&units, MOST_TOKENS, 2) {
            let mut headings = path.clone();
            headings.extend(group_names(&groups[range.clone()]));
            headings.push(record.title.text.clone());
            self.push(PassageKind::Record, &headings, Some(index), joined(&units[range]));
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

/// The different groups in order, joined to one name.
fn group_names(groups: &[Option<&str>]) -> Option<String> {
    let mut names: Vec<&str> = groups.iter().flatten().copied().collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn with_name(key: &SpannedText, value: &SpannedText) -> SpannedText {
    let mut text = key.clone();
    text.append(value, '\t');
    text
}

/// A row as it stands in a passage: cells with tabs between; empty cells leave nothing.
#[must_use]
pub fn line(cells: &[SpannedText]) -> SpannedText {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Block, Rect};

    struct Words;

    impl TokenCount for Words {
        fn count(&self, text: &str) -> usize {
            text.split_whitespace().count()
        }
    }

    fn spanned(text: &str) -> SpannedText {
        let mut spanned = SpannedText::new();
        for word in text.split(' ') {
            spanned.separate(' ');
            spanned.push(word, 1, Some(Rect::new(0.0, 0.0, 10.0, 10.0)));
        }
        spanned
    }

    fn block(headings: &[&str], content: Content) -> Block {
        Block { headings: headings.iter().map(|heading| (*heading).to_owned()).collect(), content }
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn short_paragraphs_of_a_section_are_joined_and_sections_are_not() {
        let document = document(vec![
            block(&["A"], Content::Paragraph(spanned("Erster Satz."))),
            block(&["A"], Content::ListItem(spanned("• Zweiter Satz."))),
            block(&["B"], Content::Paragraph(spanned("Dritter Satz."))),
        ]);
        let texts: Vec<String> = passages(&document, &Words).into_iter().map(|p| p.text.text).collect();
        assert_eq!(texts, ["Erster Satz.\n• Zweiter Satz.", "Dritter Satz."]);
    }

    #[test]
    fn a_long_paragraph_is_cut_between_sentences_with_the_last_one_repeated() {
        let sentences: Vec<String> =
            (0..40).map(|index| format!("Satz {index} hat mit dem Punkt genau zehn Wörter hier.")).collect();
        let document = document(vec![block(&[], Content::Paragraph(spanned(&sentences.join(" "))))]);
        let passages = passages(&document, &Words);
        assert_eq!(passages.len(), 2);
        for passage in &passages {
            assert!((120..=250).contains(&Words.count(&passage.text.text)), "{}", passage.text.text);
            assert!(passage.text.text.starts_with("Satz") && passage.text.text.ends_with('.'));
        }
        let last = crate::corpus::sentences(&passages[0].text.text).pop().unwrap();
        assert!(passages[1].text.text.starts_with(&passages[0].text.text[last]));
    }

    #[test]
    fn every_table_passage_opens_with_the_headers() {
        let row = |index: usize| vec![spanned(&format!("Kreis {index}")), spanned("Wort ".repeat(20).trim())];
        let table = Table {
            caption: Some(spanned("Tabelle 1: Kreise")),
            columns: vec![spanned("Name"), spanned("Stand")],
            rows: (0..30).map(row).collect(),
        };
        let passages = passages(&document(vec![block(&["A"], Content::Table(table))]), &Words);
        assert!(passages.len() > 2);
        for passage in &passages {
            assert!(passage.text.text.starts_with("Tabelle 1: Kreise\nName\tStand\nKreis "));
            assert!(Words.count(&passage.text.text) <= 250);
            assert_eq!(passage.block, Some(0));
        }
    }

    #[test]
    fn a_records_passages_carry_group_and_title() {
        let field = |group: &str, key: &str| Field {
            group: Some(group.to_owned()),
            key: spanned(key),
            value: spanned(&format!("Wert von {key}")),
        };
        let record = Record {
            title: spanned("Mängelmelder"),
            fields: vec![field("Technik", "Produkt"), field("Recht", "Klasse")],
        };
        let passages = passages(&document(vec![block(&["Katalog"], Content::Record(record))]), &Words);
        assert_eq!(passages[0].headings, ["Katalog", "Technik, Recht", "Mängelmelder"]);
        assert_eq!(passages[0].text.text, "Produkt\tWert von Produkt\nKlasse\tWert von Klasse");
        let boxes = passages[0].text.boxes(0..7);
        assert_eq!((boxes[0].page, boxes[0].boxes.len()), (1, 1));
    }
}
