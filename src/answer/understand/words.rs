//! The words of a question with their places.

use std::ops::Range;

use crate::index::{fold, is_stop_word};
use crate::months::MONTHS;

/// Most bytes of a question that are read.
pub(super) const LONGEST_QUESTION: usize = 2_000;
/// Most words of a text that are read.
const MOST_WORDS: usize = 400;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'text> {
    /// As it stands there.
    pub(super) text: &'text str,
    /// Lower case, umlauts written out, apostrophes dropped.
    pub(super) folded: String,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Whether a sign that ends a clause stands before it; true for the first word.
    pub(super) opens_clause: bool,
}

impl Word<'_> {
    /// Whether it begins with a capital or a digit, as nouns, names and numbers do.
    pub(super) fn is_loud(&self) -> bool {
        self.text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
    }

    /// Whether it says something about the subject: neither a function word nor a word of asking.
    pub(super) fn is_content(&self) -> bool {
        self.folded.len() > 1 && !is_stop_word(&self.folded) && !is_word_of_asking(&self.folded)
    }
}

/// The words of a text in order: runs of letters and digits, with hyphens, stops and apostrophes inside them.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut opens_clause = true;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let after = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
        let joins = is_joint(character) && start.is_some() && after.is_some_and(char::is_alphanumeric);
        if is_part(character) || joins {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take()
            && let Some(word) = text.get(from..at)
        {
            let folded = fold(word).replace(['\'', '’'], "");
            found.push(Word { text: word, folded, range: from..at, opens_clause });
            opens_clause = false;
            if found.len() == MOST_WORDS {
                return found;
            }
        }
        opens_clause |= matches!(character, ',' | ';' | ':' | '.' | '!' | '?' | '–' | '—' | '\n')
            || (character == '-' && after.is_some_and(char::is_whitespace));
    }
    found
}

/// The text with the words for which there is a replacement replaced.
pub(super) fn replace_words(text: &str, replacement: impl Fn(&str) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut copied = 0;
    for word in words(text) {
        let Some(other) = replacement(word.text) else { continue };
        replaced.push_str(text.get(copied..word.range.start).unwrap_or_default());
        replaced.push_str(&other);
        copied = word.range.end;
    }
    replaced.push_str(text.get(copied..).unwrap_or_default());
    replaced
}

/// The first [`LONGEST_QUESTION`] bytes of a question, cut between characters.
pub(super) fn bounded(question: &str) -> &str {
    question.get(..question.floor_char_boundary(LONGEST_QUESTION)).unwrap_or(question)
}

/// Whether a folded word is for a body that has a name of its own behind it: `Landkreis X`.
pub(super) fn is_body(folded: &str) -> bool {
    const BODIES: &[&str] =
        &["landkreis", "kreis", "stadt", "gemeinde", "samtgemeinde", "kommune", "landkreises", "amt"];
    BODIES.contains(&folded)
}

/// Whether a folded word ends as names of places do and words for things hardly ever.
pub(super) fn is_place_name(folded: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "hausen", "stedt", "buettel", "rode", "hagen", "fehn", "siel", "moor", "burg", "dorf", "kirchen",
        "brueck", "horst", "trup", "wedel",
    ];
    ENDINGS.iter().any(|ending| folded.strip_suffix(ending).is_some_and(|before| before.len() > 2))
}

/// Whether a folded word is the name of a month.
pub(super) fn is_month(folded: &str) -> bool {
    MONTHS.iter().any(|month| fold(month) == folded)
}

/// Whether a folded word only carries the act of asking or of listing.
pub(super) fn is_word_of_asking(folded: &str) -> bool {
    const ASKING: &[&str] = &[
        "nenne",
        "nennen",
        "nenn",
        "liste",
        "listen",
        "zeige",
        "zeigen",
        "zeig",
        "zaehle",
        "zaehlen",
        "gib",
        "finde",
        "finden",
        "erklaere",
        "erklaeren",
        "erlaeutere",
        "definiere",
        "beschreibe",
        "sag",
        "sage",
        "sagen",
        "gibts",
        "kommt",
        "kommen",
        "alles",
        "ueberall",
        "jeweils",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "the",
        "is",
        "are",
        "does",
        "do",
        "did",
        "of",
        "for",
        "many",
        "much",
        "list",
        "name",
        "all",
        "there",
        "and",
        "to",
        "it",
        "that",
        "this",
        "they",
        "has",
        "have",
        "geht",
        "lautet",
        "heisst",
        "heissen",
        "bedeutet",
        "bedeuten",
        "versteht",
        "gemeint",
    ];
    ASKING.contains(&folded)
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

fn is_joint(character: char) -> bool {
    matches!(character, '-' | '.' | '\'' | '’' | '_' | '@' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_keep_hyphens_and_know_their_clause() {
        let found = words("Lt. KI-VO: was gibt's, und (wo)?");
        let seen: Vec<(&str, bool)> = found.iter().map(|word| (word.text, word.opens_clause)).collect();
        assert_eq!(
            seen,
            [("Lt", true), ("KI-VO", true), ("was", true), ("gibt's", false), ("und", true), ("wo", false)]
        );
        assert_eq!(found[3].folded, "gibts");
    }

    #[test]
    fn names_of_places_end_like_names_of_places() {
        assert!(is_place_name("musterhausen") && is_place_name("beispielbuettel"));
        assert!(!is_place_name("musterprojekt") && !is_place_name("moor"));
    }

    proptest! {
        #[test]
        fn every_word_stands_where_it_says(text in "\\PC{0,120}") {
            for word in words(&text) {
                prop_assert_eq!(&text[word.range.clone()], word.text);
            }
        }
    }
}
