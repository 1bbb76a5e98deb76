//! What a value looks like: a date, an amount, yes or no, nothing.

use super::amount::{has_money, has_percent, is_number, plural};
use super::date::{has_date, is_year};
use super::text::words;

const BLANKS: &[&str] = &[
    "k a",
    "ka",
    "n a",
    "keine angabe",
    "keine angaben",
    "nicht angegeben",
    "nicht bekannt",
    "unbekannt",
    "noch nicht bekannt",
    "noch unbekannt",
    "noch nicht festgelegt",
    "noch nicht benannt",
    "noch offen",
    "tbd",
];

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Blank,
    YesOrNo,
    Date,
    Money,
    Percent,
    /// A number of something; the plural of the unit.
    Quantity(&'static str),
    Number,
    Other,
}

/// The form of a value as a whole.
pub(super) fn form(value: &str) -> Form {
    let words = words(value);
    let is_short = words.len() <= 6;
    let first = words.first().map_or("", String::as_str);
    if is_blank(value) {
        Form::Blank
    } else if matches!(first, "ja" | "nein") {
        Form::YesOrNo
    } else if is_short && (has_date(value) || is_year(value.trim())) {
        Form::Date
    } else if is_short && has_money(value) {
        Form::Money
    } else if is_short && has_percent(value) {
        Form::Percent
    } else {
        quantity(value)
    }
}

fn quantity(value: &str) -> Form {
    let mut tokens = value.split_whitespace();
    let number = tokens.next().unwrap_or_default();
    if !is_number(number) || (number.starts_with('0') && number.len() > 1 && !number.contains(',')) {
        return Form::Other;
    }
    let unit =
        tokens.next().map(|unit| unit.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase());
    match (unit, tokens.next()) {
        (None, _) => Form::Number,
        (Some(unit), None) => plural(&unit).map_or(Form::Other, Form::Quantity),
        _ => Form::Other,
    }
}

/// Whether a value says nothing: dashes and dots only, or „keine Angabe“ and the like.
pub(super) fn is_blank(value: &str) -> bool {
    let is_sign =
        |sign: char| sign.is_whitespace() || matches!(sign, '-' | '‐'..='―' | '.' | '…' | '/' | '?' | '_');
    value.chars().all(is_sign) || BLANKS.contains(&words(value).join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_by_their_form() {
        for (value, expected) in [
            ("Ja, ab Herbst", Form::YesOrNo),
            ("nein", Form::YesOrNo),
            ("3. Mai", Form::Date),
            ("März 2031", Form::Date),
            ("01.02.2031", Form::Date),
            ("2031-02-01", Form::Date),
            ("2031", Form::Date),
            ("ca. 1.200,50 €", Form::Money),
            ("30 Euro", Form::Money),
            ("7,5 %", Form::Percent),
            ("14 Tage", Form::Quantity("Tage")),
            ("1 Monat", Form::Quantity("Monate")),
            ("120", Form::Number),
            ("0,5", Form::Number),
            ("0711 5678", Form::Other),
            ("07115678", Form::Other),
            ("Januar bis irgendwann", Form::Other),
            ("Euro", Form::Other),
            ("Jagdbehörde", Form::Other),
        ] {
            assert_eq!(form(value), expected, "{value}");
        }
    }

    #[test]
    fn values_that_say_nothing_are_blank() {
        for value in ["", " - ", "–", "k. A.", "k.A.", "Keine Angabe", "noch nicht bekannt", "…", "./."] {
            assert_eq!(form(value), Form::Blank, "{value}");
        }
        for value in ["0", "✓", "keine", "Bekannt"] {
            assert!(!is_blank(value), "{value}");
        }
    }
}
