//! Several values in one cell, and how their separators are written when a value holds them.

/// A character of a cell. An escaped one stands for itself and neither separates nor is trimmed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) character: char,
    pub(super) escaped: bool,
}

impl Mark {
    pub(super) fn is(self, character: char) -> bool {
        !self.escaped && self.character == character
    }

    fn is_blank(self) -> bool {
        !self.escaped && self.character.is_whitespace()
    }
}

/// The values of a cell, each as marks.
pub(super) fn pieces(cell: &str) -> Vec<Vec<Mark>> {
    let marks = marks(cell);
    marks.split(|mark| mark.is('|')).map(<[Mark]>::to_vec).collect()
}

/// The values of a cell.
pub(super) fn values(cell: &str) -> Vec<String> {
    pieces(cell).iter().map(|piece| text(piece)).filter(|value| !value.is_empty()).collect()
}

/// The elements of a cell with their variants.
pub(super) fn elements(cell: &str) -> Vec<Vec<String>> {
    let variants = |piece: &Vec<Mark>| -> Vec<String> {
        variants(piece).into_iter().map(text).filter(|variant| !variant.is_empty()).collect()
    };
    pieces(cell).iter().map(variants).filter(|element| !element.is_empty()).collect()
}

/// A cell with these values.
pub(super) fn cell_of_values(values: &[String]) -> String {
    values.iter().map(|value| escape(value)).collect::<Vec<_>>().join(" | ")
}

/// A cell with these elements.
pub(super) fn cell_of_elements<'a>(elements: impl Iterator<Item = &'a [String]>) -> String {
    let element =
        |variants: &[String]| variants.iter().map(|variant| escape(variant)).collect::<Vec<_>>().join(" / ");
    elements.map(element).collect::<Vec<_>>().join(" | ")
}

fn marks(cell: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = cell.chars().peekable();
    while let Some(character) = rest.next() {
        let behind = if character == '\\' { rest.next_if(|next| is_escapable(*next)) } else { None };
        marks.push(Mark { character: behind.unwrap_or(character), escaped: behind.is_some() });
    }
    marks
}

fn is_escapable(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\\' | '|' | '/' | ':')
}

/// Splits at every `/` between blanks.
fn variants(piece: &[Mark]) -> Vec<&[Mark]> {
    let mut variants = Vec::new();
    let mut start = 0;
    for (before, window) in piece.windows(3).enumerate() {
        if let [left, slash, right] = window
            && left.is_blank()
            && slash.is('/')
            && right.is_blank()
        {
            variants.push(piece.get(start..=before).unwrap_or_default());
            start = before + 2;
        }
    }
    variants.push(piece.get(start..).unwrap_or_default());
    variants
}

/// The characters without the blanks around them.
pub(super) fn text(piece: &[Mark]) -> String {
    let before = piece.iter().take_while(|mark| mark.is_blank()).count();
    let behind = piece.iter().rev().take_while(|mark| mark.is_blank()).count();
    let length = piece.len().saturating_sub(before + behind);
    piece.iter().skip(before).take(length).map(|mark| mark.character).collect()
}

/// A value that reads as itself between separators.
pub(super) fn escape(value: &str) -> String {
    let characters: Vec<char> = value.chars().collect();
    let mut escaped = String::new();
    for (place, character) in characters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| characters.get(before));
        let behind = characters.get(place + 1);
        let beside_blank = [before, behind].iter().any(|next| next.is_none_or(|next| next.is_whitespace()));
        let special = match character {
            '\\' | '|' => true,
            '/' => beside_blank,
            blank if blank.is_whitespace() => before.is_none() || behind.is_none(),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(*character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::eval::set::samples;

    #[test]
    fn a_slash_without_blanks_belongs_to_the_value() {
        assert_eq!(elements("und/oder | acht / 8 |"), [vec!["und/oder"], vec!["acht", "8"]]);
    }

    #[test]
    fn a_backslash_takes_the_meaning_from_a_separator_and_else_stands_for_itself() {
        assert_eq!(values(r"a \| b | C:\Daten | x\\"), ["a | b", r"C:\Daten", r"x\"]);
        assert_eq!(elements(r"8 \/ 9"), [["8 / 9"]]);
    }

    proptest! {
        #[test]
        fn elements_survive_writing_and_reading(
            elements in prop::collection::vec(prop::collection::vec(samples::filled(), 1..4), 0..4)
        ) {
            let cell = cell_of_elements(elements.iter().map(Vec::as_slice));
            prop_assert_eq!(super::elements(&cell), elements);
        }
    }
}
