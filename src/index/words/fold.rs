//! One canonical form for spellings that mean the same: `Büro`, `BÜRO` and `Buero`, `Straße` and `Strasse`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The canonical form of one token: lower case, umlauts and ß written out (ä → ae, ß → ss), other marks dropped, soft hyphens and invisible
/// characters dropped, hyphens and dashes one.
///
/// Writing out is the safe direction: `ae` is never read as `ä`, so `Israel`, `neue`, `Quelle` and `Poet` stay what
/// they are, and still both spellings of a word meet.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 8);
    for character in text.nfkc().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            unseen if is_invisible(unseen) || unseen.is_whitespace() => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            plain if plain.is_ascii() => folded.push(plain),
            other => folded.extend(std::iter::once(other).nfkd().filter(|part| !is_combining_mark(*part))),
        }
    }
    folded
}

/// Whether a character only tells where a line may or may not break.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fold;

    #[test]
    fn both_spellings_meet() {
        for (one, other) in [
            ("Straße", "Strasse"),
            ("Maßnahme", "MASSNAHME"),
            ("Büro", "Buero"),
            ("für", "fuer"),
            ("STRAẞE", "strasse"),
            ("Bu\u{308}ro", "büro"),
            ("Café", "cafe"),
            ("Dienst\u{ad}reise", "dienstreise"),
            ("E‑Akte", "e-akte"),
            ("ﬁnanz", "finanz"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn words_with_ae_oe_ue_stay() {
        for word in ["israel", "neue", "quelle", "aktuell", "poet", "steuer", "soeben"] {
            assert_eq!(fold(word), word);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[\\PC]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
