//! Dates and times of day: `01.02.2026`, `1. Februar 2026`, `2026-02-01`, `Februar`, `14:00 Uhr`.

use super::token::Token;
use super::value::Value;
use crate::months::MONTHS;

/// Years that four digits without a unit are read as.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;
/// Shortened months, as they stand before a full stop.
const SHORT_MONTHS: [&[&str]; 12] = [
    &["jan", "jänner"],
    &["feb", "febr"],
    &["mär", "mrz"],
    &["apr"],
    &[],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep", "sept"],
    &["okt"],
    &["nov"],
    &["dez"],
];

/// A date, or as much of it as is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) day: Option<u8>,
    pub(super) month: Option<u8>,
    pub(super) year: Option<u16>,
}

/// The date that the tokens begin with, and how many of them it takes.
pub(super) fn date(tokens: &[Token<'_>]) -> Option<(Value, usize)> {
    let [first, rest @ ..] = tokens else { return None };
    if let Some(date) = digits_date(first) {
        return Some((Value::Date(date), 1));
    }
    let named = |tokens: &[Token<'_>], day, taken: usize| {
        let (month, rest) = tokens.split_first()?;
        let month = Some(month_of(month)?);
        let year = rest.first().and_then(|token| year(token.raw));
        Some((Value::Date(Date { day, month, year }), taken + 1 + usize::from(year.is_some())))
    };
    match day_of(first.raw).filter(|_| first.dot) {
        Some(day) => named(rest, Some(day), 1),
        None => named(tokens, None, 0),
    }
}

/// The year that four digits name.
pub(super) fn year(raw: &str) -> Option<u16> {
    let is_year = raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit());
    raw.parse().ok().filter(|year| is_year && YEARS.contains(year))
}

/// The time of day that the tokens begin with: `14:00`, `14:00 Uhr`, `14.00 Uhr`, `14 Uhr`.
pub(super) fn time(tokens: &[Token<'_>]) -> Option<(Value, usize)> {
    let [first, rest @ ..] = tokens else { return None };
    let named = rest.first().is_some_and(|token| token.lower == "uhr");
    let value = time_of(first.raw, named)?;
    Some((value, 1 + usize::from(named)))
}

/// The time of day in one token, `named` when `Uhr` follows.
pub(super) fn time_of(raw: &str, named: bool) -> Option<Value> {
    let (hour, minute) = match raw.split_once([':', '.']) {
        Some((hour, minute)) if named || raw.contains(':') => (hour, minute),
        None if named => (raw, "00"),
        _ => return None,
    };
    let hour = two_digits(hour).filter(|hour| *hour <= 24)?;
    let minute = two_digits(minute).filter(|value| *value < 60 && minute.len() == 2)?;
    Some(Value::Time { hour, minute })
}

/// `01.02.2026`, `1.2.26`, `01.02.`, `2026-02-01`.
fn digits_date(token: &Token<'_>) -> Option<Date> {
    let parts: Vec<&str> = token.raw.split('.').collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month, year @ ..] if year.len() == 1 || (year.is_empty() && token.dot) => (day, month, year),
        _ => return iso_date(token.raw),
    };
    let year = match year.first() {
        Some(year) if year.len() == 2 => Some(2000 + u16::from(two_digits(year)?)),
        Some(year) => Some(self::year(year)?),
        None if day.len() == 2 && month.len() == 2 => None,
        None => return None,
    };
    Some(Date { day: Some(day_of(day)?), month: Some(month_number(month)?), year })
}

fn iso_date(raw: &str) -> Option<Date> {
    let parts: Vec<&str> = raw.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    Some(Date { day: Some(day_of(day)?), month: Some(month_number(month)?), year: Some(self::year(year)?) })
}

fn month_of(token: &Token<'_>) -> Option<u8> {
    let whole = MONTHS.iter().position(|name| *name == token.lower);
    let short = || SHORT_MONTHS.iter().position(|names| token.dot && names.contains(&token.lower.as_str()));
    whole.or_else(short).map(|at| at as u8 + 1)
}

fn day_of(raw: &str) -> Option<u8> {
    two_digits(raw).filter(|day| (1..=31).contains(day))
}

fn month_number(raw: &str) -> Option<u8> {
    two_digits(raw).filter(|month| (1..=12).contains(month))
}

fn two_digits(raw: &str) -> Option<u8> {
    let fits = (1..=2).contains(&raw.len()) && raw.bytes().all(|byte| byte.is_ascii_digit());
    raw.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str) -> Option<(Option<u8>, Option<u8>, Option<u16>)> {
        match date(&tokens(text)) {
            Some((Value::Date(date), _)) => Some((date.day, date.month, date.year)),
            _ => None,
        }
    }

    #[test]
    fn dates_are_read_as_far_as_they_are_written() {
        for text in ["01.02.2026", "1.2.26", "1. Februar 2026", "1. Feb. 2026", "2026-02-01"] {
            assert_eq!(read(text), Some((Some(1), Some(2), Some(2026))), "{text}");
        }
        assert_eq!(read("01.02. "), Some((Some(1), Some(2), None)));
        assert_eq!(read("März"), Some((None, Some(3), None)));
        for text in ["4.2.", "31.13.2026", "5.1.2", "nov", "2026-04"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_point_is_a_time_only_before_uhr() {
        assert_eq!(time(&tokens("8.30 Uhr")), Some((Value::Time { hour: 8, minute: 30 }, 2)));
        assert_eq!(time(&tokens("14:05")), Some((Value::Time { hour: 14, minute: 5 }, 1)));
        assert_eq!(time(&tokens("8.30 Euro")), None);
        assert_eq!(time(&tokens("25 Uhr")), None);
    }
}
