//! Values of a form that say nothing.

use super::unsettled::is_unsettled;
use super::words::words;

/// How a value says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blank {
    /// Nothing, dashes, or `keine Angabe`.
    Empty,
    /// What the form or its author left in place of a value: `(bitte … eintragen)`, `wird nachgereicht`, `siehe oben`.
    Placeholder,
    /// The document itself says that it is not known or not settled (`noch offen`, `unbekannt`). A reader may be told so.
    Unknown,
}

const EMPTY: &[&str] = &[
    "k a",
    "ka",
    "k.a",
    "n a",
    "na",
    "n.a",
    "keine angabe",
    "keine angaben",
    "ohne angabe",
    "ohne angaben",
    "nicht angegeben",
    "leer",
];
const PLACEHOLDERS: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "t.b.d",
    "xx",
    "xxx",
    "xxxx",
    "todo",
    "platzhalter",
    "bitte auswaehlen",
    "bitte waehlen",
    "siehe oben",
    "siehe unten",
    "s.o",
    "s o",
    "s.u",
    "s u",
    "siehe anlage",
    "siehe anhang",
    "s anlage",
    "wird nachgereicht",
    "wird noch nachgereicht",
    "wird nachgetragen",
    "wird noch ergaenzt",
    "wird ergaenzt",
    "folgt",
    "folgt noch",
    "dito",
];
/// What a form asks to be done in a field.
const FORM_VERBS: &[&str] = &[
    "eintragen",
    "angeben",
    "ergaenzen",
    "auswaehlen",
    "ausfuellen",
    "erlaeutern",
    "benennen",
    "nennen",
    "ankreuzen",
    "einfuegen",
    "beschreiben",
    "waehlen",
    "spezifizieren",
    "nachtragen",
];

/// How a value says nothing; `None` for what a reader can be given as an answer. `nein`, `keine`, `0`, `entfällt`,
/// `noch nicht definiert` and `in Prüfung` are answers.
#[must_use]
pub(crate) fn blank(value: &str) -> Option<Blank> {
    if value.chars().all(is_sign) {
        return Some(Blank::Empty);
    }
    let outside = without_requests(value);
    let said: Vec<String> = words(&outside.text).into_iter().map(|word| word.folded).collect();
    let said = said.join(" ");
    if outside.cut
        && (said.is_empty() || matches!(said.as_str(), "ja" | "nein" | "ja nein" | "sonstiges" | "anderes"))
    {
        return Some(Blank::Placeholder);
    }
    let listed = |list: &[&str]| list.contains(&said.as_str());
    let is_request = said.starts_with("bitte ") && FORM_VERBS.iter().any(|verb| said.ends_with(verb));
    match () {
        () if listed(EMPTY) => Some(Blank::Empty),
        () if listed(PLACEHOLDERS) || is_request || said == "ja nein" => Some(Blank::Placeholder),
        () if is_unsettled(value) || is_unknown_for_a_reason(value) => Some(Blank::Unknown),
        () => None,
    }
}

/// `Noch nicht bekannt (Projekt geplant)`: brackets after it only say why.
fn is_unknown_for_a_reason(value: &str) -> bool {
    let Some((before, _, after)) = next_bracket(value) else { return false };
    after.chars().all(is_sign) && is_unsettled(before)
}

/// Whether a value is empty or a placeholder. What a document calls unknown is a statement: see [`blank`].
#[must_use]
pub(crate) fn is_blank(value: &str) -> bool {
    matches!(blank(value), Some(Blank::Empty | Blank::Placeholder))
}

fn is_sign(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, '-' | '‐'..='―' | '−' | '.' | '…' | '/' | '?' | '_' | '*' | '·' | '□' | '☐')
}

/// A value without the brackets that ask for something to be filled in.
struct Outside {
    text: String,
    cut: bool,
}

fn without_requests(value: &str) -> Outside {
    let mut outside = Outside { text: String::new(), cut: false };
    let mut rest = value;
    while let Some((before, inside, after)) = next_bracket(rest) {
        outside.text.push_str(before);
        if asks_to_fill(inside) {
            outside.cut = true;
        } else {
            outside.text.push(' ');
            outside.text.push_str(inside);
            outside.text.push(' ');
        }
        rest = after;
    }
    outside.text.push_str(rest);
    outside
}

fn next_bracket(text: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = text.split_once(['(', '[', '<'])?;
    let (inside, after) = opened.split_once([')', ']', '>'])?;
    Some((before, inside, after))
}

fn asks_to_fill(inside: &str) -> bool {
    let said: Vec<String> = words(inside).into_iter().map(|word| word.folded).collect();
    let asks = said.first().is_some_and(|word| word == "bitte");
    let fills = said.last().is_some_and(|word| FORM_VERBS.contains(&word.as_str()));
    (asks && fills) || inside.chars().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_say_nothing_are_told_apart() {
        for value in
            ["", " ", "-", "–", "___", "…", "k. A.", "k.A.", "n/a", "N. A.", "keine Angabe", "Keine Angaben."]
        {
            assert_eq!(blank(value), Some(Blank::Empty), "{value}");
        }
        for value in [
            "(bitte Betrag eintragen)",
            "Ja (bitte Programm im Feld darunter eintragen)",
            "Sonstiges [bitte erläutern]",
            "bitte auswählen",
            "Bitte Namen eintragen",
            "tbd",
            "wird nachgereicht",
            "siehe oben",
            "ja / nein",
            "<…>",
        ] {
            assert_eq!(blank(value), Some(Blank::Placeholder), "{value}");
        }
        for value in [
            "unbekannt",
            "ist unbekannt",
            "noch nicht bekannt.",
            "Noch offen",
            "in Klärung",
            "Noch nicht bekannt (geplant)",
            "noch nicht festgelegt3",
            "steht noch nicht fest",
        ] {
            assert_eq!(blank(value), Some(Blank::Unknown), "{value}");
            assert!(!is_blank(value));
        }
    }

    #[test]
    fn statements_are_answers() {
        for value in [
            "Nein",
            "keine",
            "0",
            "entfällt",
            "noch nicht definiert",
            "in Prüfung",
            "Ja",
            "Ja (seit 2024)",
            "siehe Anlage 3",
            "Ja, bitte im Amt eintragen lassen",
            "keine bekannt",
            "A",
            "offener Brief",
            "Bitte vorher anrufen",
        ] {
            assert_eq!(blank(value), None, "{value}");
        }
    }

    proptest::proptest! {
        #[test]
        fn brackets_in_any_order_are_read(value in "[(\\[)\\] a-z<>]{0,40}") {
            proptest::prop_assert!(blank(&value) != Some(Blank::Unknown));
        }
    }
}
