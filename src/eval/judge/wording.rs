//! Texts as the judges compare them.

use crate::corpus::text::collapse_whitespace;

/// Lower case, white space collapsed, soft hyphens dropped.
pub(super) fn comparable(text: &str) -> String {
    collapse_whitespace(&text.replace('\u{ad}', "").to_lowercase())
}

/// Letters and digits only: what remains when white space, hyphens and punctuation of line ends are undone.
pub(in super::super) fn squashed(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text without the numbers of its citations (`[1]`).
pub(super) fn without_citations(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        let inside = &rest[start + 1..];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        kept.push_str(&rest[..start]);
        if digits > 0 && inside[digits..].starts_with(']') {
            rest = &inside[digits + 1..];
        } else {
            kept.push('[');
            rest = inside;
        }
    }
    kept + rest
}

/// The first `count` words, white space collapsed.
pub(super) fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn citations_are_no_words_and_other_brackets_are() {
        assert_eq!(
            without_citations("Frist: 4 Wochen. [1]\nAntrag [siehe 2] [12]"),
            "Frist: 4 Wochen. \nAntrag [siehe 2] "
        );
        assert_eq!(first_words("Die  Frist\nbeträgt vier", 3), "Die Frist beträgt");
    }

    #[test]
    fn hyphens_and_line_ends_do_not_count() {
        assert_eq!(squashed("Dienst-\nreise (§ 4)"), squashed("Dienstreise § 4"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_stripped_of_citations(text in "[\\[\\]0-9a-zä \n]{0,60}") {
            prop_assert!(without_citations(&text).len() <= text.len());
        }
    }
}
