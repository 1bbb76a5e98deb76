//! The words of a page as one text, words that are broken at a line's end whole again.

use crate::corpus::{Page, SpannedText, Word};

/// The text in content order.
pub(super) fn page_text(page: &Page) -> SpannedText {
    let mut text = SpannedText::new();
    let mut before: Option<&Word> = None;
    for word in &page.words {
        if before.is_some_and(|before| is_broken(before, word)) {
            text.pop();
        } else {
            text.separate(' ');
        }
        text.push(&word.text, page.number, Some(word.rect));
        before = Some(word);
    }
    text
}

/// Whether a word goes on in the next line: a hyphen, then a small letter lower down.
fn is_broken(before: &Word, word: &Word) -> bool {
    let is_lower = word.rect.y0 > before.rect.y0 + (before.rect.y1 - before.rect.y0) / 2.0;
    let ends = before.text.chars().count() > 1 && before.text.ends_with(['-', '\u{ad}', '\u{2010}']);
    // "Vor- und Nachname": the hyphen stays.
    let is_link = ["und", "oder", "bzw."].contains(&word.text.as_str());
    ends && is_lower && !is_link && word.text.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{PageStatus, ReaderKind, Rect};

    fn word(text: &str, top: f32) -> Word {
        Word {
            text: text.to_owned(),
            rect: Rect::new(0.0, top, 20.0, top + 10.0),
            size: 10.0,
            bold: false,
            direction: 0,
            cell: None,
            artifact: false,
            invisible: false,
        }
    }

    #[test]
    fn broken_words_are_whole() {
        let page = Page {
            number: 1,
            label: None,
            width: 595.0,
            height: 842.0,
            words: vec![word("Daten-", 0.0), word("schutz:", 12.0), word("Vor-", 12.0), word("und", 24.0)],
            rules: Vec::new(),
            fills: Vec::new(),
            image_share: 0.0,
            unmapped_share: 0.0,
            reader: ReaderKind::Hayro,
            status: PageStatus::Read,
        };
        assert_eq!(page_text(&page).text, "Datenschutz: Vor- und");
    }
}
