//! Citation numbers in brackets: `[1]`, `[1, 2]`, `[1][2]`, `[1–3]`.

use std::ops::Range;

/// Longest number of a citation in digits; longer ones (`[2026]`) are text.
const MOST_DIGITS: usize = 3;
/// Most numbers that one bracket names.
const MOST_NUMBERS: usize = 20;

/// A bracket with citation numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// Byte in the text without markers before which it stood.
    pub(super) at: usize,
    /// The numbers in the order written.
    pub(super) numbers: Vec<u32>,
}

/// The text without its markers and the blanks before them, and the markers. What remains holds no marker, however
/// they were nested: text that looks like a marker would otherwise be read as one that was checked.
pub(super) fn take_markers(text: &str) -> (String, Vec<Marker>) {
    let mut kept = String::with_capacity(text.len());
    let mut markers = Vec::new();
    for character in text.chars() {
        kept.push(character);
        if character != ']' {
            continue;
        }
        let Some((range, numbers)) = last_bracket(&kept) else { continue };
        kept.truncate(range.start);
        kept.truncate(kept.trim_end_matches([' ', '\u{a0}']).len());
        markers.push(Marker { at: kept.len(), numbers });
    }
    (kept, markers)
}

/// The bracket that ends a text, when it holds citation numbers only.
fn last_bracket(text: &str) -> Option<(Range<usize>, Vec<u32>)> {
    let start = text.rfind('[')?;
    let inside = text.get(start + 1..text.len() - 1)?;
    Some((start..text.len(), numbers(inside)?))
}

/// `1`, `1, 2`, `1; 2`, `1 und 2`, `1-3`.
fn numbers(inside: &str) -> Option<Vec<u32>> {
    let spaced = inside.replace([',', ';'], " , ").replace(['-', '–', '—'], " - ").replace("und", " , ");
    let mut numbers = Vec::new();
    let mut range = false;
    let mut separated = true;
    for part in spaced.split_whitespace() {
        match part {
            "," if !separated && !range => separated = true,
            "-" if !separated && !range => range = true,
            digits if (separated || range) && is_number(digits) => {
                let number: u32 = digits.parse().ok()?;
                let first = if range { numbers.last()? + 1 } else { number };
                numbers.extend((first..=number).take(MOST_NUMBERS));
                (range, separated) = (false, false);
            }
            _ => return None,
        }
    }
    numbers.truncate(MOST_NUMBERS);
    (!numbers.is_empty() && !range && !separated).then_some(numbers)
}

fn is_number(text: &str) -> bool {
    text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn taken(text: &str) -> (String, Vec<u32>) {
        let (kept, markers) = take_markers(text);
        (kept, markers.into_iter().flat_map(|marker| marker.numbers).collect())
    }

    #[test]
    fn every_spelling_of_a_marker_is_read() {
        for (text, numbers) in [
            ("Frist [1].", vec![1]),
            ("Frist[1, 2].", vec![1, 2]),
            ("Frist [1][2].", vec![1, 2]),
            ("Frist [1; 3 und 4].", vec![1, 3, 4]),
            ("Frist [2–4].", vec![2, 3, 4]),
            ("Frist [ 1 ].", vec![1]),
        ] {
            assert_eq!(taken(text), ("Frist.".to_owned(), numbers), "{text}");
        }
    }

    #[test]
    fn other_brackets_stay() {
        for text in ["Wert [siehe 2]", "Jahr [2026]", "leer []", "offen [1", "[1,]", "[-3]"] {
            assert_eq!(taken(text), (text.to_owned(), Vec::new()));
        }
    }

    proptest! {
        #[test]
        fn nothing_that_remains_is_a_marker(text in "[\\[\\]0-9, ä–]{0,60}") {
            let (kept, _) = take_markers(&text);
            prop_assert!(take_markers(&kept).1.is_empty(), "{:?} {:?}", text, kept);
        }
    }
}
