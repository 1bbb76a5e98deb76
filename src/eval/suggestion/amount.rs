//! Numbers, units and amounts.

use super::date::{is_month, is_year};
use super::text::words;

/// Units of time and counting, singular or dative, with the plural a question asks for.
const UNITS: &[(&str, &str)] = &[
    ("minute", "Minuten"),
    ("minuten", "Minuten"),
    ("stunde", "Stunden"),
    ("stunden", "Stunden"),
    ("tag", "Tage"),
    ("tage", "Tage"),
    ("tagen", "Tage"),
    ("werktag", "Werktage"),
    ("werktage", "Werktage"),
    ("werktagen", "Werktage"),
    ("arbeitstag", "Arbeitstage"),
    ("arbeitstage", "Arbeitstage"),
    ("arbeitstagen", "Arbeitstage"),
    ("kalendertage", "Kalendertage"),
    ("kalendertagen", "Kalendertage"),
    ("woche", "Wochen"),
    ("wochen", "Wochen"),
    ("monat", "Monate"),
    ("monate", "Monate"),
    ("monaten", "Monate"),
    ("jahr", "Jahre"),
    ("jahre", "Jahre"),
    ("jahren", "Jahre"),
    ("meter", "Meter"),
    ("kilometer", "Kilometer"),
    ("personen", "Personen"),
    ("plätze", "Plätze"),
    ("seiten", "Seiten"),
];

/// Words before a number that make it a reference.
const REFERENCES: &[&str] = &[
    "§",
    "§§",
    "abs",
    "absatz",
    "nr",
    "nummer",
    "satz",
    "art",
    "artikel",
    "ziffer",
    "seite",
    "kapitel",
    "anlage",
    "abschnitt",
    "din",
    "version",
];

/// The numbers and dates of a sentence as they stand there, without those that are references (`§ 5 Abs. 2`).
pub(super) fn numbers(sentence: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = String::new();
    let tokens: Vec<&str> = sentence.split_whitespace().collect();
    let mut rest = tokens.as_slice();
    while let [token, further @ ..] = rest {
        let number = token.trim_matches(|sign: char| !sign.is_alphanumeric());
        let is_counted =
            is_number(number) && !token.starts_with('§') && !REFERENCES.contains(&before.as_str());
        let (month, year) = month_and_year(further);
        rest = further;
        match month {
            Some(month) if is_counted && token.ends_with('.') => {
                let day = token.trim_start_matches(|sign: char| !sign.is_alphanumeric());
                found
                    .push([Some(day), Some(month), year].into_iter().flatten().collect::<Vec<_>>().join(" "));
                rest = further.get(1 + usize::from(year.is_some())..).unwrap_or_default();
            }
            _ if is_counted => found.push(number.to_owned()),
            _ => {}
        }
        before = token.trim_end_matches(['.', ',']).to_lowercase();
    }
    found
}

fn month_and_year<'a>(tokens: &[&'a str]) -> (Option<&'a str>, Option<&'a str>) {
    let bare = |token: &&'a str| token.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let month = tokens.first().map(bare).filter(|word| is_month(word));
    let goes_on = month.is_some_and(|month| tokens.first() == Some(&month));
    (month, tokens.get(1).map(bare).filter(|year| goes_on && is_year(year)))
}

pub(super) fn has_money(text: &str) -> bool {
    let is_currency = |word: &String| matches!(word.as_str(), "euro" | "eur" | "cent");
    has_digit(text) && (text.contains('€') || words(text).iter().any(is_currency))
}

pub(super) fn has_percent(text: &str) -> bool {
    has_digit(text) && (text.contains('%') || words(text).iter().any(|word| word == "prozent"))
}

pub(super) fn has_digit(text: &str) -> bool {
    text.contains(|character: char| character.is_ascii_digit())
}

/// Whether a word is a unit of time or counting.
pub(super) fn is_unit(word: &str) -> bool {
    plural(&word.to_lowercase()).is_some()
}

pub(super) fn plural(unit: &str) -> Option<&'static str> {
    UNITS.iter().find(|(form, _)| *form == unit).map(|(_, plural)| *plural)
}

pub(super) fn is_number(token: &str) -> bool {
    token.starts_with(|first: char| first.is_ascii_digit())
        && token.ends_with(|last: char| last.is_ascii_digit())
        && token
            .chars()
            .all(|part| part.is_ascii_digit() || matches!(part, '.' | ',' | ':' | '-' | '–' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_stand_as_in_the_sentence() {
        for (sentence, found) in [
            ("Bis zum (3. März 2031) sind 25,50 Euro zu zahlen.", vec!["3. März 2031", "25,50"]),
            ("Am 3. Mai, 2031 und am 01.02.2031.", vec!["3. Mai", "2031", "01.02.2031"]),
            ("Nach § 5 Abs. 2 und §7 gelten 14 Tage, 7,5% und A13.", vec!["14", "7,5"]),
            ("Zum 3. Male", vec!["3"]),
        ] {
            assert_eq!(numbers(sentence), found);
        }
    }

    #[test]
    fn amounts_need_a_number() {
        assert!(has_money("rund 30 €") && has_money("5 Cent") && !has_money("viele Euro"));
        assert!(has_percent("7,5 Prozent") && has_percent("7%") && !has_percent("Prozent"));
        assert!(is_unit("Tagen") && !is_unit("Antrag"));
    }
}
