//! Whether a text holds a value.

use std::collections::HashSet;

use super::calendar::{Date, year};
use super::code::spellings;
use super::legal::Legal;
use super::quantity::Quantity;
use super::token::tokens;
use super::unit::Unit;
use super::value::{Value, read_tokens};

/// The values that a text holds.
pub(super) struct Held {
    values: Vec<Value>,
    codes: HashSet<String>,
}

impl Held {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let values = read_tokens(text, &tokens).into_iter().map(|spotted| spotted.value).collect();
        Self { values, codes: spellings(&tokens).collect() }
    }

    /// Whether the text holds a value: the same number with the same unit, or with none beside it; a date or a legal
    /// citation in all the parts that are asked for.
    pub(super) fn holds(&self, value: &Value) -> bool {
        match value {
            Value::Quantity(quantity) => self.holds_quantity(quantity),
            Value::Time { hour, minute } => {
                let plain = Quantity { amount: hour.to_string(), unit: None };
                self.values
                    .iter()
                    .any(|held| held == value || (*minute == 0 && *held == Value::Quantity(plain.clone())))
            }
            Value::Date(date) => self.dates().any(|held| self.holds_date(*date, held)),
            Value::Legal(legal) => self.holds_legal(legal),
            Value::Code(code) => self.codes.contains(code),
        }
    }

    fn holds_quantity(&self, asked: &Quantity) -> bool {
        let same = self.values.iter().any(|held| match held {
            Value::Quantity(held) => held.amount == asked.amount && agree(held.unit, asked.unit),
            Value::Legal(legal) => {
                asked.unit.is_none_or(|unit| unit == Unit::Label) && names(legal, &asked.amount)
            }
            _ => false,
        });
        let is_plain = asked.unit.is_none_or(|unit| unit == Unit::Label);
        same || (is_plain && (self.codes.contains(&asked.amount) || self.holds_year(&asked.amount)))
    }

    fn holds_year(&self, amount: &str) -> bool {
        year(amount).is_some_and(|year| self.dates().any(|date| date.year == Some(year)))
    }

    fn dates(&self) -> impl Iterator<Item = Date> + '_ {
        self.values.iter().filter_map(|value| if let Value::Date(date) = value { Some(*date) } else { None })
    }

    /// Whether a date has what is asked for; its year may stand elsewhere in the text.
    fn holds_date(&self, asked: Date, held: Date) -> bool {
        let year = asked.year.is_none_or(|year| {
            held.year.map_or_else(
                || self.codes.contains(&year.to_string()) || self.holds_year(&year.to_string()),
                |held| held == year,
            )
        });
        year && asked.day.is_none_or(|day| held.day == Some(day))
            && asked.month.is_none_or(|month| held.month == Some(month))
    }

    fn holds_legal(&self, asked: &Legal) -> bool {
        let all = || {
            self.values
                .iter()
                .filter_map(|value| if let Value::Legal(legal) = value { Some(legal) } else { None })
        };
        let stands_alone = |subsection: &Option<String>| {
            all().any(|held| held.section.is_none() && held.subsection == *subsection)
        };
        all().any(|held| {
            let subsection = held.subsection == asked.subsection
                || (held.subsection.is_none() && stands_alone(&asked.subsection));
            (asked.section.is_none() || held.section == asked.section)
                && (asked.subsection.is_none() || subsection)
                && (asked.sentence.is_none() || held.sentence == asked.sentence)
                && (asked.item.is_none() || held.item == asked.item)
        })
    }
}

/// Whether units can mean the same: they do, or one is not written; the number of a section is no amount.
fn agree(held: Option<Unit>, asked: Option<Unit>) -> bool {
    match (held, asked) {
        (Some(held), Some(asked)) => held == asked,
        _ => true,
    }
}

/// Whether a legal citation has a number in any of its parts.
fn names(legal: &Legal, number: &str) -> bool {
    let section =
        legal.section.as_deref().map(|section| section.trim_start_matches(|c: char| !c.is_ascii_digit()));
    [section, legal.subsection.as_deref(), legal.sentence.as_deref(), legal.item.as_deref()]
        .contains(&Some(number))
}
