//! What a value looks like, and how well it fits what a question expects.

mod amount;
mod contact;
mod date;
mod name;

use std::collections::BTreeSet;

use super::words::{Word, words};
use super::{Expected, is_blank};

/// Something a value contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ValueForm {
    /// A day: `1. Mai 2031`, `01.05.2031`, `1. Mai`.
    Date,
    /// A month of a year: `Mai 2031`, `05/2031`.
    MonthYear,
    /// A year alone: `2031`, `4. Quartal 2031`.
    Year,
    /// A weekday or a time of day.
    TimeOfWeek,
    /// From a date to a date: `01.2030 – 12.2031`, `seit 2030`.
    TimeSpan,
    /// How long: `vier Wochen`, `72 Stunden`, `unbefristet`.
    Duration,
    /// An amount of money, or that nothing is to be paid.
    Money,
    /// A number with a unit other than time and money: `30 km`.
    Quantity,
    /// A number, in digits or as a word.
    Number,
    /// A share in percent.
    Percentage,
    /// A person: `Frau Muster`, `Erika Muster`.
    Person,
    /// An organisation or a part of one.
    Organisation,
    /// A street, a postal code with its town, a room.
    Place,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// It begins with yes.
    Yes,
    /// It begins with no.
    No,
}

/// Most bytes of a value that are looked at.
const LONGEST_VALUE: usize = 4_000;
/// Words of a value that is nothing but its answer; what is longer says other things too.
const SHORT_VALUE: usize = 12;
/// What a long value's fit is worth against that of a short one.
const LONG_SHARE: f32 = 0.9;

/// Everything a value contains.
#[must_use]
pub(crate) fn value_forms(value: &str) -> BTreeSet<ValueForm> {
    let value = value.get(..value.floor_char_boundary(LONGEST_VALUE)).unwrap_or(value);
    let words = words(value);
    let mut forms = BTreeSet::new();
    forms.extend(date::forms(value, &words));
    forms.extend(amount::forms(value, &words));
    forms.extend(name::forms(&words));
    forms.extend(contact::forms(value, &words));
    forms.extend(opening(&words));
    forms
}

fn opening(words: &[Word<'_>]) -> Option<ValueForm> {
    match words.first()?.folded.as_str() {
        "ja" | "yes" => Some(ValueForm::Yes),
        "nein" | "no" => Some(ValueForm::No),
        _ => None,
    }
}

/// What can be told of a value before anything is expected of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ValueLook {
    forms: Box<[ValueForm]>,
    is_blank: bool,
    is_long: bool,
}

impl ValueLook {
    /// Looks at a value.
    #[must_use]
    pub(crate) fn of(value: &str) -> Self {
        Self {
            forms: value_forms(value).into_iter().collect(),
            is_blank: is_blank(value),
            is_long: value.split_whitespace().nth(SHORT_VALUE).is_some(),
        }
    }

    /// How well the value fits what is expected, 0 to 1. 0 also for blanks; 1 for whatever says something when anything
    /// is expected.
    #[must_use]
    pub(crate) fn fits(&self, expected: Expected) -> f32 {
        if self.is_blank {
            return 0.0;
        }
        let best = self.forms.iter().map(|form| worth(expected, *form)).fold(floor(expected), f32::max);
        if self.is_long && expected != Expected::Anything { best * LONG_SHARE } else { best }
    }
}

/// How well a value fits what is expected, see [`ValueLook::fits`].
#[must_use]
pub(crate) fn fits(expected: Expected, value: &str) -> f32 {
    ValueLook::of(value).fits(expected)
}

/// What a value without any form is worth: names of persons, bodies and places cannot always be told.
fn floor(expected: Expected) -> f32 {
    match expected {
        Expected::Anything => 1.0,
        Expected::Person | Expected::Organisation | Expected::Place => 0.3,
        Expected::Date | Expected::Amount | Expected::Number | Expected::Duration => 0.0,
    }
}

fn worth(expected: Expected, form: ValueForm) -> f32 {
    use ValueForm as F;
    match (expected, form) {
        (Expected::Date, F::Date | F::MonthYear)
        | (Expected::Amount, F::Money)
        | (Expected::Number, F::Number | F::Quantity | F::Percentage)
        | (Expected::Duration, F::Duration)
        | (Expected::Person, F::Person)
        | (Expected::Organisation, F::Organisation)
        | (Expected::Place, F::Place) => 1.0,
        (Expected::Date, F::TimeSpan) => 0.95,
        (Expected::Date, F::Year)
        | (Expected::Person, F::Organisation)
        | (Expected::Duration, F::TimeSpan) => 0.8,
        (Expected::Date, F::TimeOfWeek) | (Expected::Number, F::Duration) => 0.7,
        (Expected::Organisation, F::Person) | (Expected::Number, F::Money | F::Phone) => 0.6,
        (Expected::Date, F::Duration)
        | (Expected::Amount, F::Percentage)
        | (Expected::Place, F::Organisation) => 0.5,
        (Expected::Amount, F::Number)
        | (Expected::Person, F::Email | F::Phone)
        | (Expected::Duration, F::Date) => 0.4,
        (Expected::Duration, F::Number) => 0.2,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_fit_come_before_those_that_do_not() {
        for (expected, better, worse) in [
            (Expected::Date, "01.02.2031", "drei Systeme"),
            (Expected::Date, "ab Mai 2031", "2031"),
            (Expected::Date, "innerhalb von 14 Tagen", "Fachdienst Jugend"),
            (Expected::Amount, "ca. 1.200,50 €", "12 Plätze"),
            (Expected::Amount, "gebührenfrei", "Antrag"),
            (Expected::Number, "12 Plätze", "Antrag"),
            (Expected::Number, "7,5 %", "12,50 Euro"),
            (Expected::Duration, "vier Wochen", "01.02.2031"),
            (Expected::Person, "Frau Muster", "Stabsstelle Digitales"),
            (Expected::Person, "Stabsstelle Digitales", "Kubernetes"),
            (Expected::Organisation, "Muster Software GmbH", "Erika Muster"),
            (Expected::Place, "Industriestraße 12", "Antrag"),
        ] {
            assert!(fits(expected, better) > fits(expected, worse), "{expected:?}: {better} / {worse}");
        }
        assert!(fits(Expected::Anything, "-") == 0.0 && fits(Expected::Anything, "Kubernetes") > 0.9);
    }

    #[test]
    fn yes_and_no_are_told_by_the_first_word() {
        assert!(value_forms("Ja, seit Mai").contains(&ValueForm::Yes));
        assert!(value_forms("Nein.").contains(&ValueForm::No));
        assert!(value_forms("Januar").is_disjoint(&BTreeSet::from([ValueForm::Yes, ValueForm::No])));
    }

    proptest::proptest! {
        #[test]
        fn any_value_fits_between_nothing_and_all(value in "\\PC{0,80}") {
            let fit = fits(Expected::Date, &value);
            proptest::prop_assert!((0.0..=1.0).contains(&fit));
        }
    }
}
