//! Questions on fields of a record.

use crate::eval::suggestion::finding::Finding;
use crate::eval::suggestion::source::SourceField;
use crate::eval::suggestion::text::words;
use crate::eval::suggestion::value::{Form, form};
use crate::eval::suggestion::wording::{choose, quoted};

/// Beginnings of words that name a person or an office.
const PERSON_BEGINNINGS: &[&str] =
    &["ansprechpartner", "ansprechperson", "zuständig", "verantwortlich", "federführ", "kontaktperson"];

/// Words that name a person or an office, also with the endings of `ENDINGS`.
const PERSONS: &[&str] = &[
    "anbieter",
    "auftraggeber",
    "auftragnehmer",
    "autor",
    "bearbeiter",
    "behörde",
    "betreiber",
    "dienstleister",
    "dienststelle",
    "eigentümer",
    "hersteller",
    "herausgeber",
    "inhaber",
    "leiter",
    "leitung",
    "lieferant",
    "organisationseinheit",
    "träger",
    "verfasser",
];

const ENDINGS: &[&str] = &["", "in", "innen", "n", "en", "s"];

/// Keys that say no more than who is in charge.
const IN_CHARGE: &[&str] = &["zuständig", "zuständigkeit", "zuständige stelle", "verantwortlich"];

/// Words of keys whose numbers count nothing.
const LABELS: &[&str] = &[
    "telefon",
    "fax",
    "mobil",
    "nummer",
    "nr",
    "plz",
    "postleitzahl",
    "zimmer",
    "raum",
    "version",
    "id",
    "az",
];

/// What a field can be asked for; `None` when it has no key or repeats the record's name.
pub(super) fn finding(record: &str, field: &SourceField) -> Option<Finding> {
    let key_words = words(&field.key);
    if key_words.is_empty() || words(record).is_empty() || words(record) == words(&field.value) {
        return None;
    }
    let form = form(&field.value);
    let is_blank = form == Form::Blank;
    Some(Finding {
        page: field.page,
        kind: if is_blank { "unanswerable" } else { "single" },
        question: question(record, field, &key_words, form),
        answerable: !is_blank,
        quotes: vec![field.value.clone()],
        // Where nothing is said the words for nothing must not cover other fields that say nothing.
        place: if is_blank { field.key.clone() } else { format!("{} {}", field.key, field.value) },
    })
}

fn question(record: &str, field: &SourceField, key_words: &[String], form: Form) -> String {
    let (of, key) = (quoted(record), quoted(&field.key));
    let is_label = key_words.iter().any(|word| LABELS.contains(&word.as_str()));
    let wordings = match form {
        Form::YesOrNo => {
            [format!("Ist {key} bei {of} vorgesehen?"), format!("Ist bei {of} {key} vorgesehen?")]
        }
        Form::Date if key_words.iter().any(|word| word == "seit") => {
            [format!("Seit wann gilt für {of} die Angabe {key}?"), format!("Seit wann gilt {key} bei {of}?")]
        }
        Form::Date => [format!("Wann ist laut {key} der Termin bei {of}?"), dated(&of, &key, key_words)],
        Form::Money => [
            format!("Wie hoch ist bei {of} der Betrag unter {key}?"),
            format!("Wie hoch ist der Betrag, der zu {of} unter {key} angegeben ist?"),
        ],
        Form::Percent => [
            format!("Wie hoch ist bei {of} der Prozentsatz unter {key}?"),
            format!("Wie hoch ist der Prozentsatz, der zu {of} unter {key} angegeben ist?"),
        ],
        Form::Quantity(unit) => [
            format!("Wie viele {unit} sind zu {of} unter {key} angegeben?"),
            format!("Wie viele {unit} nennt der Eintrag {of} unter {key}?"),
        ],
        Form::Number if !is_label => [
            format!("Wie viele sind zu {of} unter {key} angegeben?"),
            format!("Wie hoch ist bei {of} die Zahl unter {key}?"),
        ],
        _ if is_status(key_words) => [
            format!("Welcher Status ist zu {of} unter {key} vermerkt?"),
            format!("Welchen Stand hat {of} laut {key}?"),
        ],
        _ if IN_CHARGE.contains(&key_words.join(" ").as_str()) => {
            [format!("Wer ist für {of} zuständig?"), format!("Wer ist zu {of} als zuständig angegeben?")]
        }
        _ if is_person(key_words) && !is_contact(&field.value) && !is_label => [
            format!("Wer ist zu {of} unter {key} genannt?"),
            format!("Wer wird bei {of} unter {key} angegeben?"),
        ],
        _ => [
            format!("Was ist zu {of} unter {key} angegeben?"),
            format!("Welche Angabe gibt es zu {of} unter {key}?"),
        ],
    };
    choose(wordings, &[record, &field.key])
}

fn dated(of: &str, key: &str, key_words: &[String]) -> String {
    match key_words {
        [_] => format!("Wann ist bei {of} {key}?"),
        _ => format!("Für wann ist zu {of} {key} eingetragen?"),
    }
}

fn is_status(key_words: &[String]) -> bool {
    key_words.iter().any(|word| word.ends_with("status") || word.ends_with("stand") && word != "abstand")
}

fn is_person(key_words: &[String]) -> bool {
    key_words.iter().any(|word| {
        PERSON_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
            || PERSONS.iter().filter_map(|person| word.strip_prefix(person)).any(|end| ENDINGS.contains(&end))
    })
}

fn is_contact(value: &str) -> bool {
    value.contains('@') || value.chars().filter(char::is_ascii_digit).count() > 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(key: &str, value: &str) -> Option<Finding> {
        finding("Radweg", &SourceField { page: 4, key: key.to_owned(), value: value.to_owned() })
    }

    #[test]
    fn the_question_fits_the_form_of_the_value_and_the_key() {
        for (key, value, begins) in [
            ("Baubeginn", "3. Mai 2031", "Wann ist "),
            ("Fertig am", "3. Mai 2031", "Wann |Für wann "),
            ("Offen seit", "2031", "Seit wann gilt "),
            ("Kosten", "1.200 €", "Wie hoch ist "),
            ("Förderquote", "30 %", "Wie hoch ist "),
            ("Dauer", "14 Monate", "Wie viele Monate "),
            ("Stellplätze", "140", "Wie viele |Wie hoch "),
            ("Beleuchtung", "ja", "Ist "),
            ("Status", "in Planung", "Welcher Status |Welchen Stand "),
            ("Ansprechpartner/in", "Frau Muster", "Wer "),
            ("Trägerin", "Stadt Musterhausen", "Wer "),
            ("Zimmer", "120", "Was |Welche Angabe "),
            ("Ansprechpartner", "a@b.example", "Was |Welche Angabe "),
            ("Leitungslänge", "lang", "Was |Welche Angabe "),
        ] {
            let question = found(key, value).unwrap().question;
            assert!(begins.split('|').any(|begin| question.starts_with(begin)), "{key} {question}");
            assert!(question.contains("»Radweg«") && question.contains(&quoted(key)), "{question}");
        }
        assert!(found("Zuständig", "Tiefbauamt").unwrap().question.contains("»Radweg«"));
    }

    #[test]
    fn blank_values_become_unanswerable_questions() {
        let finding = found("Belag", "noch nicht bekannt").unwrap();
        assert!(!finding.answerable && finding.kind == "unanswerable" && finding.place == "Belag");
        assert!(found("Ansprechpartner", "-").unwrap().question.starts_with("Wer "));
    }

    #[test]
    fn a_field_without_key_or_with_the_name_of_the_record_is_not_asked_for() {
        assert_eq!(found(" ", "Asphalt"), None);
        assert_eq!(found("Bezeichnung", "Radweg"), None);
    }
}
