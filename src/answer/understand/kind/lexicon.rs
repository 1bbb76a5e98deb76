//! Nouns that name the kinds of things that are listed and counted.

use super::expectation::is_attribute;
use crate::index::fold;

/// Kinds of things that documents of a house describe one by one: singular, plural. The dative adds `n`.
const ENTITIES: &[(&str, &str)] = &[
    ("landkreis", "landkreise"),
    ("kreis", "kreise"),
    ("kommune", "kommunen"),
    ("gemeinde", "gemeinden"),
    ("stadt", "städte"),
    ("region", "regionen"),
    ("land", "länder"),
    ("projekt", "projekte"),
    ("vorhaben", "vorhaben"),
    ("haus", "häuser"),
    ("amt", "ämter"),
    ("fachdienst", "fachdienste"),
    ("fachbereich", "fachbereiche"),
    ("abteilung", "abteilungen"),
    ("sachgebiet", "sachgebiete"),
    ("dezernat", "dezernate"),
    ("referat", "referate"),
    ("stabsstelle", "stabsstellen"),
    ("stelle", "stellen"),
    ("dienststelle", "dienststellen"),
    ("behörde", "behörden"),
    ("einrichtung", "einrichtungen"),
    ("schule", "schulen"),
    ("kita", "kitas"),
    ("verwaltung", "verwaltungen"),
    ("organisation", "organisationen"),
    ("firma", "firmen"),
    ("unternehmen", "unternehmen"),
    ("anbieter", "anbieter"),
    ("hersteller", "hersteller"),
    ("partner", "partner"),
    ("dienstleister", "dienstleister"),
    ("verband", "verbände"),
    ("verein", "vereine"),
    ("person", "personen"),
    ("mitglied", "mitglieder"),
    ("system", "systeme"),
    ("verfahren", "verfahren"),
    ("anwendung", "anwendungen"),
    ("programm", "programme"),
    ("produkt", "produkte"),
    ("tool", "tools"),
    ("bot", "bots"),
    ("dienst", "dienste"),
    ("maßnahme", "maßnahmen"),
    ("initiative", "initiativen"),
    ("steckbrief", "steckbriefe"),
    ("dokument", "dokumente"),
    ("richtlinie", "richtlinien"),
    ("anweisung", "anweisungen"),
    ("vereinbarung", "vereinbarungen"),
    ("satzung", "satzungen"),
    ("beschluss", "beschlüsse"),
    ("sitzung", "sitzungen"),
    ("ausschuss", "ausschüsse"),
    ("fraktion", "fraktionen"),
    ("standort", "standorte"),
    ("gebäude", "gebäude"),
    ("fahrzeug", "fahrzeuge"),
    ("betrieb", "betriebe"),
    ("bereich", "bereiche"),
    ("team", "teams"),
    ("wache", "wachen"),
    ("lösung", "lösungen"),
    ("modell", "modelle"),
    ("oe", "oes"),
    ("kollege", "kollegen"),
    ("pilot", "piloten"),
];
/// Words that end like an entity and are none.
const NO_ENTITIES: &[&str] = &[
    "gesamt",
    "insgesamt",
    "beamt",
    "umkreis",
    "arbeitskreis",
    "personenkreis",
    "ausland",
    "inland",
    "aufwand",
    "verstand",
    "zuhaus",
    "bekannt",
    "gesamtverband",
];
/// Entities shorter than this end too many other words: they count alone and after a hyphen.
const SHORTEST_ENDING: usize = 4;

/// Whether a form of a noun is one or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::answer::understand) enum Form {
    Singular,
    Plural,
    /// `Vorhaben`, `Anbieter`: the article tells.
    Either,
}

/// The singular of a noun that names a kind of thing, in lower case (`KI-Projekten` → `ki-projekt`), and which form
/// the noun has; `None` for other nouns.
pub(in crate::answer::understand) fn entity(noun: &str) -> Option<(String, Form)> {
    let folded = fold(noun);
    if NO_ENTITIES.contains(&folded.as_str()) {
        return None;
    }
    let found = ENTITIES.iter().filter_map(|(singular, plural)| {
        let form = form_of(&folded, singular, plural)?;
        Some((singular.len(), *singular, form))
    });
    let (_, singular, (ending, form)) =
        found.max_by_key(|(length, _, (ending, _))| (*length, ending.len()))?;
    let prefix = before_ending(noun, &ending)?.to_lowercase();
    Some((format!("{prefix}{singular}"), form))
}

fn form_of(folded: &str, singular: &str, plural: &str) -> Option<(String, Form)> {
    let (one, many) = (fold(singular), fold(plural));
    let dative = if many.ends_with(['n', 's']) { many.clone() } else { format!("{many}n") };
    let forms = [
        (dative.clone(), if one == dative { Form::Either } else { Form::Plural }),
        (many.clone(), if one == many { Form::Either } else { Form::Plural }),
        (format!("{one}es"), Form::Singular),
        (format!("{one}s"), Form::Singular),
        (one, Form::Singular),
    ];
    forms.into_iter().find(|(form, _)| ends_as_compound(folded, form))
}

fn ends_as_compound(folded: &str, ending: &str) -> bool {
    let Some(prefix) = folded.strip_suffix(ending) else { return false };
    prefix.is_empty()
        || prefix.ends_with('-')
        || (ending.len() >= SHORTEST_ENDING && prefix.len() >= 3)
        || is_office(prefix, ending)
}

/// `Jugendamt`, `Kreishaus`: short entities that make compounds all the time.
fn is_office(prefix: &str, ending: &str) -> bool {
    prefix.len() >= 3 && matches!(ending, "amt" | "bot")
}

/// What stands before an ending that is given in folded form.
fn before_ending<'noun>(noun: &'noun str, ending: &str) -> Option<&'noun str> {
    noun.char_indices()
        .map(|(at, _)| at)
        .chain([noun.len()])
        .find_map(|at| (fold(noun.get(at..)?) == ending).then(|| noun.get(..at))?)
}

/// Whether a word by itself, not as a part of a compound, names a kind of thing or what may be asked of any subject
/// (`Projekt`, `Kosten`, `Termin`).
pub(in crate::answer::understand) fn is_common(word: &str) -> bool {
    let folded = fold(word);
    is_attribute(&folded)
        || entity(word).is_some_and(|(singular, _)| ENTITIES.iter().any(|(known, _)| *known == singular))
}
