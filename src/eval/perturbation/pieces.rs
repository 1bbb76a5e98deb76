//! Words and what stands between them.

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// Letters and digits, rather than blanks and signs.
    pub(super) is_word: bool,
}

/// The text as words and what stands between them, in turn; together they are the text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = is_word_character(first);
        let length = rest.find(|character| is_word_character(character) != is_word).unwrap_or(rest.len());
        let (piece, further) = rest.split_at(length);
        pieces.push(Piece { text: piece, is_word });
        rest = further;
    }
    pieces
}

/// The letters of a word, each with the marks on it.
pub(super) fn letters(word: &str) -> Vec<&str> {
    let mut starts: Vec<usize> =
        word.char_indices().filter(|(_, character)| !is_mark(*character)).map(|(start, _)| start).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(word.len()));
    starts.iter().zip(ends).filter_map(|(start, end)| word.get(*start..end)).collect()
}

/// Whether a word is an abbreviation or a product name: all capitals, or a capital within.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) || is_all_capitals(word)
}

/// Whether all letters are capitals. ß has no usual capital and does not count.
pub(super) fn is_all_capitals(word: &str) -> bool {
    let mut cased =
        word.chars().filter(|character| character.is_alphabetic() && *character != 'ß').peekable();
    cased.peek().is_some() && cased.all(char::is_uppercase)
}

/// Whether a word consists of letters alone.
pub(super) fn is_letters(word: &str) -> bool {
    letters(word).iter().all(|letter| letter.chars().next().is_some_and(char::is_alphabetic))
}

/// Whether a character is a combining mark of the block that German and its neighbours use (U+0300 to U+036F).
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_decomposed_umlaut_is_one_letter_of_its_word() {
        let words: Vec<&str> = pieces("Bu\u{308}ro, 2 Tage").iter().map(|piece| piece.text).collect();
        assert_eq!(words, ["Bu\u{308}ro", ", ", "2", " ", "Tage"]);
        assert_eq!(letters("Bu\u{308}ro"), ["B", "u\u{308}", "r", "o"]);
    }

    #[test]
    fn abbreviations_have_capitals_beyond_the_first_letter() {
        assert!(["DSGVO", "IT", "GmbH", "eAkte", "STRAßE"].into_iter().all(is_abbreviation));
        assert!(!["Amt", "gilt", "Straße", "12", ""].into_iter().any(is_abbreviation));
    }

    proptest! {
        #[test]
        fn pieces_and_letters_are_the_whole_text(text in "\\PC{0,30}|[a-z\u{300}\u{308} ]{0,20}") {
            let whole: String = pieces(&text).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(&whole, &text);
            prop_assert_eq!(letters(&text).concat(), text);
        }
    }
}
