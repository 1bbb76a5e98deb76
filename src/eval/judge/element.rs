//! Whether a text has a required element.

use super::wording::comparable;
use crate::eval::Element;

impl Element {
    /// Whether any variant stands in the text: without regard to case; a number stands alone (`4` is not in `24` or
    /// `4.1`), and so does a word of up to three characters.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let text = comparable(text);
        self.0.iter().any(|variant| stands_in(&comparable(variant), &text))
    }
}

/// Whether one forbidden or required wording stands in the text, by the rule of [`Element::is_in`].
pub(super) fn says(text: &str, wording: &str) -> bool {
    stands_in(&comparable(wording), &comparable(text))
}

fn stands_in(wording: &str, text: &str) -> bool {
    if wording.is_empty() {
        return false;
    }
    let alone: fn(&str, &str) -> bool = if is_numeric(wording) {
        number_alone
    } else if wording.chars().all(char::is_alphanumeric) && wording.chars().count() <= 3 {
        word_alone
    } else {
        |_, _| true
    };
    text.match_indices(wording).any(|(at, _)| alone(&text[..at], &text[at + wording.len()..]))
}

/// Digits, with points, commas or colons between digits only.
pub(super) fn is_numeric(wording: &str) -> bool {
    wording.starts_with(|c: char| c.is_ascii_digit())
        && wording.ends_with(|c: char| c.is_ascii_digit())
        && wording.bytes().all(|byte| byte.is_ascii_digit() || b".,:".contains(&byte))
}

fn number_alone(before: &str, after: &str) -> bool {
    let mut following = after.chars();
    let next = following.next();
    let continues = next.is_some_and(|c| c.is_ascii_digit())
        || (matches!(next, Some('.' | ',')) && following.next().is_some_and(|c| c.is_ascii_digit()));
    !continues && !before.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
}

fn word_alone(before: &str, after: &str) -> bool {
    !before.ends_with(is_word) && !after.starts_with(is_word)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(variants: &[&str]) -> Element {
        Element(variants.iter().map(|variant| (*variant).to_owned()).collect())
    }

    #[test]
    fn any_variant_will_do_without_regard_to_case() {
        assert!(element(&["acht Wochen", "8 Wochen"]).is_in("Nach 8\n Wochen."));
        assert!(element(&["personalrat"]).is_in("Der Personalrat stimmt zu."));
        assert!(!element(&["Vermerk"]).is_in("Der Personalrat stimmt zu."));
        assert!(!element(&[""]).is_in("etwas"));
    }

    #[test]
    fn numbers_and_short_words_stand_alone() {
        assert!(element(&["4"]).is_in("bis 4 Tage"));
        assert!(element(&["4"]).is_in("bis zu 4."));
        assert!(!element(&["4"]).is_in("24 Tage") && !element(&["4"]).is_in("4.1 Tage"));
        assert!(!element(&["4"]).is_in("1,4 Tage"));
        assert!(element(&["14:00"]).is_in("bis 14:00 Uhr"));
        assert!(element(&["EWE"]).is_in("Anbieter EWE, Oldenburg") && !element(&["EWE"]).is_in("Bewegung"));
    }
}
