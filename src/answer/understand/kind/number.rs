//! Whether a noun after `welche` stands in the singular or the plural.

use super::lexicon::{Form, entity};

/// Endings of plurals that no feminine singular has.
const PLURAL_ENDINGS: &[&str] = &[
    "en", "ern", "kte", "kreise", "dienste", "esse", "eme", "amme", "aetze", "uege", "aende", "orte",
    "werte", "mente", "ate", "aelle", "nisse", "raege", "schritte", "arbeiten", "aeume", "aeuser", "aeder",
    "aemter", "briefe", "texte", "termine", "berichte", "rechte", "gruende", "punkte", "wege", "plaene",
    "raeume", "listen", "modelle",
];
/// Feminine singulars that end like plurals of other genders.
const FEMININE_SINGULARS: &[&str] = &[
    "nummer",
    "steuer",
    "dauer",
    "ziffer",
    "kammer",
    "mutter",
    "feder",
    "schwester",
    "regel",
    "formel",
    "tafel",
    "basis",
    "praxis",
    "analyse",
    "adresse",
    "messe",
    "presse",
    "klasse",
    "kasse",
    "sorte",
    "karte",
    "rate",
    "debatte",
    "firma",
    "kita",
];

/// Numbers that may stand between `welche` and its noun; folded.
const SMALL_NUMBERS: &[&str] =
    &["zwei", "beiden", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwoelf"];

/// Whether a word is a number up to twelve, folded: `Welche zwei Häuser`.
pub(in crate::answer::understand) fn is_small_number(folded: &str) -> bool {
    SMALL_NUMBERS.contains(&folded)
}

/// Whether the noun after `welche` is a plural. Feminine nouns alone have a singular there, which settles most of
/// them; the verb decides about the rest.
pub(in crate::answer::understand) fn is_plural_after_welche(
    noun: &str,
    folded: &str,
    verb: Option<&str>,
) -> bool {
    if let Some((singular, form)) = entity(noun) {
        return form != Form::Singular || !is_feminine(&singular);
    }
    if FEMININE_SINGULARS.iter().any(|word| folded.ends_with(word)) {
        return false;
    }
    if PLURAL_ENDINGS.iter().any(|ending| folded.ends_with(ending)) {
        return true;
    }
    if folded.ends_with("nis")
        || folded.ends_with("ung")
        || folded.ends_with("heit")
        || folded.ends_with("ion")
    {
        return false;
    }
    folded.ends_with(['s', 'r', 'l']) || (folded.ends_with('e') && verb.is_some_and(is_plural_verb))
}

fn is_feminine(singular: &str) -> bool {
    const FEMININE: &[&str] = &[
        "kommune",
        "gemeinde",
        "stadt",
        "region",
        "ung",
        "stelle",
        "behörde",
        "schule",
        "kita",
        "organisation",
        "firma",
        "person",
        "maßnahme",
        "initiative",
        "richtlinie",
        "fraktion",
        "wache",
        "oe",
    ];
    FEMININE.iter().any(|ending| singular.ends_with(ending))
}

/// Whether a finite verb stands in the plural.
fn is_plural_verb(folded: &str) -> bool {
    folded == "sind" || (folded.ends_with("en") && folded.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::fold;

    #[test]
    fn plurals_are_told_from_feminine_singulars() {
        let plural = |noun: &str, verb| is_plural_after_welche(noun, &fold(noun), verb);
        for noun in [
            "Landkreise",
            "KI-Projekte",
            "Vorhaben",
            "Häuser",
            "Unterlagen",
            "Grundsätze",
            "Partner",
            "Chatbots",
        ] {
            assert!(plural(noun, Some("hat")), "{noun}");
        }
        for noun in
            ["Software", "Stelle", "Behörde", "Nummer", "Frist", "Voraussetzung", "Regel", "Kenntnis", "OE"]
        {
            assert!(!plural(noun, Some("ist")), "{noun}");
        }
        assert!(plural("Hilfsgüte", Some("gelten")) && !plural("Höhe", Some("gilt")));
    }
}
