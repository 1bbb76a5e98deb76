//! Nouns that tell what is asked for: kinds of things that are listed, and what an answer must contain.

use crate::index::fold;
use crate::answer::understand::Expected;

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

/// Endings of nouns with what they expect; the first that fits counts.
const EXPECTATIONS: &[(Expected, &[&str])] = &[
    (
        Expected::Duration,
        &[
            "dauer",
            "laufzeit",
            "bearbeitungszeit",
            "wartezeit",
            "bindungsfrist",
            "loeschfrist",
            "aufbewahrungsfrist",
            "kuendigungsfrist",
            "probezeit",
            "reaktionszeit",
            "duration",
            "period",
        ],
    ),
    (
        Expected::Date,
        &[
            "datum",
            "termin",
            "termine",
            "terminen",
            "zeitpunkt",
            "zeitraum",
            "beginn",
            "start",
            "stichtag",
            "abgabetag",
            "wochentag",
            "tag",
            "monat",
            "jahr",
            "uhrzeit",
            "frist",
            "fristen",
            "faelligkeit",
            "ende",
            "inkrafttreten",
            "baujahr",
            "date",
            "deadline",
            "oeffnungszeiten",
            "kw",
            "kalenderwoche",
        ],
    ),
    (
        Expected::Amount,
        &[
            "kosten",
            "budget",
            "gebuehr",
            "gebuehren",
            "preis",
            "preise",
            "entgelt",
            "betrag",
            "summe",
            "zuschuss",
            "zuschusses",
            "foerderung",
            "foerdersumme",
            "zulage",
            "pauschale",
            "miete",
            "beitrag",
            "steuer",
            "bussgeld",
            "strafe",
            "honorar",
            "lohn",
            "gehalt",
            "verguetung",
            "erstattung",
            "volumen",
            "wert",
            "wertgrenze",
            "geld",
            "euro",
            "mittel",
            "ausgaben",
            "einnahmen",
            "haushaltsansatz",
            "eigenanteil",
            "kaution",
            "fee",
            "cost",
            "costs",
            "price",
            "amount",
        ],
    ),
    (
        Expected::Number,
        &[
            "anzahl",
            "zahl",
            "anteil",
            "quote",
            "prozentsatz",
            "prozent",
            "nummer",
            "hoehe",
            "groesse",
            "flaeche",
            "menge",
            "stunden",
            "vzae",
            "vollzeitaequivalente",
            "stellenanteil",
            "haeufigkeit",
            "kapazitaet",
            "geschwindigkeit",
            "telefonnummer",
            "durchwahl",
            "aktenzeichen",
            "kostenstelle",
            "entgeltgruppe",
            "percentage",
            "number",
        ],
    ),
    (
        Expected::Person,
        &[
            "ansprechpartner",
            "ansprechpartnerin",
            "ansprechperson",
            "mitarbeiter",
            "mitarbeiterin",
            "kollege",
            "kollegin",
            "leiter",
            "leiterin",
            "leitung",
            "sachbearbeiter",
            "sachbearbeiterin",
            "beauftragte",
            "beauftragter",
            "beauftragten",
            "admin",
            "person",
            "vertretung",
            "vorgesetzte",
            "projektleitung",
            "zustaendigkeit",
            "zustaendig",
            "landrat",
            "landraetin",
            "dezernent",
            "dezernentin",
            "officer",
            "contact",
        ],
    ),
    (
        Expected::Organisation,
        &[
            "stelle",
            "behoerde",
            "amt",
            "oe",
            "fachdienst",
            "fachbereich",
            "abteilung",
            "team",
            "firma",
            "unternehmen",
            "anbieter",
            "hersteller",
            "dienstleister",
            "referat",
            "dezernat",
            "fd",
            "sachgebiet",
            "stabsstelle",
            "partner",
            "partnern",
            "ministerium",
            "verband",
            "gericht",
            "ausschuss",
            "gremium",
            "einrichtung",
            "einrichtungen",
            "landkreis",
            "kreis",
            "organisationseinheit",
            "company",
            "department",
            "office",
            "vendor",
        ],
    ),
    (
        Expected::Place,
        &[
            "ort",
            "raum",
            "adresse",
            "anschrift",
            "gebaeude",
            "standort",
            "stadt",
            "strasse",
            "etage",
            "zimmer",
            "stockwerk",
            "place",
            "room",
            "address",
            "location",
        ],
    ),
];

/// Endings of date nouns that end other words too (`Antrag`, `Vertrag`, `Gericht` for `ort`): whole words only.
const WHOLE_WORDS: &[&str] = &[
    "tag", "start", "ende", "ort", "wert", "oe", "kw", "fd", "amt", "date", "cost", "fee", "zahl", "tage",
    "team", "kreis", "geld", "strafe", "steuer", "mittel", "stelle", "partner", "partnern", "number",
    "office", "stadt", "raum", "place", "room",
];

/// What an answer must contain when this noun is asked for; `None` when the noun tells nothing.
pub(in crate::answer::understand) fn expected_of(folded: &str) -> Option<Expected> {
    let fits = |ending: &&&str| {
        if folded == **ending {
            return true;
        }
        let joined = folded.strip_suffix(**ending);
        joined.is_some_and(|prefix| {
            prefix.ends_with('-') || (prefix.len() >= 3 && !WHOLE_WORDS.contains(ending))
        })
    };
    let longest = EXPECTATIONS.iter().filter_map(|(expected, endings)| {
        endings.iter().filter(fits).map(|ending| ending.len()).max().map(|length| (length, *expected))
    });
    longest.max_by_key(|(length, _)| *length).map(|(_, expected)| expected)
}
