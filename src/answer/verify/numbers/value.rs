//! What the numbers of a text stand for.

use super::calendar::{self, Date};
use super::code::{is_code, squashed};
use super::legal::{self, Legal};
use super::quantity::{self, Quantity};
use super::token::{Token, tokens};

/// A number with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Quantity(Quantity),
    Time { hour: u8, minute: u8 },
    Date(Date),
    Legal(Legal),
    Code(String),
}

/// A value and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spotted {
    pub(super) value: Value,
    /// As written.
    pub(super) words: String,
}

/// The values of a text in order.
pub(super) fn read(text: &str) -> Vec<Spotted> {
    let tokens = tokens(text);
    read_tokens(text, &tokens)
}

/// The same for a text whose tokens are known.
pub(super) fn read_tokens(text: &str, tokens: &[Token<'_>]) -> Vec<Spotted> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let Some((values, taken)) = first_values(before, rest) else {
            at += 1;
            continue;
        };
        let last = rest.get(taken.saturating_sub(1)).or(rest.first());
        let words = match (rest.first(), last) {
            (Some(first), Some(last)) => text.get(first.start..last.end()).unwrap_or_default(),
            _ => "",
        };
        found.extend(values.into_iter().map(|value| Spotted { value, words: words.to_owned() }));
        at += taken.max(1);
    }
    found
}

/// The values that the tokens begin with, and how many tokens they take.
fn first_values(before: Option<&Token<'_>>, tokens: &[Token<'_>]) -> Option<(Vec<Value>, usize)> {
    let one = |(value, taken)| (vec![value], taken);
    legal::legal(tokens)
        .or_else(|| calendar::date(tokens).map(one))
        .or_else(|| quantity::range(tokens))
        .or_else(|| calendar::time(tokens).map(one))
        .or_else(|| quantity::quantity(before, tokens).map(one))
        .or_else(|| code(tokens).map(one))
}

fn code(tokens: &[Token<'_>]) -> Option<(Value, usize)> {
    let first = tokens.first().filter(|token| is_code(token))?;
    Some((Value::Code(squashed(first.raw)), 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_words_of_a_value_are_kept() {
        let words: Vec<String> =
            read("Bis zum 1. Februar 2026 sind mit AZ-05a 12,50 Euro nach § 3 Abs. 2 zu zahlen.")
                .into_iter()
                .map(|spotted| spotted.words)
                .collect();
        assert_eq!(words, ["1. Februar 2026", "AZ-05a", "12,50 Euro", "§ 3 Abs. 2"]);
    }

    proptest! {
        #[test]
        fn any_text_holds_its_own_values(text in "[0-9a-zA-ZäüAbs§€%.,:()\\- \n–]{0,80}") {
            let tokens = tokens(&text);
            let held = super::super::compare::Held::of(&text);
            for spotted in read_tokens(&text, &tokens) {
                prop_assert!(held.holds(&spotted.value), "{:?}", spotted);
            }
        }
    }
}
