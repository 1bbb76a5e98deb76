//! How documents say that something is not known or not settled yet.

use super::words::words;

/// Words before what is said that change nothing about it; folded.
const FILLERS: &[&str] = &[
    "ist", "sind", "steht", "stehen", "wird", "werden", "wurde", "wurden", "war", "liegt", "liegen",
    "bleibt", "noch", "derzeit", "aktuell", "momentan", "zurzeit", "bisher", "bislang", "dazu", "hierzu",
    "es",
];
/// What is not so yet.
const NOT_YET: &[&str] = &[
    "fest",
    "festgelegt",
    "festgesetzt",
    "bekannt",
    "bekanntgegeben",
    "bestimmt",
    "benannt",
    "beziffert",
    "ermittelt",
    "erhoben",
    "terminiert",
    "vor",
    "geklaert",
    "angegeben",
    "absehbar",
];
/// What says the same without a `nicht`.
const OPEN: &[&str] = &[
    "unbekannt",
    "offen",
    "in klaerung",
    "zu klaeren",
    "geklaert",
    "festgelegt",
    "bestimmt",
    "bekanntgegeben",
    "ermittelt",
    "weiss nicht",
];
/// Words that make of a participle something still to come (`wird noch festgelegt`).
const STILL: &str = "noch";

/// Whether a value says only that it is not known or not settled: `noch offen`, `steht noch nicht fest`.
pub(super) fn is_unsettled(value: &str) -> bool {
    let said: Vec<String> = words(value).into_iter().map(|word| without_note(word.folded)).collect();
    is_open(&said)
}

/// Whether a sentence ends in saying so of something: `…; seine Höhe ist noch nicht festgelegt`.
pub(super) fn says_unsettled(sentence: &str) -> bool {
    sentence.split([',', ';', ':', '–', '.', '(', ')']).any(|clause| {
        let said: Vec<String> = words(clause).into_iter().map(|word| without_note(word.folded)).collect();
        let from = said.iter().position(|word| FILLERS.contains(&word.as_str()));
        from.is_some_and(|from| said[from..].iter().any(|word| word == STILL) && is_open(&said[from..]))
    })
}

fn is_open(said: &[String]) -> bool {
    let still = said.iter().any(|word| word == STILL);
    let rest: Vec<&str> = said.iter().map(String::as_str).skip_while(|word| FILLERS.contains(word)).collect();
    match rest.as_slice() {
        ["nicht", word] => NOT_YET.contains(word),
        [word @ ("geklaert" | "festgelegt" | "bestimmt" | "bekanntgegeben" | "ermittelt")] => {
            still && OPEN.contains(word)
        }
        rest => OPEN.contains(&rest.join(" ").as_str()),
    }
}

/// The number of a footnote that hangs on a word.
fn without_note(mut word: String) -> String {
    let letters = word.trim_end_matches(|character: char| character.is_ascii_digit()).len();
    if letters > 0 {
        word.truncate(letters);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_still_open_are_told_from_settled_ones() {
        for value in [
            "unbekannt",
            "noch nicht festgelegt3",
            "steht noch nicht fest",
            "Wird noch geklärt",
            "liegt noch nicht vor",
            "in Klärung",
        ] {
            assert!(is_unsettled(value), "{value}");
        }
        for value in [
            "festgelegt",
            "nicht definiert",
            "noch nicht gestartet",
            "offener Brief",
            "bekannt",
            "",
            "nicht",
            "wird geklärt von Amt 10",
        ] {
            assert!(!is_unsettled(value), "{value}");
        }
    }

    #[test]
    fn a_sentence_may_say_so_at_its_end() {
        assert!(says_unsettled("Ein Zuschlag ist vorgesehen; seine Höhe ist noch nicht festgelegt."));
        assert!(says_unsettled("Der Termin der Abnahme steht noch nicht fest, gebaut wird ab Mai."));
        assert!(!says_unsettled("Die Höhe ist festgelegt, der Antrag noch zu stellen."));
        assert!(!says_unsettled("Wer noch nicht bekannt ist, weist sich aus."));
    }
}
