//! The range of values that a question asks for: `mehr als 20.000 Euro`, `unter 3 Tagen`, `fünfstellig`.

use super::{ABOVE, BELOW, FROM, LESS, Piece, UP_TO, ValueRange, pieces, unit_after, word};

/// Numbers of digits before `-stellig`, from two on; folded.
const DIGITS: [&str; 6] = ["zwei", "drei", "vier", "fuenf", "sechs", "sieben"];
/// Words that may stand between a bound and its number.
const FILLING: [&str; 4] = ["zu", "etwa", "rund", "einschliesslich"];
/// Numbers without a unit between these are years.
const YEARS: std::ops::Range<u32> = 1900..2100;

/// The range that a question asks for; `None` where it bounds nothing.
pub(in super::super::super) fn asked_range(question: &str) -> Option<ValueRange> {
    let pieces = pieces(question);
    let mut range = ValueRange { lower: None, upper: None, unit: String::new() };
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Word(word) => {
                if let Some((lower, upper)) = of_digits(word) {
                    (range.lower, range.upper) = (Some((lower, true)), Some((upper, false)));
                }
            }
            Piece::Number(number) => {
                let unit = unit_after(&pieces, at);
                if unit.is_empty() && YEARS.contains(&(*number as u32)) {
                    continue;
                }
                bound(&mut range, &pieces, at, *number);
                if !unit.is_empty() {
                    range.unit = unit;
                }
            }
        }
    }
    (range.lower.is_some() || range.upper.is_some()).then_some(range)
}

/// Takes in a number with the word that bounds by it.
fn bound(range: &mut ValueRange, pieces: &[Piece], at: usize, number: f64) {
    let filled = FILLING.contains(&word(pieces, at.checked_sub(1)));
    let before = at.checked_sub(if filled { 2 } else { 1 });
    let further = before.and_then(|before| before.checked_sub(1));
    match word(pieces, before) {
        "als" if LESS.contains(&word(pieces, further)) => range.upper = Some((number, false)),
        "und" if range.lower.is_none() => {}
        word if ABOVE.contains(&word) => range.lower = Some((number, false)),
        word if FROM.contains(&word) => range.lower = Some((number, true)),
        word if BELOW.contains(&word) => range.upper = Some((number, false)),
        word if UP_TO.contains(&word) => range.upper = Some((number, true)),
        _ => {}
    }
}

/// Least number of so many digits, and the least of one more.
fn of_digits(word: &str) -> Option<(f64, f64)> {
    let (count, _) = word.split_once("stellig")?;
    let place = DIGITS.iter().position(|digits| *digits == count)?;
    let least = 10_f64.powi(i32::try_from(place).ok()? + 1);
    Some((least, least * 10.0))
}

#[cfg(test)]
mod tests {
    use super::super::measures;
    use super::*;

    #[test]
    fn values_are_held_against_what_is_asked() {
        for (question, value, expected) in [
            ("Was kostet mehr als 20.000 Euro?", "24.500 EUR pro Jahr", Some(true)),
            ("Was kostet weniger als 20.000 Euro?", "24.500 EUR", Some(false)),
            ("Was kostet bis zu 1,5 Mio. Euro?", "900.000 EUR", Some(true)),
            ("Was kostet zwischen 100 und 200 Euro?", "250 Euro", Some(false)),
            ("Welche Summen sind fünfstellig?", "9.900 Euro", Some(false)),
            ("Welche Summen sind fünfstellig?", "12.000 Euro", Some(true)),
            ("Was dauert über 3 Tage?", "900 Euro", None),
        ] {
            let range = asked_range(question).unwrap();
            let holds = measures(value).first().and_then(|measure| range.holds(measure));
            assert_eq!(holds, expected, "{question} {value}");
        }
        assert_eq!(asked_range("Was kosten 3 Stück ab 2031?"), None);
    }
}
