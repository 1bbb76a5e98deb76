//! Numbers, money and shares.

use std::collections::BTreeSet;

use super::ValueForm;
use crate::answer::understand::words::Word;

const CURRENCIES: &[&str] = &["euro", "eur", "cent", "teur", "dollar"];
const FREE: &[&str] =
    &["kostenlos", "kostenfrei", "gebuehrenfrei", "unentgeltlich", "entgeltfrei", "kostenneutral"];
const NUMBER_WORDS: &[&str] = &[
    "null", "eins", "eine", "einen", "einem", "einer", "ein", "zwei", "drei", "vier", "fuenf", "sechs",
    "sieben", "acht", "neun", "zehn", "elf", "zwoelf", "zwanzig", "dreissig", "vierzig", "fuenfzig",
    "hundert", "tausend", "dutzend", "halbe", "halbes", "beide",
];
const SCALES: &[&str] = &["mio", "mrd", "million", "millionen", "milliarden", "tausend"];

/// Whether a folded word is a number up to twelve or a round one; articles count: `ein Jahr`.
pub(super) fn number_word(folded: &str) -> bool {
    NUMBER_WORDS.contains(&folded)
}

/// The forms of amounts in a value.
pub(super) fn forms(value: &str, words: &[Word<'_>]) -> BTreeSet<ValueForm> {
    let mut found = BTreeSet::new();
    let sign_near = |word: &Word<'_>, sign: char| {
        let after = value.get(word.range.end..).unwrap_or_default().trim_start_matches(is_inside_number);
        let before = value.get(..word.range.start).unwrap_or_default().trim_end();
        after.starts_with(sign) || before.ends_with(sign)
    };
    for (at, word) in words.iter().enumerate() {
        let folded = word.folded.as_str();
        if FREE.contains(&folded) {
            found.insert(ValueForm::Money);
        }
        let in_words = number_word(folded) && !folded.starts_with("ein") || folded == "eins";
        if !is_number(folded) && !in_words {
            continue;
        }
        // „12,50 Euro“ reads as the words 12, 50 and Euro.
        let following = || words.iter().skip(at + 1).take(3).map(|word| word.folded.as_str());
        let unit = following().find(|next| !is_number(next) && !SCALES.contains(next)).unwrap_or("");
        if CURRENCIES.contains(&unit) || sign_near(word, '€') || is_before_currency(words, at) {
            found.insert(ValueForm::Money);
            continue;
        }
        found.insert(ValueForm::Number);
        if unit == "prozent" || sign_near(word, '%') {
            found.insert(ValueForm::Percentage);
        } else if is_unit_like(following().next()) {
            found.insert(ValueForm::Quantity);
        }
    }
    found
}

/// Whether a folded word is a number in digits: `12`, `1.200`, `3.5`.
fn is_number(folded: &str) -> bool {
    let groups: Vec<&str> = folded.split('.').collect();
    groups.len() <= 4
        && groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What may stand between a number's first word and its sign: `1.200,50 €`, `30,– €`.
fn is_inside_number(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, ',' | '-' | '–' | ' ' | '\u{a0}' | '\u{202f}')
}

fn is_before_currency(words: &[Word<'_>], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|word| CURRENCIES.contains(&word.folded.as_str()))
}

fn is_unit_like(next: Option<&str>) -> bool {
    next.is_some_and(|next| !is_number(next) && next.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use crate::answer::understand::{ValueForm, value_forms};

    #[test]
    fn money_shares_and_quantities_are_told_apart() {
        for (value, form) in [
            ("ca. 1.200,50 €", ValueForm::Money),
            ("€ 30", ValueForm::Money),
            ("30,– Euro je Tag", ValueForm::Money),
            ("3,1 Mio. Euro", ValueForm::Money),
            ("gebührenfrei", ValueForm::Money),
            ("7,5 %", ValueForm::Percentage),
            ("50 Prozent", ValueForm::Percentage),
            ("30 km", ValueForm::Quantity),
            ("zwölf", ValueForm::Number),
            ("1,0", ValueForm::Number),
        ] {
            assert!(value_forms(value).contains(&form), "{value}: {:?}", value_forms(value));
        }
        for value in ["Euro", "viele Prozente", "eine Satzung"] {
            assert!(!value_forms(value).contains(&ValueForm::Number), "{value}");
        }
        assert!(!value_forms("30 km").contains(&ValueForm::Money));
        assert!(!value_forms("1.200,50 €").contains(&ValueForm::Number));
    }
}
