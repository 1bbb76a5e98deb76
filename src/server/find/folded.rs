//! A text in which capitals and the length of white space make no difference.

use std::ops::Range;

/// Lower-case characters, each with the byte it begins at in the text.
#[derive(Debug)]
pub(super) struct Folded {
    characters: Vec<char>,
    starts: Vec<usize>,
    length: usize,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self { characters: Vec::new(), starts: Vec::new(), length: text.len() };
        for (start, character) in text.char_indices() {
            let character = match character {
                blank if blank.is_whitespace() => ' ',
                other => other.to_lowercase().next().unwrap_or(other),
            };
            if character == ' ' && folded.characters.last() == Some(&' ') {
                continue;
            }
            folded.characters.push(character);
            folded.starts.push(start);
        }
        folded
    }

    /// Where another text stands in this one, in bytes of this one; places do not overlap.
    pub(super) fn places(&self, wanted: &Self) -> Vec<Range<usize>> {
        let length = wanted.characters.len();
        let mut places = Vec::new();
        let mut at = 0;
        while length > 0 && at + length <= self.characters.len() {
            if self.characters[at..at + length] == wanted.characters {
                let end = self.starts.get(at + length).copied().unwrap_or(self.length);
                places.push(self.starts[at]..end);
                at += length;
            } else {
                at += 1;
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bytes_of_the_text_as_it_stands() {
        let text = "Größe und  GRÖSSE,\tgröße";
        let found = Folded::of(text).places(&Folded::of("größe"));
        assert_eq!(found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["Größe", "größe"]);
        let found = Folded::of(text).places(&Folded::of("UND grösse"));
        assert_eq!(&text[found[0].clone()], "und  GRÖSSE");
        assert!(Folded::of("").places(&Folded::of("a")).is_empty());
    }
}
