//! TeX's OT1 fonts draw "ü" as an accent and a letter on top of each other: put them together again.

use unicode_normalization::char::compose;

use super::glyph::Glyph;

/// Joins each spacing accent with the letter it overlaps ("f¨ur" becomes "für").
pub(crate) fn join_accents(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut joined: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for mut glyph in glyphs {
        let composed = joined.last().and_then(|previous| compose_overlapping(previous, &glyph));
        match (composed, joined.last_mut()) {
            (Some(Composed::AccentFirst(letter)), Some(accent)) => {
                glyph.text = letter.to_string();
                *accent = glyph;
            }
            (Some(Composed::LetterFirst(letter)), Some(base)) => base.text = letter.to_string(),
            _ => joined.push(glyph),
        }
    }
    joined
}

enum Composed {
    AccentFirst(char),
    LetterFirst(char),
}

fn compose_overlapping(first: &Glyph, second: &Glyph) -> Option<Composed> {
    let (a, b) = (only_char(&first.text)?, only_char(&second.text)?);
    let (accent_first, accent_second) = (combining(a), combining(b));
    if accent_first.is_none() && accent_second.is_none() || !overlap(first, second) {
        return None;
    }
    if let Some(letter) = accent_first.and_then(|accent| compose(dotted(b), accent)) {
        return Some(Composed::AccentFirst(letter));
    }
    accent_second.and_then(|accent| compose(dotted(a), accent)).map(Composed::LetterFirst)
}

fn overlap(first: &Glyph, second: &Glyph) -> bool {
    if first.direction != second.direction {
        return false;
    }
    let ((a, across_a), (b, across_b)) = (first.along_across(), second.along_across());
    let shared = (a + first.advance).min(b + second.advance) - a.max(b);
    let near = (across_a - across_b).abs() < 0.4 * second.size && (a - b).abs() < 1.2 * second.size;
    near && shared > 0.5 * first.advance.min(second.advance).max(0.1)
}

fn only_char(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let character = characters.next()?;
    characters.next().is_none().then_some(character)
}

fn dotted(character: char) -> char {
    match character {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    }
}

fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '¨' => '\u{308}',
        '˝' => '\u{30b}',
        '´' | 'ˊ' => '\u{301}',
        '`' | 'ˋ' => '\u{300}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        'ˇ' => '\u{30c}',
        '˚' => '\u{30a}',
        '¸' => '\u{327}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x: f64, advance: f64) -> Glyph {
        Glyph {
            text: text.to_owned(),
            x,
            y: 100.0,
            advance,
            size: 10.0,
            direction: 0,
            invisible: false,
            bold: false,
            cell: None,
            artifact: false,
        }
    }

    fn text(glyphs: &[Glyph]) -> String {
        glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn joins_an_accent_drawn_over_a_letter_in_either_order() {
        assert_eq!(text(&join_accents(vec![glyph("¨", 3.0, 5.0), glyph("u", 3.0, 5.0)])), "ü");
        assert_eq!(text(&join_accents(vec![glyph("u", 3.0, 5.0), glyph("¨", 3.2, 5.0)])), "ü");
        assert_eq!(text(&join_accents(vec![glyph("´", 3.0, 3.0), glyph("ı", 3.2, 3.0)])), "í");
    }

    #[test]
    fn leaves_an_accent_beside_a_letter_alone() {
        assert_eq!(text(&join_accents(vec![glyph("¨", 3.0, 5.0), glyph("u", 8.0, 5.0)])), "¨u");
    }
}
