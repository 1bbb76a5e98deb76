//! Rows for a range of values: `über 10 000 bis 50 000 Euro`, `ab 6 Jahren`, `bis 3 km`.

mod asked;

use crate::index::fold;

pub(in super::super) use asked::asked_range;

/// Words before a lower bound; those of the second list leave the bound itself out.
const FROM: &[&str] = &["ab", "von", "mindestens", "zwischen"];
const ABOVE: &[&str] = &["ueber", "als"];
/// The same for an upper bound.
const UP_TO: &[&str] = &["bis", "hoechstens", "maximal", "und", "-", "–"];
const BELOW: &[&str] = &["unter"];
/// What turns `als` into an upper bound: `weniger als`.
const LESS: &[&str] = &["weniger", "kleiner", "guenstiger", "billiger", "kuerzer"];
/// Words behind a number that multiply it.
const TIMES: [(&[&str], f64); 2] = [(&["tsd", "tausend"], 1e3), (&["mio", "million", "millionen"], 1e6)];

/// A number and the unit behind it, folded; empty where there is none.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Measure {
    number: f64,
    unit: String,
}

/// A range and its unit.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct ValueRange {
    lower: Option<(f64, bool)>,
    upper: Option<(f64, bool)>,
    unit: String,
}

/// The numbers of a question.
pub(in super::super) fn measures(text: &str) -> Vec<Measure> {
    let pieces = pieces(text);
    let number = |(at, piece): (usize, &Piece)| match piece {
        Piece::Number(number) => Some(Measure { number: *number, unit: unit_after(&pieces, at) }),
        Piece::Word(_) => None,
    };
    pieces.iter().enumerate().filter_map(number).collect()
}

/// The range that a row's label names; `None` where it names none.
pub(in super::super) fn range(label: &str) -> Option<ValueRange> {
    let pieces = pieces(label);
    let mut range = ValueRange { lower: None, upper: None, unit: String::new() };
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Number(number) = piece else { continue };
        let before = word(&pieces, at.checked_sub(1));
        let less = LESS.contains(&word(&pieces, at.checked_sub(2)));
        match before {
            "als" if less => range.upper = Some((*number, false)),
            _ if ABOVE.contains(&before) => range.lower = Some((*number, false)),
            _ if FROM.contains(&before) => range.lower = Some((*number, true)),
            _ if BELOW.contains(&before) => range.upper = Some((*number, false)),
            _ if UP_TO.contains(&before) => range.upper = Some((*number, true)),
            // `10 – 20 km`: the first of two that a dash joins.
            _ if matches!(word(&pieces, Some(at + 1)), "-" | "–" | "bis") => {
                range.lower = Some((*number, true));
            }
            _ => return None,
        }
        let unit = unit_after(&pieces, at);
        if !unit.is_empty() {
            range.unit = unit;
        }
    }
    (range.lower.is_some() || range.upper.is_some()).then_some(range)
}

impl ValueRange {
    /// Whether a measure lies in the range; `None` where the units say that it is about something else.
    pub(in super::super) fn holds(&self, measure: &Measure) -> Option<bool> {
        let is_alike = self.unit.is_empty() || measure.unit.is_empty() || is_alike(&self.unit, &measure.unit);
        let above =
            |(bound, closed): (f64, bool)| measure.number > bound || (closed && measure.number >= bound);
        let below =
            |(bound, closed): (f64, bool)| measure.number < bound || (closed && measure.number <= bound);
        is_alike.then(|| self.lower.is_none_or(above) && self.upper.is_none_or(below))
    }

    /// Whether a folded word is its unit.
    pub(in super::super) fn is_measured_in(&self, word: &str) -> bool {
        !self.unit.is_empty() && (word == "eur" || is_alike(&self.unit, word))
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Number(f64),
    Word(String),
}

fn word(pieces: &[Piece], at: Option<usize>) -> &str {
    match at.and_then(|at| pieces.get(at)) {
        Some(Piece::Word(word)) => word,
        _ => "",
    }
}

fn unit_after(pieces: &[Piece], at: usize) -> String {
    let unit = word(pieces, Some(at + 1));
    let is_bound = [FROM, ABOVE, UP_TO, BELOW].iter().any(|words| words.contains(&unit));
    if is_bound { String::new() } else { unit.to_owned() }
}

/// `stunde` and `stunden` are alike.
fn is_alike(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let shorter = one.chars().count().min(other.chars().count());
    shared == shorter || (shared >= 3 && shared + 2 >= shorter)
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let (number, length) = number(rest);
            pieces.push(Piece::Number(number));
            rest = &rest[length..];
        } else if first.is_alphabetic() {
            let length = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
            let folded = fold(&rest[..length]);
            rest = &rest[length..];
            let times = TIMES.iter().find(|(words, _)| words.contains(&folded.as_str()));
            match (pieces.last_mut(), times) {
                (Some(Piece::Number(number)), Some((_, times))) => *number *= times,
                _ => pieces.push(Piece::Word(if folded == "eur" { "euro".to_owned() } else { folded })),
            }
        } else {
            match first {
                '€' => pieces.push(Piece::Word("euro".to_owned())),
                '%' => pieces.push(Piece::Word("prozent".to_owned())),
                '-' | '–' => pieces.push(Piece::Word(first.to_string())),
                _ => {}
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    pieces
}

/// A number at the beginning of a text, with dots or spaces between thousands and a decimal comma, and its bytes.
fn number(text: &str) -> (f64, usize) {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    let mut plain = text[..end].to_owned();
    // A narrow or fixed space is more than one byte.
    while let Some(mark) =
        text[end..].chars().next().filter(|mark| matches!(mark, '.' | ' ' | '\u{a0}' | '\u{202f}'))
    {
        let start = end + mark.len_utf8();
        if plain.len() > 3 && end == plain.len() || digits(start) != 3 {
            break;
        }
        plain.push_str(&text[start..start + 3]);
        end = start + 3;
    }
    if text[end..].starts_with(',') && digits(end + 1) > 0 {
        let decimals = digits(end + 1);
        plain.push('.');
        plain.push_str(&text[end + 1..end + 1 + decimals]);
        end += 1 + decimals;
    }
    (plain.parse().unwrap_or_default(), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(label: &str, question: &str) -> Option<bool> {
        let range = range(label)?;
        measures(question).iter().find_map(|measure| range.holds(measure))
    }

    #[test]
    fn numbers_are_told_to_lie_in_a_range() {
        for (label, question, expected) in [
            ("über 10 000 bis 50 000 Euro", "Auftrag über 30.000 €", Some(true)),
            ("über 10 000 bis 50 000 Euro", "10.000 Euro", Some(false)),
            ("bis 1 000 Euro", "für 800 EUR", Some(true)),
            ("mehr als 8 bis 12 Stunden", "nach 9 Stunden", Some(true)),
            ("weniger als 8 Stunden", "8 Stunden", Some(false)),
            ("ab 6 Jahren", "mein Kind ist 6 Jahre", Some(true)),
            ("10–20 km", "bei 12,5 km", Some(true)),
            ("unter 3 Tagen", "für 800 EUR", None),
            ("Klasse 3", "3 Jahre", None),
            ("Niederlande", "3 Jahre", None),
            ("über 500 000 Euro bis zum EU-Schwellenwert", "18.000 € netto", Some(false)),
        ] {
            assert_eq!(holds(label, question), expected, "{label}: {question}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            let _ = (range(&text), measures(&text));
        }

        #[test]
        fn thousands_are_read_in_any_spelling(number in 0_u32..5_000_000) {
            let digits = number.to_string();
            let parts: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
            for mark in ["", ".", " ", "\u{202f}"] {
                let found = measures(&format!("{} Euro", parts.join(mark)));
                proptest::prop_assert_eq!(found.first().map(|measure| measure.number), Some(f64::from(number)));
            }
        }
    }
}
