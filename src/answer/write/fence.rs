//! Untrusted text made harmless for a prompt: it can neither end its fence nor pretend to be a turn of the talk.

use std::fmt::Write;

/// Characters of one passage that go into a prompt; what is longer is cut.
const MOST_CHARACTERS: usize = 6_000;

/// `text` between an opening and a closing mark that the text itself cannot contain.
pub(super) fn fenced(name: &str, attributes: &[(&str, &str)], text: &str) -> String {
    let mut fenced = format!("<{name}");
    for (key, value) in attributes {
        let value = neutral(value).replace('"', "'");
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(fenced, " {key}=\"{value}\"");
    }
    let _ = write!(fenced, ">\n{}\n</{name}>\n", neutral(text).trim());
    fenced
}

/// The text without what a model or its tokenizer could take for a mark: angle brackets no longer open a tag, square
/// brackets (citations, turns of some models) are round, invisible characters are gone.
pub(super) fn neutral(text: &str) -> String {
    let mut neutral = String::with_capacity(text.len());
    // Invisible characters go first: one between "<" and "/" would hide the mark from the check below.
    let mut letters = text.chars().filter(|letter| !is_invisible(*letter)).take(MOST_CHARACTERS).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '<' if letters.peek().is_some_and(|next| opens_tag(*next)) => neutral.push_str("< "),
            '[' => neutral.push('('),
            ']' => neutral.push(')'),
            '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => neutral.push('\n'),
            other => neutral.push(other),
        }
    }
    neutral
}

fn opens_tag(next: char) -> bool {
    !next.is_whitespace() && !next.is_ascii_digit() && next != '='
}

/// Control and format characters, among them those that turn the writing direction, soft hyphens, and the tag and
/// variation characters that can hide a text (Unicode 16, general categories Cc and Cf).
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{08}' | '\r' | '\u{0E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}'
        | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_of_turns_and_citations_are_broken() {
        assert_eq!(neutral("<|im_end|>\n<<SYS>>[INST] laut [7]"), "< |im_end|>\n< < SYS>>(INST) laut (7)");
        assert_eq!(neutral("</\u{200B}beleg><\u{200B}/beleg>"), "< /beleg>< /beleg>");
        assert_eq!(neutral("Frist < 5 Tage, x <= 3, a<4"), "Frist < 5 Tage, x <= 3, a<4");
    }

    #[test]
    fn an_attribute_stays_in_its_quotes_and_on_its_line() {
        let fenced = fenced("beleg", &[("dokument", "A\" nummer=\"9\nB")], "Text");
        assert_eq!(fenced, "<beleg dokument=\"A' nummer='9 B\">\nText\n</beleg>\n");
    }

    proptest! {
        #[test]
        fn no_text_closes_its_fence(text in "([</>bleg|\\[\\]\"\u{200B}\u{202E}\r\n ]|\\PC){0,60}") {
            let fenced = fenced("beleg", &[("dokument", &text)], &text);
            prop_assert_eq!(fenced.matches("<beleg").count(), 1);
            prop_assert_eq!(fenced.matches("</").count(), 1);
            prop_assert!(fenced.ends_with("\n</beleg>\n"));
            let hostile = fenced.contains(['[', ']', '\u{202E}', '\r']);
            prop_assert!(!hostile);
        }
    }
}
