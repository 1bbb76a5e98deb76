//! The smallest parts a passage is made of: sentences, rows, fields.

use std::ops::Range;

use crate::corpus::{SpannedText, TokenCount, sentences};

/// A part that is never cut.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its words.
    pub text: SpannedText,
    /// Length in tokens.
    pub tokens: usize,
    /// Put before it, unless it comes first: blank inside a paragraph, line feed elsewhere.
    pub separator: char,
}

impl Unit {
    /// A unit of a text.
    pub(super) fn new(text: SpannedText, separator: char, tokens: &dyn TokenCount) -> Self {
        let count = tokens.count(&text.text);
        Self { text, tokens: count, separator }
    }
}

/// The sentences of a text as units of at most `most` tokens; the first opens a new line.
pub(super) fn sentence_units(text: &SpannedText, most: usize, tokens: &dyn TokenCount) -> Vec<Unit> {
    let mut units = Vec::new();
    for range in sentences(&text.text) {
        for part in cut(&text.text, range, most, tokens) {
            let separator = if units.is_empty() { '\n' } else { ' ' };
            units.push(Unit::new(text.slice(part), separator, tokens));
        }
    }
    units
}

/// Cuts a stretch at white space until no part is longer than `most` tokens.
pub(super) fn cut(
    text: &str,
    range: Range<usize>,
    most: usize,
    tokens: &dyn TokenCount,
) -> Vec<Range<usize>> {
    if tokens.count(&text[range.clone()]) <= most {
        return vec![range];
    }
    let middle = usize::midpoint(range.start, range.end);
    let Some(split) = white_space_near(text, &range, middle) else { return vec![range] };
    let mut parts = cut(text, range.start..split, most, tokens);
    parts.extend(cut(text, split + 1..range.end, most, tokens));
    parts
}

/// The white space nearest to a position, strictly inside the range.
fn white_space_near(text: &str, range: &Range<usize>, position: usize) -> Option<usize> {
    text[range.clone()]
        .char_indices()
        .filter(|(_, character)| matches!(character, ' ' | '\t' | '\n'))
        .map(|(index, _)| index + range.start)
        .filter(|index| *index > range.start && index + 1 < range.end)
        .min_by_key(|index| index.abs_diff(position))
}
