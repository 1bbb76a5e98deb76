//! What forms call the thing that a question asks for in other words.

use super::gather::Candidate;
use crate::corpus::EvidenceKind;
use crate::index::fold;

/// Beginnings of words in questions, and what names of fields and columns for it contain; folded.
const NAMES: [(&[&str], &[&str]); 5] = [
    (
        &["programm", "software", "tool", "produkt", "anwendung", "system"],
        &["produkt", "software", "programm", "anwendung", "fachverfahren"],
    ),
    (
        &["kostet", "kosten", "gekostet", "teuer", "preis", "bezahl"],
        &["kosten", "preis", "gebuehr", "entgelt", "betrag"],
    ),
    (&["zuschuss", "zuschuesse", "foerder", "gefoerdert"], &["foerder", "zuschuss", "zuwendung"]),
    (
        &["ansprech", "wende", "kontakt", "anrufen"],
        &["ansprech", "kontakt", "zustaendig", "telefon", "durchwahl"],
    ),
    (&["zeitraum", "laufzeit", "dauert"], &["zeitraum", "laufzeit", "dauer"]),
];

/// The contents of names that a question asks for.
pub(in super::super) fn asked_names(question: &str) -> Vec<&'static str> {
    let folded: Vec<String> = question.split(|sign: char| !sign.is_alphanumeric()).map(fold).collect();
    let asks = |beginnings: &[&str]| {
        folded.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
    };
    NAMES
        .iter()
        .filter(|(beginnings, _)| asks(beginnings))
        .flat_map(|(_, names)| names.iter().copied())
        .collect()
}

/// Whether a field or column is called by one of these.
pub(super) fn is_called(candidate: &Candidate, names: &[&str]) -> bool {
    candidate.unit.kind != EvidenceKind::Sentence && is_name_of(&candidate.unit.key, names)
}

/// Whether the name of a field or column contains one of these.
pub(in super::super) fn is_name_of(key: &str, names: &[&str]) -> bool {
    let key = fold(key);
    names.iter().any(|name| key.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_ask_for_names_of_fields() {
        assert!(asked_names("Mit welchem Programm schreibt das Amt?").contains(&"produkt"));
        assert!(asked_names("Gab es dafür Zuschüsse?").contains(&"foerder"));
        assert!(asked_names("Wann beginnt die Sitzung?").is_empty());
    }
}
