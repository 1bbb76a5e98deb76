//! Footnotes: small print at the foot of a page that a mark opens.

use super::line::Line;
use super::paragraph::TextBlock;
use super::statistics::Statistics;

/// Footnotes are set smaller than this share of the running text.
const SMALL: f32 = 0.93;

/// Takes the footnotes off the end of a page's lines.
pub(super) fn split_off<'a>(lines: &mut Vec<Line<'a>>, statistics: &Statistics) -> Vec<TextBlock<'a>> {
    let limit = SMALL * statistics.body_size;
    let lowest_body =
        lines.iter().filter(|line| line.size > limit).map(|line| line.rect.y1).fold(0.0, f32::max);
    let small = |line: &Line<'_>| line.size <= limit && line.rect.y0 > lowest_body - 1.0;
    let Some(start) = lines.iter().position(|line| small(line) && mark(line).is_some()) else {
        return Vec::new();
    };
    let (notes, rest): (Vec<_>, Vec<_>) = lines.drain(start..).partition(|line| small(line));
    lines.extend(rest);
    group(notes)
}

/// The number or sign that opens a footnote: small and raised, or standing alone before the text.
fn mark(line: &Line<'_>) -> Option<u32> {
    let first = line.first_word();
    if first.starts_with(['*', '†', '‡']) && line.words.len() > 1 {
        return Some(0);
    }
    let digits: String = first.chars().map_while(plain_digit).collect();
    let number = digits.parse().ok().filter(|number| (1..=999).contains(number))?;
    let rest = &first[first.char_indices().nth(digits.len()).map_or(first.len(), |(index, _)| index)..];
    let alone = rest.is_empty() && line.words.len() > 1 || rest == ")";
    (alone || rest.starts_with(char::is_alphabetic)).then_some(number)
}

/// The digit a character stands for, superscript or not.
fn plain_digit(character: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match RAISED.iter().position(|raised| *raised == character) {
        Some(digit) => char::from_digit(digit as u32, 10),
        None => Some(character).filter(char::is_ascii_digit),
    }
}

fn group(lines: Vec<Line<'_>>) -> Vec<TextBlock<'_>> {
    let mut notes: Vec<TextBlock<'_>> = Vec::new();
    let mut last_number = None;
    for line in lines {
        let number = mark(&line);
        let opens = match (number, last_number) {
            (Some(number), Some(last)) => number == last + 1 || number == 0,
            (Some(_), None) => true,
            (None, _) => false,
        };
        match notes.last_mut() {
            Some(note) if !opens => note.lines.push(line),
            _ => {
                last_number = number;
                notes.push(TextBlock { lines: vec![line], entry: false, full: false });
            }
        }
    }
    notes
}
