//! What is counted: money, time, lengths and other things whose number means nothing without them.

/// A unit of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Euro,
    Cent,
    Percent,
    Minute,
    Hour,
    Day,
    WorkingDay,
    BusinessDay,
    Week,
    Month,
    Year,
    Kilometre,
    Metre,
    Megabyte,
    Gigabyte,
    Times,
    /// No unit but the number of a section, a page, a step.
    Label,
}

/// Spellings in lower case.
const SPELLINGS: [(Unit, &[&str]); 16] = [
    (Unit::Euro, &["€", "euro", "eur", "euros"]),
    (Unit::Cent, &["cent", "ct"]),
    (Unit::Percent, &["%", "prozent", "v.h"]),
    (Unit::Minute, &["minute", "minuten", "min"]),
    (Unit::Hour, &["stunde", "stunden", "std", "zeitstunden"]),
    (Unit::Day, &["tag", "tage", "tagen", "tages", "kalendertag", "kalendertage", "kalendertagen"]),
    (Unit::WorkingDay, &["arbeitstag", "arbeitstage", "arbeitstagen", "arbeitstages"]),
    (Unit::BusinessDay, &["werktag", "werktage", "werktagen", "werktages"]),
    (Unit::Week, &["woche", "wochen", "kalenderwoche", "kalenderwochen"]),
    (Unit::Month, &["monat", "monate", "monaten", "monats", "kalendermonate", "kalendermonaten"]),
    (Unit::Year, &["jahr", "jahre", "jahren", "jahres", "kalenderjahre", "kalenderjahren"]),
    (Unit::Kilometre, &["kilometer", "kilometern", "km"]),
    (Unit::Metre, &["meter", "metern", "m"]),
    (Unit::Megabyte, &["mb", "megabyte", "mib"]),
    (Unit::Gigabyte, &["gb", "gigabyte", "gib"]),
    (Unit::Times, &["mal"]),
];

/// Endings of words such as `vierwöchig` and `dreimal`.
const ENDINGS: [(&str, Unit); 7] = [
    ("minütig", Unit::Minute),
    ("stündig", Unit::Hour),
    ("tägig", Unit::Day),
    ("wöchig", Unit::Week),
    ("monatig", Unit::Month),
    ("jährig", Unit::Year),
    ("mal", Unit::Times),
];

/// Words before the number of a section, a page, a step.
const LABELS: [&str; 20] = [
    "abbildung",
    "abschnitt",
    "abschnitte",
    "abschnitten",
    "anhang",
    "anlage",
    "anlagen",
    "kapitel",
    "kapiteln",
    "nr",
    "nummer",
    "phase",
    "punkt",
    "satz",
    "schritt",
    "seite",
    "seiten",
    "stufe",
    "tabelle",
    "ziffer",
];

/// The unit that a word in lower case names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    SPELLINGS.iter().find(|(_, names)| names.contains(&word)).map(|(unit, _)| *unit)
}

/// The count and the unit of a word such as `vierwöchige`, `4-wöchigen`, `14-tägig`, `dreimal`.
pub(super) fn counted(word: &str) -> Option<(&str, Unit)> {
    ENDINGS.iter().find_map(|(ending, unit)| {
        let (head, inflection) = word.split_once(ending)?;
        let head = head.trim_end_matches('-');
        let fits = inflection.len() <= 2 && (*unit != Unit::Times || head != "ein");
        (fits && !head.is_empty()).then_some((head, *unit))
    })
}

/// Whether the number after a word in lower case is that of a section, a page, a step.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_units_are_read_off_one_word() {
        assert_eq!(counted("vierwöchigen"), Some(("vier", Unit::Week)));
        assert_eq!(counted("14-tägig"), Some(("14", Unit::Day)));
        assert_eq!(counted("dreimal"), Some(("drei", Unit::Times)));
        for word in ["einmal", "wöchig", "jährlich", "maler"] {
            assert_eq!(counted(word), None, "{word}");
        }
    }
}
