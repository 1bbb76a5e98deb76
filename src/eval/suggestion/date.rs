//! Dates as German texts write them.

use crate::months::MONTHS;

/// Whether a text names a day or a month of a year.
pub(super) fn has_date(text: &str) -> bool {
    let tokens: Vec<&str> = text
        .split_whitespace()
        .map(|token| token.trim_matches(|sign: char| !sign.is_alphanumeric()))
        .collect();
    let pairs = tokens.windows(2).any(|pair| {
        matches!(pair, [first, second] if
        (is_month(first) && is_year(second)) || (is_day(first) && is_month(second)))
    });
    pairs || tokens.iter().any(|token| is_numeric_date(token))
}

pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.to_lowercase().as_str())
}

fn is_day(token: &str) -> bool {
    token.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

pub(super) fn is_year(token: &str) -> bool {
    token.len() == 4 && token.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn is_numeric_date(token: &str) -> bool {
    let german: Vec<&str> = token.split('.').collect();
    let international: Vec<&str> = token.split('-').collect();
    match (german.as_slice(), international.as_slice()) {
        ([day, month, year], _) | (_, [year, month, day]) => {
            is_day(day) && is_day(month) && (is_year(year) || (year.len() == 2 && year.parse::<u8>().is_ok()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_within_a_text() {
        for text in ["bis zum 3. März gilt", "(01.02.2031)", "ab Mai 2031", "2031-02-01", "am 1.2.31."] {
            assert!(has_date(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in ["Abschnitt 3.2.1234", "im Mai", "99. Mai", "192.168.1.1", "2-3-4", "1.2.3"] {
            assert!(!has_date(text), "{text}");
        }
    }
}
