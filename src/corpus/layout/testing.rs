//! Pages written by hand for the tests of this room.

use crate::corpus::{Page, PageStatus, PdfText, ReaderKind, Rect, Word};

/// An A4 page to put words on. Every character is half an em wide.
pub(super) struct Sketch {
    page: Page,
    bold: bool,
    size: f32,
}

impl Sketch {
    pub(super) fn new(number: u32) -> Self {
        let page = Page {
            number,
            label: None,
            width: 595.0,
            height: 842.0,
            words: Vec::new(),
            rules: Vec::new(),
            fills: Vec::new(),
            image_share: 0.0,
            unmapped_share: 0.0,
            reader: ReaderKind::Hayro,
            status: PageStatus::Read,
        };
        Self { page, bold: false, size: 10.0 }
    }

    pub(super) fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    pub(super) fn bold(mut self, bold: bool) -> Self {
        self.bold = bold;
        self
    }

    /// Words on one baseline, starting at x.
    pub(super) fn text(mut self, x: f32, baseline: f32, text: &str) -> Self {
        let mut start = x;
        for part in text.split(' ') {
            let width = part.chars().count() as f32 * 0.5 * self.size;
            let rect =
                Rect::new(start, baseline - 0.75 * self.size, start + width, baseline + 0.22 * self.size);
            self.page.words.push(Word {
                text: part.to_owned(),
                rect,
                size: self.size,
                bold: self.bold,
                direction: 0,
                cell: None,
                artifact: false,
                invisible: false,
            });
            start += width + 0.3 * self.size;
        }
        self
    }

    /// Lines below each other at the usual distance.
    pub(super) fn lines(self, x: f32, baseline: f32, lines: &[&str]) -> Self {
        let pitch = 1.2 * self.size;
        lines
            .iter()
            .enumerate()
            .fold(self, |sketch, (index, line)| sketch.text(x, baseline + pitch * index as f32, line))
    }

    /// Ruling lines around cells with these edges.
    pub(super) fn ruled(mut self, columns: &[f32], rows: &[f32]) -> Self {
        let (left, right) = (columns[0], columns[columns.len() - 1]);
        let (top, bottom) = (rows[0], rows[rows.len() - 1]);
        self.page.rules.extend(columns.iter().map(|x| Rect::new(x - 0.25, top, x + 0.25, bottom)));
        self.page.rules.extend(rows.iter().map(|y| Rect::new(left, y - 0.25, right, y + 0.25)));
        self
    }

    pub(super) fn filled(mut self, fill: Rect) -> Self {
        self.page.fills.push(fill);
        self
    }

    pub(super) fn page(self) -> Page {
        self.page
    }
}

/// A PDF of the pages.
pub(super) fn pdf(pages: Vec<Sketch>) -> PdfText {
    PdfText { pages: pages.into_iter().map(Sketch::page).collect(), ..PdfText::default() }
}
