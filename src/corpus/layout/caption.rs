//! Captions of tables.

/// "Tabelle 3: …", "Tab. 2 …", "Übersicht 1: …": a name, a number, and few words.
pub(super) fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let named = words.next().is_some_and(|word| matches!(word, "Tabelle" | "Tab." | "Übersicht" | "Table"));
    let number = words.next().unwrap_or("");
    named
        && number.starts_with(|first: char| first.is_ascii_digit() || first.is_uppercase())
        && is_number(number)
        && text.chars().count() < 300
}

/// `3`, `3:`, `2.1`, `A.1:`
fn is_number(word: &str) -> bool {
    word.contains(|character: char| character.is_ascii_digit())
        && word.chars().all(|character| character.is_alphanumeric() || ".:-".contains(character))
        && word.len() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_captions_from_sentences() {
        assert!(is_caption("Tabelle 1: Wertgrenzen"));
        assert!(is_caption("Tab. A.2 Rollen"));
        assert!(!is_caption("Tabelle mit Werten"));
        assert!(!is_caption("Die Tabelle 1 zeigt"));
    }
}
