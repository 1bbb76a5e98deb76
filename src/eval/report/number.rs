//! Numbers as German readers expect them: decimal comma, grouped thousands, a true minus sign, no break before a unit.

use super::Unit;

/// The unit of differences of shares, kept on one line.
pub(super) const POINTS: &str = "\u{a0}%\u{2011}Punkte";

/// Shown for a value that is none.
pub(super) const NO_VALUE: &str = "–";

/// A value with its unit.
pub(super) fn value(value: f64, unit: Unit) -> String {
    if !value.is_finite() {
        return NO_VALUE.to_owned();
    }
    let (number, suffix) = parts(value, unit, "\u{a0}%");
    number + suffix
}

/// A value that may be missing, with its unit.
pub(super) fn optional(value: Option<f64>, unit: Unit) -> String {
    value.map_or_else(|| NO_VALUE.to_owned(), |known| self::value(known, unit))
}

/// Both ends of an interval of values, the unit once where both have the same.
pub(super) fn interval(low: f64, high: f64, unit: Unit) -> String {
    range(low, high, |end| parts(end, unit, "\u{a0}%"))
}

/// A difference with its sign and unit; those of shares are percentage points.
pub(super) fn difference(value: f64, unit: Unit) -> String {
    if !value.is_finite() {
        return NO_VALUE.to_owned();
    }
    let (number, suffix) = signed(value, unit);
    number + suffix
}

/// Both ends of an interval of differences.
pub(super) fn difference_interval(low: f64, high: f64, unit: Unit) -> String {
    range(low, high, |end| signed(end, unit))
}

/// A value on an axis: without decimals where it needs none.
pub(super) fn tick(value: f64, unit: Unit) -> String {
    shortened(self::value(value, unit))
}

/// A difference on an axis; zero stands without sign, percentage points without their unit.
pub(super) fn difference_tick(value: f64, unit: Unit) -> String {
    match unit {
        _ if value == 0.0 => "0".to_owned(),
        Unit::Share => shortened(signed(value, unit).0),
        _ => shortened(difference(value, unit)),
    }
}

/// A p-value; what lies below a thousandth is not told apart.
pub(super) fn p_value(p: f64) -> String {
    match p {
        p if !p.is_finite() => NO_VALUE.to_owned(),
        p if p < 0.001 => "p\u{a0}<\u{a0}0,001".to_owned(),
        p => format!("p\u{a0}=\u{a0}{}", decimal(p, 3)),
    }
}

/// A number of things.
pub(super) fn count(number: usize) -> String {
    grouped(&number.to_string())
}

/// A number of things with the fitting words: `1 Frage`, `1.234 Fragen`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", count(number), if number == 1 { one } else { many })
}

/// A part of a whole in percent; nothing to count has no share.
pub(super) fn share_of(part: usize, whole: usize) -> String {
    value(if whole == 0 { f64::NAN } else { part as f64 / whole as f64 }, Unit::Share)
}

/// A number with so many decimals.
pub(super) fn decimal(value: f64, decimals: usize) -> String {
    let written = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let negative = value < 0.0 && written.chars().any(|digit| ('1'..='9').contains(&digit));
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{}{}{comma}{fraction}", if negative { "−" } else { "" }, grouped(whole))
}

/// Takes the zeros at the end of the decimals away.
fn shortened(written: String) -> String {
    let Some((whole, rest)) = written.split_once(',') else { return written };
    let decimals = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    let (decimals, unit) = rest.split_at(decimals);
    match decimals.trim_end_matches('0') {
        "" => format!("{whole}{unit}"),
        kept => format!("{whole},{kept}{unit}"),
    }
}

fn range(low: f64, high: f64, parts: impl Fn(f64) -> (String, &'static str)) -> String {
    if !(low.is_finite() && high.is_finite()) {
        return NO_VALUE.to_owned();
    }
    let ((low, low_suffix), (high, high_suffix)) = (parts(low), parts(high));
    let low_suffix = if low_suffix == high_suffix { "" } else { low_suffix };
    format!("{low}{low_suffix} bis {high}{high_suffix}")
}

fn signed(value: f64, unit: Unit) -> (String, &'static str) {
    let (size, suffix) = parts(value.abs(), unit, POINTS);
    let zero = !size.chars().any(|digit| ('1'..='9').contains(&digit));
    let sign = match value {
        _ if zero => "±",
        value if value < 0.0 => "−",
        _ => "+",
    };
    (sign.to_owned() + &size, suffix)
}

fn parts(value: f64, unit: Unit, percent: &'static str) -> (String, &'static str) {
    match unit {
        Unit::Share => (decimal(value * 100.0, 1), percent),
        Unit::Number if value.fract() == 0.0 => (decimal(value, 0), ""),
        Unit::Score | Unit::Number => (decimal(value, 2), ""),
        Unit::Milliseconds => (decimal(value, usize::from(value.abs() < 99.95)), "\u{a0}ms"),
        Unit::Bytes => bytes(value),
    }
}

/// Decimal multiples, as storage is sold and measured.
fn bytes(value: f64) -> (String, &'static str) {
    match value.abs() {
        size if size < 999.5 => (decimal(value, 0), "\u{a0}Byte"),
        size if size < 999_950.0 => (decimal(value / 1e3, 1), "\u{a0}kB"),
        size if size < 999_950_000.0 => (decimal(value / 1e6, 1), "\u{a0}MB"),
        _ => (decimal(value / 1e9, 1), "\u{a0}GB"),
    }
}

fn grouped(digits: &str) -> String {
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_have_a_comma_and_grouped_thousands() {
        assert_eq!(value(0.834, Unit::Score), "0,83");
        assert_eq!(value(1234.0, Unit::Number), "1.234");
        assert_eq!(value(1_234_567.5, Unit::Number), "1.234.567,50");
        assert_eq!(value(0.8333, Unit::Share), "83,3\u{a0}%");
        assert_eq!(count(123_456), "123.456");
    }

    #[test]
    fn units_fit_the_size() {
        assert_eq!(value(12.34, Unit::Milliseconds), "12,3\u{a0}ms");
        assert_eq!(value(99.96, Unit::Milliseconds), "100\u{a0}ms");
        assert_eq!(value(1234.4, Unit::Milliseconds), "1.234\u{a0}ms");
        assert_eq!(value(4_500_000.0, Unit::Bytes), "4,5\u{a0}MB");
        assert_eq!(value(999.6, Unit::Bytes), "1,0\u{a0}kB");
        assert_eq!(value(512.0, Unit::Bytes), "512\u{a0}Byte");
    }

    #[test]
    fn differences_carry_their_sign_and_nothing_has_none() {
        assert_eq!(difference(0.031, Unit::Share), "+3,1\u{a0}%\u{2011}Punkte");
        assert_eq!(difference(-1.5, Unit::Milliseconds), "−1,5\u{a0}ms");
        assert_eq!(difference(-0.0001, Unit::Share), "±0,0\u{a0}%\u{2011}Punkte");
        assert_eq!(difference_interval(-0.012, 0.063, Unit::Share), "−1,2 bis +6,3\u{a0}%\u{2011}Punkte");
    }

    #[test]
    fn the_unit_of_an_interval_stands_once_unless_it_changes() {
        assert_eq!(interval(0.791, 0.86, Unit::Share), "79,1 bis 86,0\u{a0}%");
        assert_eq!(interval(9e5, 2e6, Unit::Bytes), "900,0\u{a0}kB bis 2,0\u{a0}MB");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(value(f64::NAN, Unit::Number), "–");
        assert_eq!(difference(f64::INFINITY, Unit::Share), "–");
        assert_eq!(interval(f64::NAN, 1.0, Unit::Share), "–");
        assert_eq!(share_of(0, 0), "–");
        assert_eq!(p_value(f64::NAN), "–");
    }

    #[test]
    fn small_p_values_are_not_told_apart() {
        assert_eq!(p_value(0.0312), "p\u{a0}=\u{a0}0,031");
        assert_eq!(p_value(0.000_01), "p\u{a0}<\u{a0}0,001");
    }

    #[test]
    fn an_axis_shows_no_needless_decimals() {
        assert_eq!(tick(0.5, Unit::Share), "50\u{a0}%");
        assert_eq!(tick(0.025, Unit::Share), "2,5\u{a0}%");
        assert_eq!(tick(1.0, Unit::Score), "1");
        assert_eq!(tick(0.05, Unit::Score), "0,05");
        assert_eq!(tick(0.5, Unit::Score), "0,5");
        assert_eq!(difference_tick(0.0, Unit::Share), "0");
        assert_eq!(difference_tick(-0.04, Unit::Share), "−4");
        assert_eq!(difference_tick(2.5, Unit::Milliseconds), "+2,5\u{a0}ms");
    }

    #[test]
    fn one_and_many_take_their_words() {
        assert_eq!(counted(1, "Frage", "Fragen"), "1\u{a0}Frage");
        assert_eq!(counted(1200, "Frage", "Fragen"), "1.200\u{a0}Fragen");
    }

    proptest! {
        #[test]
        fn grouping_loses_no_digit(number in any::<usize>()) {
            prop_assert_eq!(count(number).replace('.', ""), number.to_string());
        }

        #[test]
        fn a_decimal_reads_back(number in -1e9_f64..1e9) {
            let read: f64 = decimal(number, 2).replace('.', "").replace(',', ".").replace('−', "-").parse().unwrap();
            prop_assert!((read - number).abs() <= 0.005 + 1e-6);
        }
    }
}
