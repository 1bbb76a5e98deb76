//! Packs units into passages of the wanted length.

use super::unit::Unit;

/// Passages are not longer than this, in tokens, the parts repeated on every passage included.
pub(super) const MOST_TOKENS: usize = 250;
/// Passages are at least this long where the text allows it.
const FEWEST_TOKENS: usize = 120;
/// What a passage repeats of the one before is at most this long, in tokens.
const MOST_OVERLAP: usize = 60;

/// Ranges of units, one for each passage. Neighbouring ranges overlap by up to `overlap` short units.
pub(super) fn pack(units: &[Unit], budget: usize, overlap: usize) -> Vec<std::ops::Range<usize>> {
    let mut passages = Vec::new();
    let mut start = 0;
    while start < units.len() {
        let end = end_of_passage(units, start, budget);
        passages.push(start..end);
        if end >= units.len() {
            break;
        }
        start = overlap_start(units, start, end, overlap, budget);
    }
    passages
}

fn end_of_passage(units: &[Unit], start: usize, budget: usize) -> usize {
    let rest: usize = units[start..].iter().map(|unit| unit.tokens).sum();
    if rest <= budget {
        return units.len();
    }
    // What is left for two passages is shared evenly, so that no crumb remains.
    let target = if rest <= 2 * budget { (rest / 2 + MOST_OVERLAP / 2).min(budget) } else { budget };
    let mut end = start;
    let mut length = 0;
    while end < units.len() && (end == start || length + units[end].tokens <= target) {
        length += units[end].tokens;
        end += 1;
    }
    at_line_start(units, start, end)
}

/// Moves an end back to the start of a line when enough remains before it.
fn at_line_start(units: &[Unit], start: usize, end: usize) -> usize {
    let length = |end: usize| units[start..end].iter().map(|unit| unit.tokens).sum::<usize>();
    (start + 1..=end)
        .rev()
        .filter(|candidate| units.get(*candidate).is_none_or(|unit| unit.separator == '\n'))
        .find(|candidate| length(*candidate) >= FEWEST_TOKENS)
        .unwrap_or(end)
}

fn overlap_start(units: &[Unit], start: usize, end: usize, overlap: usize, budget: usize) -> usize {
    let mut next = end;
    let mut length = 0;
    while next > start + 1 && end - next < overlap {
        length += units[next - 1].tokens;
        if length > MOST_OVERLAP || length + units[end].tokens > budget {
            break;
        }
        next -= 1;
    }
    next
}
