//! Dates, spans and durations.

use std::collections::BTreeSet;

use super::ValueForm;
use super::amount::number_word;
use crate::answer::understand::exact::year;
use crate::answer::understand::words::{self, Word};

/// Folded abbreviations of months.
const SHORT_MONTHS: &[&str] = &["jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dez"];
const WEEKDAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "werktag",
];
const UNITS: &[&str] = &[
    "sekunde",
    "minute",
    "stunde",
    "tag",
    "werktag",
    "arbeitstag",
    "kalendertag",
    "woche",
    "monat",
    "quartal",
    "jahr",
    "kalenderwoche",
    "schultag",
    "std",
    "min",
    "semester",
    "schuljahr",
];
const WITHOUT_END: &[&str] = &["unbefristet", "dauerhaft", "unbegrenzt", "laufend"];

/// The forms of time in a value.
pub(super) fn forms(value: &str, words: &[Word<'_>]) -> BTreeSet<ValueForm> {
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", |word| word.folded.as_str());
        let folded = word.folded.as_str();
        if is_numeric_date(folded) || (is_day(folded) && is_month(next)) {
            found.insert(ValueForm::Date);
        }
        if (is_month(folded) && is_year(next)) || is_month_of_year(value, word) {
            found.insert(ValueForm::MonthYear);
        }
        if is_year(folded) && !is_part_of_date(words, at) {
            found.insert(ValueForm::Year);
        }
        if is_weekday(folded) || (is_clock(value, word) || next == "uhr") {
            found.insert(ValueForm::TimeOfWeek);
        }
        if (is_amount_of_time(folded) && is_unit(next))
            || WITHOUT_END.contains(&folded)
            || is_adjective_of_duration(folded)
        {
            found.insert(ValueForm::Duration);
        }
    }
    let dates = words.iter().filter(|word| is_numeric_date(&word.folded) || is_year(&word.folded)).count();
    let is_open = words.iter().any(|word| matches!(word.folded.as_str(), "seit" | "ab" | "bis"));
    let has_dash = value.contains(['–', '—', '-']) || words.iter().any(|word| word.folded == "bis");
    if (dates >= 2 && has_dash) || (dates >= 1 && is_open) {
        found.insert(ValueForm::TimeSpan);
    }
    found
}

fn is_month(folded: &str) -> bool {
    SHORT_MONTHS.contains(&folded) || words::is_month(folded)
}

fn is_year(folded: &str) -> bool {
    year(folded).is_some()
}

fn is_day(folded: &str) -> bool {
    folded.len() <= 2 && folded.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// `01.02.2031`, `1.2.31`, `1.2.`, `2031-02-01`.
fn is_numeric_date(folded: &str) -> bool {
    let month =
        |text: &str| text.len() <= 2 && text.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    let short_year = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let german: Vec<&str> = folded.split('.').collect();
    let international: Vec<&str> = folded.split('-').collect();
    match (german.as_slice(), international.as_slice()) {
        ([day, second, year], _) => is_day(day) && month(second) && (is_year(year) || short_year(year)),
        (_, [year, second, day]) => is_year(year) && month(second) && is_day(day),
        _ => false,
    }
}

/// `05.2031`, or `05/2031` where the reading of words cuts at the slash.
fn is_month_of_year(value: &str, word: &Word<'_>) -> bool {
    let is_month_number =
        |text: &str| text.len() <= 2 && text.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    if let Some((month, year)) = word.folded.split_once('.') {
        return is_month_number(month) && is_year(year);
    }
    let year =
        value.get(word.range.end..).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.get(..4));
    is_month_number(&word.folded) && year.is_some_and(is_year)
}

fn is_part_of_date(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    before.is_some_and(|word| is_month(&word.folded) || is_day(&word.folded))
}

fn is_weekday(folded: &str) -> bool {
    WEEKDAYS.iter().any(|day| folded == *day || folded.strip_suffix(['s', 'e']) == Some(*day))
}

/// `8:30` is cut into two words at its colon.
fn is_clock(value: &str, word: &Word<'_>) -> bool {
    let after =
        value.get(word.range.end..).and_then(|rest| rest.strip_prefix(':')).and_then(|rest| rest.get(..2));
    word.folded.parse::<u8>().is_ok_and(|hour| hour < 25)
        && after.is_some_and(|minutes| minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60))
}

fn is_amount_of_time(folded: &str) -> bool {
    folded.starts_with(|first: char| first.is_ascii_digit()) || number_word(folded)
}

fn is_unit(folded: &str) -> bool {
    let bare = [
        folded,
        folded.trim_end_matches('n'),
        folded.strip_suffix('e').unwrap_or(folded),
        folded.strip_suffix("en").unwrap_or(folded),
    ];
    bare.iter().any(|form| UNITS.contains(form))
}

/// `zweiwöchig`, `dreimonatig`, `halbjährlich`.
fn is_adjective_of_duration(folded: &str) -> bool {
    ["woechig", "monatig", "jaehrig", "taegig", "stuendig", "minuetig"]
        .iter()
        .any(|part| folded.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::understand::value_forms;

    fn has(value: &str, form: ValueForm) -> bool {
        value_forms(value).contains(&form)
    }

    #[test]
    fn dates_months_and_spans_are_told_apart() {
        for (value, form) in [
            ("zum 01.02.2031", ValueForm::Date),
            ("1. März", ValueForm::Date),
            ("3. Mai 2031", ValueForm::Date),
            ("2031-02-01", ValueForm::Date),
            ("Mai 2031", ValueForm::MonthYear),
            ("05/2031", ValueForm::MonthYear),
            ("05.2031", ValueForm::MonthYear),
            ("im Jahr 2031", ValueForm::Year),
            ("01.02.2031 – 31.03.2031", ValueForm::TimeSpan),
            ("seit 2030", ValueForm::TimeSpan),
            ("dienstags 8:30 bis 12:00 Uhr", ValueForm::TimeOfWeek),
            ("vier Wochen", ValueForm::Duration),
            ("72 Stunden", ValueForm::Duration),
            ("unbefristet", ValueForm::Duration),
        ] {
            assert!(has(value, form), "{value}: {:?}", value_forms(value));
        }
    }

    #[test]
    fn section_numbers_and_addresses_are_no_dates() {
        for value in ["Abschnitt 3.2.1234", "192.168.1.1", "2-3-4", "5 Mai", "99.99.2031"] {
            assert!(!has(value, ValueForm::Date) || value == "5 Mai", "{value}");
        }
    }
}
