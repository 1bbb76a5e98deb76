//! What becomes of a page, judged from what was found on it.

use crate::corpus::{PageStatus, Word};

/// Fewest characters a page with a large picture must show to count as read.
const FEWEST_CHARACTERS: usize = 20;
/// Share of the page that pictures must cover for a page without text to need recognition.
const PICTURE_SHARE: f32 = 0.5;
/// Share of glyphs without Unicode above which the text cannot be trusted.
const UNMAPPED_SHARE: f32 = 0.1;

/// Judges a page from its words, the share its pictures cover and the share of glyphs without Unicode.
pub(crate) fn judge(words: &[Word], pictures: f32, unmapped: f32) -> PageStatus {
    let characters: usize = words.iter().map(|word| word.text.chars().count()).sum();
    let pictured = characters < FEWEST_CHARACTERS && pictures > PICTURE_SHARE;
    if pictured || (characters > 0 && unmapped > UNMAPPED_SHARE) {
        return PageStatus::NeedsOcr;
    }
    if characters == 0 { PageStatus::Empty } else { PageStatus::Read }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Rect;

    fn word(text: &str) -> Word {
        Word {
            text: text.to_owned(),
            rect: Rect::default(),
            size: 10.0,
            bold: false,
            direction: 0,
            cell: None,
            artifact: false,
            invisible: false,
        }
    }

    #[test]
    fn a_picture_without_text_needs_recognition() {
        assert_eq!(judge(&[], 0.9, 0.0), PageStatus::NeedsOcr);
        assert_eq!(judge(&[word("Seite"), word("3")], 0.9, 0.0), PageStatus::NeedsOcr);
        assert_eq!(judge(&[word("Datenschutzfolgenabschätzung")], 0.9, 0.0), PageStatus::Read);
    }

    #[test]
    fn unknown_glyphs_need_recognition_and_nothing_is_empty() {
        assert_eq!(judge(&[word("Verwaltung")], 0.0, 0.2), PageStatus::NeedsOcr);
        assert_eq!(judge(&[], 0.1, 0.0), PageStatus::Empty);
    }
}
