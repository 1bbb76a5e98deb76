//! Umlauts and ß as people write them who have no German keyboard.

use super::pieces::{is_all_capitals, letters, pieces};

/// Writes ä, ö, ü and ß out, composed or not: `Ämter` as `Aemter`, in all-capital words `ÄMTER` as `AEMTER`.
pub(super) fn without_umlauts(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for piece in pieces(text) {
        let is_loud = letters(piece.text).len() > 1 && is_all_capitals(piece.text);
        for letter in letters(piece.text) {
            written.push_str(written_out(letter, is_loud).unwrap_or(letter));
        }
    }
    written
}

/// Lower case with umlauts and ß written out: equal for spellings that mean the same.
pub(super) fn folded(word: &str) -> String {
    without_umlauts(&word.to_lowercase())
}

fn written_out(letter: &str, is_loud: bool) -> Option<&'static str> {
    Some(match letter {
        "ä" | "a\u{308}" => "ae",
        "ö" | "o\u{308}" => "oe",
        "ü" | "u\u{308}" => "ue",
        "Ä" | "A\u{308}" if is_loud => "AE",
        "Ö" | "O\u{308}" if is_loud => "OE",
        "Ü" | "U\u{308}" if is_loud => "UE",
        "Ä" | "A\u{308}" => "Ae",
        "Ö" | "O\u{308}" => "Oe",
        "Ü" | "U\u{308}" => "Ue",
        "ß" if is_loud => "SS",
        "ß" => "ss",
        "ẞ" => "SS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_are_written_out_in_every_form() {
        for (text, written) in [
            ("Für wen gilt Überstundenausgleich?", "Fuer wen gilt Ueberstundenausgleich?"),
            ("ÄMTER und Ämter, Öl", "AEMTER und Aemter, Oel"),
            ("Bu\u{308}ro, U\u{308}BUNG", "Buero, UEBUNG"),
            ("STRAßE, STRAẞE, Straße", "STRASSE, STRASSE, Strasse"),
            ("Ö-Norm 5", "Oe-Norm 5"),
        ] {
            assert_eq!(without_umlauts(text), written);
        }
    }

    #[test]
    fn other_letters_and_marks_stay() {
        assert_eq!(without_umlauts("Café Noe\u{308}l, neue Quelle"), "Café Noe\u{308}l, neue Quelle");
    }
}
