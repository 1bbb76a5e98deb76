//! Text that remembers, for every character, the page and the place it came from.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Rect;

/// A stretch of a text that stands in one place: one word, or a part of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Page, counted from 1.
    pub page: u32,
    /// Place on the page; `None` in formats without pages.
    pub rect: Option<Rect>,
}

/// A text with its runs, which are ordered and do not overlap. Bytes between runs are separators (blank, tab,
/// line feed) that layout put there: between key and value of a record and between cells stands a tab, between
/// rows and blocks a line feed, so that collapsing white space gives the words exactly as printed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SpannedText {
    /// The characters, NFC.
    pub text: String,
    /// Where they stand.
    pub runs: Vec<Run>,
}

/// The places of a stretch of text on one page, one rectangle a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageBoxes {
    /// Page, counted from 1.
    pub page: u32,
    /// One rectangle for each line, in reading order.
    pub boxes: Vec<Rect>,
}

impl SpannedText {
    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether no character was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends characters that stand at a place.
    pub fn push(&mut self, text: &str, page: u32, rect: Option<Rect>) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push(Run { start, end: self.text.len(), page, rect });
    }

    /// Appends a separator unless the text is empty or already ends with white space.
    pub fn separate(&mut self, separator: char) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(separator);
        }
    }

    /// Appends another text with its runs, a separator between.
    pub fn append(&mut self, other: &Self, separator: char) {
        if other.is_empty() {
            return;
        }
        self.separate(separator);
        let offset = self.text.len();
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run {
            start: run.start + offset,
            end: run.end + offset,
            ..run.clone()
        }));
    }

    /// Removes the last character (a hyphen at a line's end) and shortens its run.
    pub fn pop(&mut self) -> Option<char> {
        let removed = self.text.pop()?;
        let length = self.text.len();
        while self.runs.last().is_some_and(|run| run.start >= length) {
            self.runs.pop();
        }
        if let Some(run) = self.runs.last_mut() {
            run.end = run.end.min(length);
        }
        Some(removed)
    }

    /// The part of the text in a byte range, with its runs. The range is widened to character boundaries.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let start = floor_boundary(&self.text, range.start);
        let end = if range.is_empty() { start } else { ceil_boundary(&self.text, range.end).max(start) };
        let runs = self
            .runs
            .iter()
            .filter(|run| start < end && run.start < end && run.end > start)
            .map(|run| Run {
                start: run.start.max(start) - start,
                end: run.end.min(end) - start,
                ..run.clone()
            })
            .collect();
        Self { text: self.text[start..end].to_owned(), runs }
    }

    /// Page of the first character that stands somewhere.
    #[must_use]
    pub fn first_page(&self) -> Option<u32> {
        self.runs.first().map(|run| run.page)
    }

    /// Page of the last character that stands somewhere.
    #[must_use]
    pub fn last_page(&self) -> Option<u32> {
        self.runs.last().map(|run| run.page)
    }

    /// The places of a byte range: for each page the words' rectangles, those of one line joined.
    #[must_use]
    pub fn boxes(&self, range: Range<usize>) -> Vec<PageBoxes> {
        let mut pages: Vec<PageBoxes> = Vec::new();
        for run in self.runs.iter().filter(|run| run.start < range.end && run.end > range.start) {
            if pages.last().is_none_or(|last| last.page != run.page) {
                pages.push(PageBoxes { page: run.page, boxes: Vec::new() });
            }
            let (Some(rect), Some(page)) = (run.rect, pages.last_mut()) else { continue };
            match page.boxes.last_mut() {
                Some(line) if continues_line(line, &rect) => *line = line.union(&rect),
                _ => page.boxes.push(rect),
            }
        }
        pages
    }
}

fn continues_line(line: &Rect, next: &Rect) -> bool {
    let height = line.height().min(next.height());
    let gap = next.x0 - line.x1;
    line.vertical_overlap(next) > 0.5 * height && gap > -height && gap < 2.0 * height
}

fn floor_boundary(text: &str, mut index: usize) -> usize {
    index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

fn ceil_boundary(text: &str, mut index: usize) -> usize {
    index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index += 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "the form that `push` takes")]
    fn word(x: f32, y: f32, width: f32) -> Option<Rect> {
        Some(Rect::new(x, y, x + width, y + 10.0))
    }

    #[test]
    fn boxes_join_words_of_a_line_and_split_lines_and_pages() {
        let mut text = SpannedText::new();
        for (page, x, y) in [(1, 0.0, 0.0), (1, 45.0, 0.0), (1, 0.0, 14.0), (2, 0.0, 0.0)] {
            text.separate(' ');
            text.push("Wort", page, word(x, y, 40.0));
        }
        let boxes = text.boxes(0..text.text.len());
        assert_eq!(boxes.len(), 2);
        assert_eq!(boxes[0].boxes, vec![Rect::new(0.0, 0.0, 85.0, 10.0), Rect::new(0.0, 14.0, 40.0, 24.0)]);
        assert_eq!(boxes[1].page, 2);
    }

    #[test]
    fn pop_takes_the_hyphen_out_of_the_run() {
        let mut text = SpannedText::new();
        text.push("Verwal-", 1, word(0.0, 0.0, 40.0));
        assert_eq!(text.pop(), Some('-'));
        assert_eq!(text.runs[0].end, text.text.len());
    }

    #[test]
    fn an_empty_slice_has_no_run() {
        let mut text = SpannedText::new();
        text.push("Frist", 1, word(0.0, 0.0, 40.0));
        assert!(text.slice(2..2).runs.is_empty());
    }

    proptest! {
        #[test]
        fn slices_keep_runs_inside_the_text(words in prop::collection::vec("[a-zäöüß]{1,8}", 1..12), a in 0usize..120, b in 0usize..120) {
            let mut text = SpannedText::new();
            for (index, part) in words.iter().enumerate() {
                text.separate(' ');
                text.push(part, 1, word(index as f32 * 50.0, 0.0, 40.0));
            }
            let slice = text.slice(a.min(b)..a.max(b));
            let mut previous = 0;
            for run in &slice.runs {
                prop_assert!(run.start >= previous && run.start < run.end && run.end <= slice.text.len());
                prop_assert!(slice.text.is_char_boundary(run.start) && slice.text.is_char_boundary(run.end));
                previous = run.end;
            }
        }
    }
}
