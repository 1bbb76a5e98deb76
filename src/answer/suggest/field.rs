//! Questions from the fields of records.

use super::Draft;

/// Longest title that a question names, in characters.
const TITLE_CHARACTERS: usize = 70;

/// What a field's name contains, in lower case, and the question it answers; `{}` is the record's title. The first that
/// fits is taken.
const FORMS: [(&str, &str); 19] = [
    ("folgenabschätzung", "Wurde für {} eine Datenschutz-Folgenabschätzung durchgeführt?"),
    ("personalrat", "Wurde der Personalrat bei {} beteiligt?"),
    ("ansprech", "Wer ist Ansprechperson für {}?"),
    ("kontakt", "Wie erreiche ich die zuständige Stelle für {}?"),
    ("verantwortlich", "Wer ist für {} verantwortlich?"),
    ("projektstatus", "Wie ist der Projektstatus von {}?"),
    ("produkt", "Welches Produkt wird für {} eingesetzt?"),
    ("kosten einmalig", "Was kostet {} einmalig?"),
    ("kosten laufend", "Was kostet {} laufend?"),
    ("fördermittel", "Welche Fördermittel gibt es für {}?"),
    ("betriebsmodell", "Wie wird {} betrieben?"),
    ("schnittstelle", "Welche Schnittstellen hat {}?"),
    ("rechtsgrundlage", "Auf welcher Rechtsgrundlage beruht {}?"),
    ("löschfrist", "Welche Löschfrist gilt für {}?"),
    ("risikoklasse", "Welche Risikoklasse hat {}?"),
    ("zielgruppe", "An wen richtet sich {}?"),
    ("zeitraum", "In welchem Zeitraum läuft {}?"),
    ("in kraft seit", "Seit wann ist {} in Kraft?"),
    ("nutzen", "Welchen Nutzen hat {}?"),
];

/// The question that a field of a record answers, if its name is one of those known.
pub(super) fn question(title: &str, key: &str) -> Option<Draft> {
    let length = title.chars().count();
    if length == 0 || length > TITLE_CHARACTERS {
        return None;
    }
    let key = key.to_lowercase();
    let (form, question) = FORMS.iter().find(|(part, _)| key.contains(part))?;
    // Marks inside marks are single ones.
    let title = title.replace('„', "‚").replace(['“', '”', '"'], "‘");
    Some(Draft { question: question.replace("{}", &format!("„{title}“")), form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_fields_are_asked_for_by_the_records_title() {
        let asked = |title: &str, key: &str| question(title, key).map(|draft| draft.question);
        assert_eq!(
            asked("Pegelprognose", "Kosten laufend").as_deref(),
            Some("Was kostet „Pegelprognose“ laufend?")
        );
        assert_eq!(asked("Pegelprognose", "Lessons learned"), None);
        assert_eq!(asked("", "Ansprechperson"), None);
        assert_eq!(asked(&"x".repeat(71), "Ansprechperson"), None);
    }
}
