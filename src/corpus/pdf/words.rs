//! From glyphs in content order to words.

use super::{accents::join_accents, glyph::Glyph};
use crate::corpus::{Rect, Word, text::normalise};

/// Gap along the line, in em, that separates two words.
const WORD_GAP: f64 = 0.15;
/// Gap that separates two words where the marked content changes too.
const CELL_GAP: f64 = 0.05;
/// Step back along the line, in em, that starts a new word.
const STEP_BACK: f64 = 0.5;
/// Distance across the line, in em, that starts a new word (a new line, a superscript further off).
const LINE_STEP: f64 = 0.3;
/// Height above the baseline and depth below it, in em: what a highlight covers.
const ASCENT: f64 = 0.75;
const DESCENT: f64 = 0.22;
/// How many words back a doubled word (bold by drawing twice) is looked for.
const DOUBLE_WINDOW: usize = 40;

/// Forms words: a blank, a gap, a step back or a new baseline ends one.
pub(crate) fn words(glyphs: Vec<Glyph>) -> Vec<Word> {
    let mut found = Vec::new();
    let mut current: Option<OpenWord> = None;
    for glyph in join_accents(glyphs) {
        let blank = glyph.is_blank();
        if let Some(open) = current.take_if(|open| blank || open.ends_before(&glyph)) {
            close(open, &mut found);
        }
        if blank {
            continue;
        }
        match &mut current {
            Some(open) => open.add(&glyph),
            None => current = Some(OpenWord::start(&glyph)),
        }
    }
    if let Some(open) = current {
        close(open, &mut found);
    }
    found
}

struct OpenWord {
    word: Word,
    size: f64,
    end: f64,
    baseline: f64,
}

impl OpenWord {
    fn start(glyph: &Glyph) -> Self {
        let (along, across) = glyph.along_across();
        let word = Word {
            text: glyph.text.clone(),
            rect: glyph_rect(glyph),
            size: glyph.size as f32,
            bold: glyph.bold,
            direction: glyph.direction,
            cell: glyph.cell,
            artifact: glyph.artifact,
            invisible: glyph.invisible,
        };
        Self { word, size: glyph.size, end: along + glyph.advance, baseline: across }
    }

    fn ends_before(&self, glyph: &Glyph) -> bool {
        let (along, across) = glyph.along_across();
        let gap = along - self.end;
        self.word.direction != glyph.direction
            || self.word.invisible != glyph.invisible
            || self.word.artifact != glyph.artifact
            || (across - self.baseline).abs() > LINE_STEP * glyph.size.max(self.size)
            || gap > WORD_GAP * glyph.size.min(self.size)
            || gap < -STEP_BACK * glyph.size.max(self.size)
            || (self.word.cell != glyph.cell && gap > CELL_GAP * glyph.size)
    }

    fn add(&mut self, glyph: &Glyph) {
        let (along, across) = glyph.along_across();
        self.word.text.push_str(&glyph.text);
        self.word.rect = self.word.rect.union(&glyph_rect(glyph));
        self.end = along + glyph.advance;
        if (across - self.baseline).abs() < 0.05 {
            self.baseline = across;
        }
    }
}

fn close(open: OpenWord, found: &mut Vec<Word>) {
    let mut word = open.word;
    word.text = normalise(&word.text);
    if word.text.trim().is_empty() {
        return;
    }
    let double = found.iter_mut().rev().take(DOUBLE_WINDOW).find(|earlier| doubles(earlier, &word));
    match double {
        Some(earlier) => earlier.bold = true,
        None => found.push(word),
    }
}

/// Whether a word is drawn again on nearly the same spot, the old way to print bold or a shadow.
fn doubles(earlier: &Word, word: &Word) -> bool {
    let shift = 0.15 * word.size;
    earlier.text == word.text
        && (earlier.rect.x0 - word.rect.x0).abs() < shift
        && (earlier.rect.y0 - word.rect.y0).abs() < shift
        && earlier.direction == word.direction
}

fn glyph_rect(glyph: &Glyph) -> Rect {
    let (ascent, descent, x, y) = (ASCENT * glyph.size, DESCENT * glyph.size, glyph.x, glyph.y);
    let (x0, y0, x1, y1) = match glyph.direction {
        90 => (x - ascent, y - glyph.advance, x + descent, y),
        180 => (x - glyph.advance, y - descent, x, y + ascent),
        270 => (x - descent, y, x + ascent, y + glyph.advance),
        _ => (x, y - ascent, x + glyph.advance, y + descent),
    };
    Rect::new(x0 as f32, y0 as f32, x1 as f32, y1 as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: f64, y: f64, cell: Option<u32>) -> Vec<Glyph> {
        let glyph = |(index, character): (usize, char)| Glyph {
            text: character.to_string(),
            x: x + 5.0 * index as f64,
            y,
            advance: 5.0,
            size: 10.0,
            direction: 0,
            invisible: false,
            bold: false,
            cell,
            artifact: false,
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        words(glyphs).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn blanks_gaps_and_lines_separate_words() {
        let glyphs =
            [line("Amt für", 0.0, 10.0, None), line("Bau", 37.0, 10.0, None), line("und", 0.0, 22.0, None)];
        assert_eq!(texts(glyphs.concat()), ["Amt", "für", "Bau", "und"]);
    }

    #[test]
    fn a_logo_of_raised_and_tightened_letters_is_one_word() {
        let letter = |text: &str, x: f64, y: f64, size: f64, advance: f64| {
            let mut glyph = line(text, x, y, None).remove(0);
            (glyph.size, glyph.advance) = (size, advance);
            glyph
        };
        let logo = vec![
            letter("L", 0.0, 50.0, 10.0, 6.2),
            letter("A", 2.6, 47.9, 7.0, 5.2),
            letter("T", 6.3, 50.0, 10.0, 7.2),
            letter("E", 11.8, 52.1, 10.0, 6.8),
            letter("X", 17.3, 50.0, 10.0, 7.5),
        ];
        assert_eq!(texts(logo), ["LATEX"]);
    }

    #[test]
    fn a_new_cell_separates_words_only_with_a_gap() {
        let touching = [line("Ver", 0.0, 10.0, Some(1)), line("trag", 15.0, 10.0, Some(2))];
        assert_eq!(texts(touching.concat()), ["Vertrag"]);
        let apart = [line("Nr", 0.0, 10.0, Some(1)), line("7", 11.0, 10.0, Some(2))];
        assert_eq!(texts(apart.concat()), ["Nr", "7"]);
    }

    #[test]
    fn text_drawn_twice_is_one_bold_word() {
        let doubled = [line("Amt", 0.0, 10.0, None), line("Amt", 0.4, 10.0, None)];
        let found = words(doubled.concat());
        assert_eq!(found.len(), 1);
        assert!(found[0].bold);
        assert_eq!(texts([line("Amt", 0.0, 10.0, None), line("Amt", 0.0, 22.0, None)].concat()).len(), 2);
    }

    #[test]
    fn a_box_covers_ascenders_and_descenders() {
        let found = words(line("Amt", 100.0, 200.0, None));
        assert_eq!(found[0].rect, Rect::new(100.0, 192.5, 115.0, 202.2));
    }
}
