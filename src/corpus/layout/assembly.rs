//! From elements in reading order to the document's blocks: the heading path, texts and tables continued over
//! page breaks.

use std::collections::HashMap;

use crate::corpus::{Block, Content, SpannedText, Table};

use super::caption;
use super::compose::{compose, join_texts};
use super::grid::Grid;
use super::paragraph::{TextBlock, ends_sentence};
use super::record::record;
use super::sheet::Sheet;
use super::table::table;
use super::vocabulary::Vocabulary;

/// What stands on the pages, in reading order.
#[derive(Debug)]
pub(super) enum Element<'a> {
    /// A paragraph, list entry or heading.
    Text(TextBlock<'a>),
    /// A table on one page.
    Grid(Grid<'a>),
    /// A footnote.
    Footnote(TextBlock<'a>),
}

/// Builds the blocks one after the other.
pub(super) struct Assembly<'v> {
    vocabulary: &'v Vocabulary,
    title: &'v str,
    blocks: Vec<Block>,
    path: Vec<(u8, String)>,
    open: Option<OpenText>,
    sheet: Option<Sheet>,
    notes: Vec<SpannedText>,
}

/// The last paragraph or entry, which may go on in the next column or on the next page.
struct OpenText {
    text: SpannedText,
    entry: bool,
    size: f32,
    may_continue: bool,
}

impl<'v> Assembly<'v> {
    /// Nothing built yet.
    pub(super) fn new(vocabulary: &'v Vocabulary, title: &'v str) -> Self {
        Self {
            vocabulary,
            title,
            blocks: Vec::new(),
            path: Vec::new(),
            open: None,
            sheet: None,
            notes: Vec::new(),
        }
    }

    /// Takes the elements; `levels` names the headings among the text elements by their position.
    pub(super) fn build(mut self, elements: &[Element<'_>], levels: &HashMap<usize, u8>) -> Vec<Block> {
        let mut position = 0;
        for element in elements {
            match element {
                Element::Text(block) => {
                    self.close_sheet();
                    match levels.get(&position) {
                        Some(level) => self.heading(block, *level),
                        None => self.text(block),
                    }
                    position += 1;
                }
                Element::Grid(grid) => self.grid(grid),
                Element::Footnote(note) => self.notes.push(compose(&note.lines, self.vocabulary)),
            }
        }
        self.close();
        self.blocks
    }

    fn heading(&mut self, block: &TextBlock<'_>, level: u8) {
        self.close();
        let text = compose(&block.lines, self.vocabulary);
        self.path.retain(|(above, _)| *above < level);
        let words = text.text.clone();
        self.push(Content::Heading { level, text });
        self.path.push((level, words));
    }

    fn text(&mut self, block: &TextBlock<'_>) {
        let text = compose(&block.lines, self.vocabulary);
        if caption::is_caption(&text.text) && self.captions_table_above(&text) {
            return;
        }
        if let Some(open) = self.open.as_mut().filter(|open| continues(open, block, &text)) {
            join_texts(&mut open.text, &text, self.vocabulary);
            open.may_continue = may_continue(block);
            return;
        }
        self.close_text();
        let may_continue = may_continue(block);
        self.open = Some(OpenText { text, entry: block.entry, size: block.size(), may_continue });
    }

    fn grid(&mut self, grid: &Grid<'_>) {
        let continued = self.sheet.as_mut().is_some_and(|sheet| sheet.continue_with(grid, self.vocabulary));
        if continued {
            return;
        }
        self.close();
        self.sheet = Some(Sheet::new(grid, self.vocabulary));
    }

    fn close(&mut self) {
        self.close_text();
        self.close_sheet();
    }

    fn close_text(&mut self) {
        if let Some(open) = self.open.take() {
            let content =
                if open.entry { Content::ListItem(open.text) } else { Content::Paragraph(open.text) };
            self.push(content);
        }
        for note in std::mem::take(&mut self.notes) {
            self.push(Content::Footnote(note));
        }
    }

    fn close_sheet(&mut self) {
        let Some(sheet) = self.sheet.take() else { return };
        if !sheet.has_neighbours() {
            for cell in sheet.rows.into_iter().flatten().filter(|cell| !cell.text.is_empty()) {
                self.push(Content::Paragraph(cell.text));
            }
        } else if let Some(mut record) = record(&sheet, self.heading_above()) {
            if record.title.is_empty() {
                record.title = self.title_above();
            }
            self.push(Content::Record(record));
        } else {
            let caption = self.take_caption();
            self.push(Content::Table(Table { caption, ..table(&sheet) }));
        }
        for note in std::mem::take(&mut self.notes) {
            self.push(Content::Footnote(note));
        }
    }

    /// Gives the text to the table right above when that has no caption yet.
    fn captions_table_above(&mut self, text: &SpannedText) -> bool {
        if self.open.is_some() {
            return false;
        }
        match self.blocks.last_mut().map(|block| &mut block.content) {
            Some(Content::Table(table)) if table.caption.is_none() => {
                table.caption = Some(text.clone());
                true
            }
            _ => false,
        }
    }

    /// The caption right above, taken off the blocks.
    fn take_caption(&mut self) -> Option<SpannedText> {
        let Some(Content::Paragraph(text)) = self.blocks.last().map(|block| &block.content) else {
            return None;
        };
        let text = caption::is_caption(&text.text).then(|| text.clone())?;
        self.blocks.pop();
        Some(text)
    }

    fn heading_above(&self) -> bool {
        matches!(self.blocks.last().map(|block| &block.content), Some(Content::Heading { .. }))
    }

    /// The heading right above, else the nearest heading, else the document's title.
    fn title_above(&self) -> SpannedText {
        let headings = self.blocks.iter().rev().find_map(|block| match &block.content {
            Content::Heading { text, .. } => Some(text.clone()),
            _ => None,
        });
        headings.unwrap_or_else(|| SpannedText { text: self.title.to_owned(), runs: Vec::new() })
    }

    fn push(&mut self, content: Content) {
        let headings = self.path.iter().map(|(_, words)| words.clone()).collect();
        self.blocks.push(Block { headings, content });
    }
}

fn may_continue(block: &TextBlock<'_>) -> bool {
    block.lines.last().is_some_and(|line| !ends_sentence(line) && (block.full || ends_cut(line.last_word())))
}

fn ends_cut(word: &str) -> bool {
    word.ends_with(super::hyphenation::HYPHENS)
}

/// A text goes on in the next column or on the next page when it ends without a full stop on a full line.
fn continues(open: &OpenText, next: &TextBlock<'_>, text: &SpannedText) -> bool {
    let same_size = (open.size - next.size()).abs() < 0.05 * open.size;
    let moved = open.text.runs.last().zip(text.runs.first()).is_some_and(|(last, first)| {
        let up = last.rect.zip(first.rect).is_some_and(|(last, first)| first.y1 < last.y0);
        last.page + 1 == first.page || (last.page == first.page && up)
    });
    let lower = text.text.starts_with(char::is_lowercase);
    let cut = ends_cut(&open.text.text);
    same_size
        && moved
        && !next.entry
        && (open.may_continue || cut || (lower && !open.text.text.ends_with(['.', ':'])))
}
