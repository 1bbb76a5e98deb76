//! Lines: words of one baseline, in content order.

use crate::corpus::{Page, Rect, Word};

/// Words that follow each other on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Never empty.
    pub words: Vec<&'a Word>,
    /// Page, counted from 1.
    pub page: u32,
    /// Around all words.
    pub rect: Rect,
    /// Size of most of the characters.
    pub size: f32,
    /// Whether all words (of at least one letter or digit) are bold.
    pub bold: bool,
}

impl<'a> Line<'a> {
    /// A line of the words; `None` without words.
    pub(super) fn new(words: Vec<&'a Word>, page: u32) -> Option<Self> {
        let rect = words.iter().map(|word| word.rect).reduce(|a, b| a.union(&b))?;
        let size = dominant_size(&words);
        let bold = is_bold(&words);
        Some(Self { words, page, rect, size, bold })
    }

    /// The words with blanks between.
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// The first word's characters.
    pub(super) fn first_word(&self) -> &'a str {
        self.words.first().map_or("", |word| word.text.as_str())
    }

    /// The last word's characters.
    pub(super) fn last_word(&self) -> &'a str {
        self.words.last().map_or("", |word| word.text.as_str())
    }

    /// The line cut where the gap between words is wider than `gap` times the size, or where cells meet.
    pub(super) fn segments(&self, gap: f32) -> Vec<Line<'a>> {
        let mut segments: Vec<Vec<&Word>> = Vec::new();
        for word in &self.words {
            match segments.last_mut() {
                Some(segment) if !segment.last().is_some_and(|last| parts(last, word, gap)) => {
                    segment.push(word);
                }
                _ => segments.push(vec![word]),
            }
        }
        segments.into_iter().filter_map(|words| Line::new(words, self.page)).collect()
    }
}

/// Whether a gap that separates cells lies between two words of a line.
fn parts(left: &Word, right: &Word, gap: f32) -> bool {
    let distance = (right.rect.x0 - left.rect.x1) / left.size.max(right.size).max(1.0);
    let other_cell = left.cell.is_some() && right.cell.is_some() && left.cell != right.cell;
    distance > gap || (other_cell && distance > 0.5)
}

/// Lines of the words in content order: a line ends where the next word stands on another baseline, further
/// left, or after a gap no blank explains.
pub(super) fn lines<'a>(words: &[&'a Word], page: u32) -> Vec<Line<'a>> {
    let mut lines: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if continues(line, word) => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    lines.into_iter().filter_map(|words| Line::new(words, page)).collect()
}

/// The words of a page that lie horizontally and are not marked as decoration.
pub(super) fn upright(page: &Page) -> Vec<&Word> {
    let all_artifacts = page.words.iter().all(|word| word.artifact);
    page.words.iter().filter(|word| word.direction == 0 && (all_artifacts || !word.artifact)).collect()
}

fn continues(line: &[&Word], next: &Word) -> bool {
    let Some(last) = line.last() else { return false };
    let overlap = last.rect.vertical_overlap(&next.rect);
    let height = last.rect.height().min(next.rect.height()).max(0.1);
    let size = last.size.max(next.size);
    overlap > 0.5 * height && next.rect.x0 > last.rect.x1 - 0.5 * size && !steps_down(line, next)
}

/// A word that overlaps its neighbour by half but not the line's larger words stands on the next line.
fn steps_down(line: &[&Word], next: &Word) -> bool {
    let Some(largest) = line.iter().max_by(|a, b| a.size.total_cmp(&b.size)) else { return false };
    let smaller = largest.size.min(next.size);
    largest.rect.vertical_overlap(&next.rect) < 0.3 * smaller
}

fn dominant_size(words: &[&Word]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for word in words {
        let length = word.text.chars().count();
        match sizes.iter_mut().find(|(size, _)| (size - word.size).abs() < 0.3) {
            Some((_, count)) => *count += length,
            None => sizes.push((word.size, length)),
        }
    }
    sizes.iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| *size)
}

pub(super) fn is_bold(words: &[&Word]) -> bool {
    let mut telling = words.iter().filter(|word| word.text.contains(char::is_alphanumeric)).peekable();
    telling.peek().is_some() && telling.all(|word| word.bold)
}
