//! Amounts with their units: `vier Wochen`, `1,5 Mio. Euro`, `14-tägig`, `8 bis 10 Tage`.

use super::calendar::time_of;
use super::decimal::{canonical, is_numeric, scaled};
use super::number_word::number_word;
use super::token::{Position, Token};
use super::unit::{Unit, counted, is_label, unit};
use super::value::Value;

/// Words that multiply the number before them, and by how many zeros.
const MULTIPLIERS: [(&str, usize); 7] =
    [("tsd", 3), ("tausend", 3), ("mio", 6), ("million", 6), ("millionen", 6), ("mrd", 9), ("milliarden", 9)];
/// The article as a number, before a unit only.
const ONE: [&str; 6] = ["ein", "eine", "einem", "einen", "einer", "eines"];
/// Words and signs between the ends of a range.
const CONNECTORS: [&str; 5] = ["bis", "und", "oder", "–", "bzw"];

/// Most groups of three digits behind the first of a number.
const MOST_GROUPS: usize = 4;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// In its one spelling.
    pub(super) amount: String,
    /// `None` when none is written beside it.
    pub(super) unit: Option<Unit>,
}

/// The quantity that the tokens begin with, and how many tokens it takes.
pub(super) fn quantity(before: Option<&Token<'_>>, tokens: &[Token<'_>]) -> Option<(Value, usize)> {
    let [first, rest @ ..] = tokens else { return None };
    if matches!(first.lower.as_str(), "€" | "eur" | "euro") {
        let number = rest.first().filter(|token| is_numeric(token.raw))?;
        let own_unit = rest.get(1).and_then(|token| unit(&token.lower));
        return own_unit.is_none().then(|| (value(canonical(number.raw), Some(Unit::Euro)), 2));
    }
    if let Some((head, unit)) = counted(&first.lower) {
        return Some((value(count(head)?, Some(unit)), 1));
    }
    if let Some((head, tail)) = first.lower.split_once('-')
        && tail.chars().all(|character| character.is_alphabetic() || character == '-')
        && let Some(amount) = amount(head)
    {
        let unit = tail.split('-').next().and_then(unit);
        return Some((value(amount, unit), 1));
    }
    if ONE.contains(&first.lower.as_str()) {
        let unit = rest.first().and_then(|token| unit(&token.lower))?;
        return Some((value("1".to_owned(), Some(unit)), 2));
    }
    let (mut amount, mut taken) = grouped(tokens).or_else(|| Some((amount(&first.lower)?, 1)))?;
    if let Some((_, zeros)) =
        tokens.get(taken).and_then(|next| MULTIPLIERS.iter().find(|(name, _)| *name == next.lower))
    {
        amount = scaled(&amount, *zeros);
        taken += 1;
    }
    if let Some(unit) = tokens.get(taken).and_then(|token| unit(&token.lower)) {
        return Some((value(amount, Some(unit)), taken + 1));
    }
    let labelled =
        first.position == Position::OpensLine || before.is_some_and(|before| is_label(&before.lower));
    Some((value(amount, labelled.then_some(Unit::Label)), taken))
}

/// Both ends of a range whose unit stands behind the second one.
pub(super) fn range(tokens: &[Token<'_>]) -> Option<(Vec<Value>, usize)> {
    let [first, rest @ ..] = tokens else { return None };
    let (low, high, taken) = match rest {
        [connector, second, ..] if CONNECTORS.contains(&connector.lower.as_str()) => {
            (first.lower.as_str(), second.lower.as_str(), 3)
        }
        _ => {
            let (low, high) = first.lower.split_once('-')?;
            (low, high, 1)
        }
    };
    let behind = tokens.get(taken).map(|token| token.lower.as_str());
    if behind == Some("uhr") {
        return Some((vec![time_of(low, true)?, time_of(high, true)?], taken + 1));
    }
    let (low, high) = (amount(low)?, amount(high)?);
    let unit = unit(behind?)?;
    Some((vec![value(low, Some(unit)), value(high, Some(unit))], taken + 1))
}

fn value(amount: String, unit: Option<Unit>) -> Value {
    Value::Quantity(Quantity { amount, unit })
}

/// `10 000` with a blank between its groups, and how many tokens it takes.
fn grouped(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let is_digits = |token: &Token<'_>| token.raw.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = tokens.split_first()?;
    let is_group = |token: &&Token<'_>| {
        token.position == Position::AfterBlank && token.raw.len() == 3 && is_digits(token)
    };
    let groups: Vec<&str> =
        rest.iter().take_while(is_group).take(MOST_GROUPS).map(|token| token.raw).collect();
    let fits = is_digits(first) && first.raw.len() <= 3 && !first.raw.starts_with('0') && !groups.is_empty();
    fits.then(|| (format!("{}{}", first.raw, groups.concat()), 1 + groups.len()))
}

/// A number in digits or words.
fn amount(lower: &str) -> Option<String> {
    if is_numeric(lower) {
        return Some(canonical(lower));
    }
    number_word(lower).map(|number| number.to_string())
}

/// The same, with `ein` as one.
fn count(head: &str) -> Option<String> {
    if head == "ein" { Some("1".to_owned()) } else { amount(head) }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str) -> Option<(String, Option<Unit>)> {
        match quantity(None, &tokens(&format!("x {text}"))[1..]) {
            Some((Value::Quantity(Quantity { amount, unit }), _)) => Some((amount, unit)),
            _ => None,
        }
    }

    #[test]
    fn amounts_are_read_with_their_units() {
        for (text, amount, unit) in [
            ("vier Wochen", "4", Some(Unit::Week)),
            ("1,5 Mio. Euro", "1500000", Some(Unit::Euro)),
            ("€ 20", "20", Some(Unit::Euro)),
            ("einem Monat", "1", Some(Unit::Month)),
            ("eintägig", "1", Some(Unit::Day)),
            ("24-Stunden-Frist", "24", Some(Unit::Hour)),
            ("Zwei-Faktor-Anmeldung", "2", None),
            ("12 Beschäftigte", "12", None),
        ] {
            assert_eq!(read(text), Some((amount.to_owned(), unit)), "{text}");
        }
        assert_eq!(read("eine Frist"), None);
    }

    #[test]
    fn both_ends_of_a_range_have_its_unit() {
        for text in ["8 bis 10 Tage", "8–10 Tage", "8-10 Tage"] {
            let (values, _) = range(&tokens(text)).unwrap();
            let day = |amount: &str| value(amount.to_owned(), Some(Unit::Day));
            assert_eq!(values, [day("8"), day("10")], "{text}");
        }
        assert_eq!(range(&tokens("820-1140 anrufen")), None);
    }
}
