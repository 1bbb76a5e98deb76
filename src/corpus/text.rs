//! Characters as the rest of the system expects them: composed (NFC), ligatures as letters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Normalises a text: NFC, Latin ligatures (U+FB00 to U+FB06) as letters, control characters and zero-width
/// blanks removed, no-break blanks as blanks. Soft hyphens stay: undoing hyphenation is layout's business.
#[must_use]
pub fn normalise(text: &str) -> String {
    if text.is_ascii() && !text.bytes().any(|byte| byte < 0x20 || byte == 0x7f) {
        return text.to_owned();
    }
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        push_letters(character, &mut letters);
    }
    match is_nfc_quick(letters.chars()) {
        IsNormalized::Yes => letters,
        _ => letters.nfc().collect(),
    }
}

fn push_letters(character: char, letters: &mut String) {
    match character {
        'ﬀ' => letters.push_str("ff"),
        'ﬁ' => letters.push_str("fi"),
        'ﬂ' => letters.push_str("fl"),
        'ﬃ' => letters.push_str("ffi"),
        'ﬄ' => letters.push_str("ffl"),
        'ﬅ' | 'ﬆ' => letters.push_str("st"),
        '\n' | '\t' | '\r' => letters.push(character),
        '\u{a0}' | '\u{2007}' | '\u{202f}' => letters.push(' '),
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
        other if other.is_control() => {}
        other => letters.push(other),
    }
}

/// Collapses every stretch of white space to one blank and trims both ends.
#[must_use]
pub fn collapse_whitespace(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(part);
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_stretch_of_white_space_becomes_one_blank() {
        assert_eq!(collapse_whitespace(" a \n b\u{a0}c "), "a b c");
    }

    #[test]
    fn composes_umlauts_and_expands_ligatures() {
        assert_eq!(normalise("fu\u{308}r O\u{fb03}ce Pro\u{fb01}l"), "für Office Profil");
        assert_eq!(normalise("a\u{a0}b\u{200b}c\u{7}"), "a bc");
        assert_eq!(normalise("Ver\u{ad}waltung"), "Ver\u{ad}waltung");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
