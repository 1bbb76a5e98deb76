//! E-mail addresses and telephone numbers.

use std::collections::BTreeSet;

use super::ValueForm;
use crate::answer::understand::words::Word;

const PHONE_WORDS: &[&str] =
    &["tel", "telefon", "fon", "durchwahl", "mobil", "handy", "telefonnummer", "phone"];
/// Digits of a telephone number that begins with 0 or +.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 6..=15;

/// The ways of contact in a value.
pub(super) fn forms(value: &str, words: &[Word<'_>]) -> BTreeSet<ValueForm> {
    let mut found = BTreeSet::new();
    if words.iter().any(|word| is_email(word.text)) {
        found.insert(ValueForm::Email);
    }
    let announced = words.windows(2).any(|pair| {
        matches!(pair, [word, number] if PHONE_WORDS.contains(&word.folded.as_str()) && number.text.starts_with(|c: char| c.is_ascii_digit()))
    });
    if announced || has_dialling_number(value) {
        found.insert(ValueForm::Phone);
    }
    found
}

fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    !user.is_empty()
        && labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && !host.contains('@')
}

/// A run of digits, blanks, dashes, slashes and brackets that begins with 0 or +.
fn has_dialling_number(value: &str) -> bool {
    let is_sign = |sign: char| {
        sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '–' | '/' | '(' | ')' | '+' | '\u{a0}')
    };
    value.split(|sign: char| !is_sign(sign)).any(|run| {
        let run = run.trim_matches(|sign: char| !sign.is_ascii_digit() && sign != '+');
        let digits = run.chars().filter(char::is_ascii_digit).count();
        (run.starts_with('0') || run.starts_with('+')) && PHONE_DIGITS.contains(&digits)
    })
}

#[cfg(test)]
mod tests {
    use crate::answer::understand::{ValueForm, value_forms};

    #[test]
    fn ways_of_contact_are_found() {
        for (value, form) in [
            ("poststelle@kreis.example.", ValueForm::Email),
            ("05131 123-456", ValueForm::Phone),
            ("+49 (0)5131/123456", ValueForm::Phone),
            ("Durchwahl 17", ValueForm::Phone),
        ] {
            assert!(value_forms(value).contains(&form), "{value}");
        }
        for value in ["01.02.2031", "0,5", "a@b", "@name", "1234567"] {
            assert!(value_forms(value).is_disjoint(&[ValueForm::Email, ValueForm::Phone].into()), "{value}");
        }
    }
}
