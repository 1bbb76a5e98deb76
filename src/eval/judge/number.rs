//! Numbers and dates in one spelling, so that `01.02.2026`, `1.2.2026` and `1. Februar 2026` are the same.

use std::collections::BTreeSet;

use super::element::is_numeric;
use crate::eval::Element;
use crate::months::MONTHS;

/// Share of the elements with a number whose number stands in the text; `None` when no element has one.
pub(super) fn number_match(elements: &[Element], text: &str) -> Option<f64> {
    let said = numbers(text);
    let numeric: Vec<Vec<BTreeSet<String>>> = elements
        .iter()
        .map(|element| element.0.iter().map(|variant| numbers(variant)).collect::<Vec<_>>())
        .filter(|variants| variants.iter().any(|numbers| !numbers.is_empty()))
        .collect();
    let matched = numeric
        .iter()
        .filter(|variants| variants.iter().any(|numbers| !numbers.is_empty() && numbers.is_subset(&said)));
    (!numeric.is_empty()).then(|| matched.count() as f64 / numeric.len() as f64)
}

/// The numbers and dates of a text.
fn numbers(text: &str) -> BTreeSet<String> {
    let words: Vec<String> = text
        .to_lowercase()
        .split(|character: char| character.is_whitespace() || "()[]/–;€%\"„“".contains(character))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(date) = words.get(at..at + 3).and_then(spelled_date) {
            found.insert(date);
            at += 3;
            continue;
        }
        if is_numeric(&words[at]) {
            found.insert(canonical(&words[at]));
        }
        at += 1;
    }
    found
}

/// `1`, `februar`, `2026` as `1.2.2026`.
fn spelled_date(words: &[String]) -> Option<String> {
    let [day, month, year] = words else { return None };
    let month = MONTHS.iter().position(|name| name == month)? + 1;
    let is_number = |word: &String, longest: usize| {
        word.len() <= longest && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    (is_number(day, 2) && is_number(year, 4))
        .then(|| format!("{}.{month}.{year}", day.trim_start_matches('0')))
}

/// `01.02.2026` as `1.2.2026`, `1.000` as `1000`, `12,50` as `12,5`.
fn canonical(number: &str) -> String {
    let parts: Vec<&str> = number.split('.').collect();
    if parts.len() == 3 && parts[2].len() == 4 && parts[0].len() <= 2 {
        let trimmed: Vec<&str> = parts.iter().map(|part| part.trim_start_matches('0')).collect();
        return trimmed.join(".");
    }
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let grouped: Vec<&str> = whole.split('.').collect();
    let is_grouped = grouped.len() > 1 && grouped[1..].iter().all(|group| group.len() == 3);
    let whole = if is_grouped { grouped.concat() } else { whole.to_owned() };
    match decimals.trim_end_matches('0') {
        "" => whole,
        decimals => format!("{whole},{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(variants: &[&str], text: &str) -> Option<f64> {
        number_match(&[Element(variants.iter().map(|variant| (*variant).to_owned()).collect())], text)
    }

    #[test]
    fn a_date_is_the_same_in_every_spelling() {
        for text in ["ab 01.02.2026.", "ab dem 1.2.2026", "(1. Februar 2026)"] {
            assert_eq!(matched(&["01.02.2026"], text), Some(1.0), "{text}");
        }
        assert_eq!(matched(&["01.02.2026"], "ab 01.03.2026"), Some(0.0));
    }

    #[test]
    fn amounts_are_compared_by_value() {
        assert_eq!(matched(&["1.000 Euro"], "höchstens 1000 €"), Some(1.0));
        assert_eq!(matched(&["12,50"], "12,5 Prozent"), Some(1.0));
        assert_eq!(matched(&["12,50"], "125 Prozent"), Some(0.0));
        assert_eq!(matched(&["acht", "8"], "nach 8 Wochen"), Some(1.0));
    }

    #[test]
    fn elements_without_numbers_are_not_judged() {
        assert_eq!(matched(&["Personalrat"], "Der Personalrat"), None);
    }
}
