//! From lines to running text with places.

use crate::corpus::SpannedText;

use super::hyphenation::{Join, join, with_plain_hyphens};
use super::line::Line;
use super::vocabulary::Vocabulary;

/// The lines as one text: blanks between words, hyphenation at line ends undone.
pub(super) fn compose(lines: &[Line<'_>], vocabulary: &Vocabulary) -> SpannedText {
    let mut text = SpannedText::new();
    for line in lines {
        append_line(&mut text, line, vocabulary);
    }
    text
}

/// Joins two texts of one paragraph that a column or page end parts, hyphenation undone.
pub(super) fn join_texts(text: &mut SpannedText, next: &SpannedText, vocabulary: &Vocabulary) {
    let left = text.text.rsplit(char::is_whitespace).next().unwrap_or("").to_owned();
    let right = next.text.split(char::is_whitespace).next().unwrap_or("");
    let mut rest = next.clone();
    if prepare(text, &left, right, vocabulary) {
        text.append(&rest, ' ');
        return;
    }
    let offset = text.text.len();
    text.text.push_str(&rest.text);
    for run in &mut rest.runs {
        run.start += offset;
        run.end += offset;
    }
    text.runs.append(&mut rest.runs);
}

fn append_line(text: &mut SpannedText, line: &Line<'_>, vocabulary: &Vocabulary) {
    for (index, word) in line.words.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| line.words.get(before));
        let glued = if let Some(before) = before {
            word.rect.x0 - before.rect.x1 < 0.02 * word.size.max(before.size)
        } else {
            let left = text.text.rsplit(char::is_whitespace).next().unwrap_or("").to_owned();
            !prepare(text, &left, &word.text, vocabulary)
        };
        if !glued {
            text.separate(' ');
        }
        text.push(&with_plain_hyphens(&word.text, vocabulary), line.page, Some(word.rect));
    }
}

/// Drops the hyphen where it must go; `true` when a blank belongs between.
fn prepare(text: &mut SpannedText, left: &str, right: &str, vocabulary: &Vocabulary) -> bool {
    match join(left, right, vocabulary) {
        Join::Blank => true,
        Join::Keep => false,
        Join::Drop => {
            text.pop();
            false
        }
    }
}
