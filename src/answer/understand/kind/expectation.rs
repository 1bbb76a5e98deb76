//! Nouns that tell what an answer must contain: a date, an amount, a person.

use crate::answer::understand::Expected;

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

/// Whether a folded word by itself is one of these nouns.
pub(super) fn is_attribute(folded: &str) -> bool {
    EXPECTATIONS.iter().any(|(_, nouns)| nouns.contains(&folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_expect_what_their_last_part_does() {
        for (noun, expected) in [
            ("kosten", Some(Expected::Amount)),
            ("reisekosten", Some(Expected::Amount)),
            ("sitzungstermin", Some(Expected::Date)),
            ("loeschfrist", Some(Expected::Duration)),
            ("fachdienst", Some(Expected::Organisation)),
            ("antrag", None),
            ("software", None),
        ] {
            assert_eq!(expected_of(noun), expected, "{noun}");
        }
    }
}
