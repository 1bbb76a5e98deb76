//! How documents say that something is not known or not settled yet.

use super::words::{Word, words};

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
/// Beginnings of values that say that somebody is still at it; folded.
const UNDER_WAY: &[&str] =
    &["in pruefung", "in klaerung", "in abstimmung", "wird geprueft", "wird noch geprueft"];
/// Words of questions for what is not settled; folded.
const OPEN_WORDS: &[&str] = &["offen", "ungeklaert", "unklar", "unbekannt"];
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

/// Whether a value begins by saying so: `In Prüfung durch das Amt`.
pub(in super::super) fn begins_unsettled(value: &str) -> bool {
    let clause = value.split([',', ';', ':', '(', '.']).next().unwrap_or_default();
    let said: Vec<String> = words(clause).into_iter().map(|word| word.folded).collect();
    is_unsettled(clause) || UNDER_WAY.iter().any(|beginning| said.join(" ").starts_with(beginning))
}

/// Whether a question asks for what is not settled: `Wo ist noch offen, …`, `… noch nicht geklärt`.
pub(in super::super) fn asks_for_unsettled(question: &str) -> bool {
    let words = words(question);
    let is_quiet_open = |word: &Word<'_>| !word.is_loud() && OPEN_WORDS.contains(&word.folded.as_str());
    let is_not_yet =
        |pair: &[Word<'_>]| pair[0].folded == "nicht" && NOT_YET.contains(&pair[1].folded.as_str());
    words.iter().any(is_quiet_open) || words.windows(2).any(is_not_yet)
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
    fn what_is_open_is_asked_for_and_said() {
        assert!(asks_for_unsettled("Bei welchen Brücken ist die Traglast noch ungeklärt?"));
        assert!(asks_for_unsettled("Welche Termine sind noch nicht festgelegt?"));
        assert!(!asks_for_unsettled("Welche Offenen Ganztagsschulen gibt es?"));
        assert!(begins_unsettled("In Prüfung durch Amt 10") && begins_unsettled("noch offen; Termin im Mai"));
        assert!(!begins_unsettled("30 Tonnen; Prüfung im Mai"));
    }

    #[test]
    fn a_sentence_may_say_so_at_its_end() {
        assert!(says_unsettled("Ein Zuschlag ist vorgesehen; seine Höhe ist noch nicht festgelegt."));
        assert!(says_unsettled("Der Termin der Abnahme steht noch nicht fest, gebaut wird ab Mai."));
        assert!(!says_unsettled("Die Höhe ist festgelegt, der Antrag noch zu stellen."));
        assert!(!says_unsettled("Wer noch nicht bekannt ist, weist sich aus."));
    }
}
