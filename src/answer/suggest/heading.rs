//! Questions from headings that are questions, name a procedure, or open an overview.

use super::Draft;

/// Shortest and longest heading in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=80;
/// Shortest name of a procedure that says by itself what it is about, in characters.
const TELLING: usize = 15;

/// Ends of feminine nouns that name a procedure.
const PROCEDURES: [&str; 22] = [
    "meldung",
    "beantragung",
    "bestellung",
    "verlängerung",
    "genehmigung",
    "löschung",
    "erstattung",
    "abrechnung",
    "kündigung",
    "freigabe",
    "vergabe",
    "ausleihe",
    "rückgabe",
    "übergabe",
    "vernichtung",
    "aussonderung",
    "beschaffung",
    "bewilligung",
    "einarbeitung",
    "überprüfung",
    "buchung",
    "abnahme",
];
/// Plurals that open an overview.
const OVERVIEWS: [&str; 9] = [
    "Aufgaben",
    "Rechte",
    "Pflichten",
    "Voraussetzungen",
    "Anforderungen",
    "Grundsätze",
    "Ziele",
    "Ausnahmen",
    "Grenzen",
];
/// Plurals of what holds for something.
const RULES: [&str; 5] = ["Regeln", "Fristen", "Wertgrenzen", "Mindestanforderungen", "Vorgaben"];
/// What follows a name and says what it is about.
const LINKS: [&str; 16] = [
    "der", "des", "von", "vom", "für", "bei", "beim", "an", "am", "im", "in", "zu", "zur", "zum", "durch",
    "einer",
];
/// Verbs that end headings such as `Neues Aktenzeichen beantragen`.
const VERBS: [&str; 14] = [
    "beantragen",
    "melden",
    "anmelden",
    "abmelden",
    "bestellen",
    "einrichten",
    "ändern",
    "zurücksetzen",
    "verlängern",
    "buchen",
    "abrechnen",
    "einreichen",
    "vernichten",
    "freigeben",
];

/// The question that a heading's section answers, if the heading tells it.
pub(super) fn question(heading: &str) -> Option<Draft> {
    let heading = without_number(heading);
    if !LENGTH.contains(&heading.chars().count()) || heading.contains(['\n', '\t', '„', '"', '<', '>']) {
        return None;
    }
    let draft = |form, question| Some(Draft { question, form });
    if heading.ends_with('?') {
        let is_whole = heading.split_whitespace().count() > 2;
        return is_whole.then(|| Draft { question: heading.to_owned(), form: "question" });
    }
    if heading.contains([',', ':', ';', '(', '.']) {
        return None;
    }
    let (first, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let link = rest.split(' ').next().unwrap_or_default();
    let says_what = LINKS.contains(&link);
    let is_procedure = PROCEDURES.iter().any(|ending| first.to_lowercase().ends_with(ending));
    if is_procedure && (says_what || rest.is_empty() && first.chars().count() >= TELLING) {
        return draft("procedure", format!("Wie läuft die {heading} ab?"));
    }
    if VERBS.contains(&heading.rsplit(' ').next().unwrap_or_default()) && !rest.is_empty() {
        return draft("verb", format!("Wie geht das: {heading}?"));
    }
    if !says_what {
        let is_handling = first == "Umgang" && link == "mit";
        return is_handling
            .then(|| Draft { question: format!("Was gilt für den {heading}?"), form: "handling" });
    }
    match first {
        "Ablauf" => draft("procedure", format!("Wie sieht der {heading} aus?")),
        "Zuständigkeit" | "Zuständigkeiten" if link == "für" => {
            draft("responsible", format!("Wer ist {rest} zuständig?"))
        }
        "Vorgehen" | "Verhalten" if matches!(link, "bei" | "beim" | "im") => {
            draft("procedure", format!("Was ist {rest} zu tun?"))
        }
        rules if RULES.contains(&rules) => draft("rules", format!("Welche {heading} gelten?")),
        overview if OVERVIEWS.contains(&overview) => draft("overview", format!("Was sind die {heading}?")),
        _ => None,
    }
}

/// A heading without `3.2`, `§ 5` or `(1)` before it.
fn without_number(heading: &str) -> &str {
    let is_mark = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || "§.()".contains(sign);
    heading.trim_start_matches(is_mark).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_headings_become_good_questions() {
        for (heading, expected) in [
            ("3.2 Vernichtung des Papiers", "Wie läuft die Vernichtung des Papiers ab?"),
            ("Verhandlungsvergabe", "Wie läuft die Verhandlungsvergabe ab?"),
            ("§ 4 Neues Aktenzeichen beantragen", "Wie geht das: Neues Aktenzeichen beantragen?"),
            ("Ablauf der Aussonderung", "Wie sieht der Ablauf der Aussonderung aus?"),
            ("Zuständigkeit für die Aktenführung", "Wer ist für die Aktenführung zuständig?"),
            ("Vorgehen bei Verlust", "Was ist bei Verlust zu tun?"),
            ("Wertgrenzen für Bauleistungen", "Welche Wertgrenzen für Bauleistungen gelten?"),
            ("Grundsätze der Aktenführung", "Was sind die Grundsätze der Aktenführung?"),
            ("Umgang mit Passwörtern", "Was gilt für den Umgang mit Passwörtern?"),
            ("7. Wer darf unterschreiben?", "Wer darf unterschreiben?"),
        ] {
            let found = question(heading).map(|draft| draft.question);
            assert_eq!(found.as_deref(), Some(expected), "{heading}");
        }
    }

    #[test]
    fn other_headings_give_none() {
        for heading in [
            "Allgemeines",
            "Rollen",
            "Meldung",
            "Warum?",
            "Löschen und Löschfristen",
            "Berichtigung, Löschung, Einschränkung",
            "1.2",
            "",
            "Freigabe <script>alert(1)</script>",
        ] {
            assert_eq!(question(heading), None, "{heading}");
        }
    }
}
