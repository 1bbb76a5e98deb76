//! Builds a document with sections from headings and blocks in order.

use crate::corpus::{
    Block, Content, Document, Page, PageStatus, ReaderKind, SpannedText,
    text::{collapse_whitespace, normalise},
};

/// Deepest heading.
const DEEPEST: u8 = 6;

/// Collects blocks with the headings they stand under.
#[derive(Default)]
pub(crate) struct DocumentBuilder {
    blocks: Vec<Block>,
    headings: Vec<(u8, String)>,
    title: Option<String>,
    language: Option<String>,
}

/// A text without place, NFC, white space collapsed.
pub(crate) fn spanned(text: &str) -> SpannedText {
    let mut spanned = SpannedText::new();
    spanned.push(&collapse_whitespace(&normalise(text)), 1, None);
    spanned
}

impl DocumentBuilder {
    /// The title the file states; the first one that is not empty counts.
    pub(crate) fn title(&mut self, title: &str) {
        let title = collapse_whitespace(&normalise(title));
        if self.title.is_none() && !title.is_empty() {
            self.title = Some(title);
        }
    }

    /// The language the file states.
    pub(crate) fn language(&mut self, tag: &str) {
        if self.language.is_none() && !tag.trim().is_empty() {
            self.language = Some(tag.trim().to_owned());
        }
    }

    /// The nearest heading above.
    pub(crate) fn nearest_heading(&self) -> &str {
        self.headings.last().map_or("", |(_, heading)| heading)
    }

    /// Adds a heading.
    pub(crate) fn heading(&mut self, level: u8, text: &str) {
        let level = level.clamp(1, DEEPEST);
        let text = spanned(text);
        if text.is_empty() {
            return;
        }
        self.headings.retain(|(above, _)| *above < level);
        let heading = text.text.clone();
        self.push(Content::Heading { level, text });
        self.headings.push((level, heading));
    }

    /// Adds a text unless it is blank.
    pub(crate) fn text(&mut self, kind: fn(SpannedText) -> Content, text: &str) {
        let text = spanned(text);
        if !text.is_empty() {
            self.push(kind(text));
        }
    }

    /// Adds a table, a record or another finished block.
    pub(crate) fn push(&mut self, content: Content) {
        let headings = self.headings.iter().map(|(_, heading)| heading.clone()).collect();
        self.blocks.push(Block { headings, content });
    }

    /// The document: every top-level section becomes a page. A single heading of the first level is the document's
    /// title; sections are then those of the next level.
    pub(crate) fn finish(mut self, name: &str) -> Document {
        let level = section_level(&self.blocks);
        let mut pages = vec![section(1, None)];
        for index in 0..self.blocks.len() {
            let empty_so_far = index == 0;
            let content = &mut self.blocks[index].content;
            if let Content::Heading { level: own, text } = content
                && *own <= level
            {
                if empty_so_far {
                    pages[0].label = Some(text.text.clone());
                } else {
                    pages.push(section(pages.len() as u32 + 1, Some(text.text.clone())));
                }
            }
            let number = pages.len() as u32;
            each_text(content, &mut |text| text.runs.iter_mut().for_each(|run| run.page = number));
        }
        let first_heading = self.blocks.iter().find_map(|block| match &block.content {
            Content::Heading { text, .. } => Some(text.text.clone()),
            _ => None,
        });
        if self.blocks.is_empty() {
            pages[0].status = PageStatus::Empty;
        }
        let title = self.title.or(first_heading).unwrap_or_else(|| name.to_owned());
        Document { title, language: self.language, pages, blocks: self.blocks }
    }
}

fn section_level(blocks: &[Block]) -> u8 {
    let mut counts = [0usize; DEEPEST as usize + 1];
    for block in blocks {
        if let Content::Heading { level, .. } = block.content {
            counts[usize::from(level.min(DEEPEST))] += 1;
        }
    }
    let mut used = (1..=DEEPEST).filter(|level| counts[usize::from(*level)] > 0);
    let first = used.next().unwrap_or(1);
    match used.next() {
        Some(second) if counts[usize::from(first)] == 1 => second,
        _ => first,
    }
}

fn section(number: u32, label: Option<String>) -> Page {
    Page {
        number,
        label,
        width: 0.0,
        height: 0.0,
        words: Vec::new(),
        rules: Vec::new(),
        fills: Vec::new(),
        image_share: 0.0,
        unmapped_share: 0.0,
        reader: ReaderKind::Section,
        status: PageStatus::Read,
    }
}

fn each_text(content: &mut Content, change: &mut dyn FnMut(&mut SpannedText)) {
    match content {
        Content::Heading { text, .. }
        | Content::Paragraph(text)
        | Content::ListItem(text)
        | Content::Footnote(text) => change(text),
        Content::Table(table) => {
            table.caption.iter_mut().for_each(&mut *change);
            table.columns.iter_mut().for_each(&mut *change);
            table.rows.iter_mut().flatten().for_each(change);
        }
        Content::Record(record) => {
            change(&mut record.title);
            for field in &mut record.fields {
                change(&mut field.key);
                change(&mut field.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_top_heading_is_the_title_and_its_sections_are_pages() {
        let mut builder = DocumentBuilder::default();
        builder.heading(1, "Dienstanweisung");
        builder.text(Content::Paragraph, "Vorwort");
        builder.heading(2, "§ 1 Zweck");
        builder.heading(3, "Absatz 1");
        builder.text(Content::Paragraph, "Text\n eins");
        builder.heading(2, "§ 2 Geltung");
        builder.text(Content::Paragraph, "Text zwei");
        let document = builder.finish("datei");
        assert_eq!(document.title, "Dienstanweisung");
        let labels: Vec<_> = document.pages.iter().map(|page| page.label.clone().unwrap()).collect();
        assert_eq!(labels, ["Dienstanweisung", "§ 1 Zweck", "§ 2 Geltung"]);
        let block = &document.blocks[4];
        assert_eq!(block.headings, ["Dienstanweisung", "§ 1 Zweck", "Absatz 1"]);
        assert!(
            matches!(&block.content, Content::Paragraph(text) if text.text == "Text eins" && text.runs[0].page == 2)
        );
        assert_eq!(document.blocks[6].headings, ["Dienstanweisung", "§ 2 Geltung"]);
    }

    #[test]
    fn a_file_without_headings_is_one_section_named_after_the_file() {
        let mut builder = DocumentBuilder::default();
        builder.text(Content::Paragraph, "Nur Text");
        let document = builder.finish("vermerk");
        assert_eq!((document.title.as_str(), document.pages.len()), ("vermerk", 1));
    }
}
