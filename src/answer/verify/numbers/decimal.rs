//! Decimal numbers in one spelling: `1.000` as `1000`, `12,50` as `12,5`.

/// Longest number in characters.
const LONGEST: usize = 32;

/// Digits, with points, commas or colons between digits only.
pub(super) fn is_numeric(text: &str) -> bool {
    let is_digit = |character: char| character.is_ascii_digit();
    text.len() <= LONGEST
        && text.starts_with(is_digit)
        && text.ends_with(is_digit)
        && text.bytes().all(|byte| byte.is_ascii_digit() || b".,:".contains(&byte))
}

/// A numeric text in its one spelling: points between groups of three digits and zeros after the last decimal
/// dropped. Numbers with other points (`4.2`, `5.1.2`) stay: they are numbers of sections.
pub(super) fn canonical(number: &str) -> String {
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let mut groups = whole.split('.');
    let head = groups.next().unwrap_or("");
    let groups: Vec<&str> = groups.collect();
    let is_grouped = head.len() <= 3 && !groups.is_empty() && groups.iter().all(|group| group.len() == 3);
    let whole = if is_grouped { whole.replace('.', "") } else { whole.to_owned() };
    match decimals.trim_end_matches('0') {
        "" => whole,
        decimals => format!("{whole},{decimals}"),
    }
}

/// A canonical number times ten to the power of `zeros`.
pub(super) fn scaled(number: &str, zeros: usize) -> String {
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let moved: String = decimals.chars().chain(std::iter::repeat('0')).take(zeros).collect();
    let rest: String = decimals.chars().skip(zeros).collect();
    let whole = format!("{whole}{moved}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    if rest.is_empty() { whole.to_owned() } else { format!("{whole},{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_spelling() {
        for (number, expected) in [
            ("1.000", "1000"),
            ("1.000,00", "1000"),
            ("12,50", "12,5"),
            ("4.2", "4.2"),
            ("5.1.2", "5.1.2"),
            ("1234.567", "1234.567"),
        ] {
            assert_eq!(canonical(number), expected);
        }
    }

    #[test]
    fn scaling_moves_the_comma() {
        for (number, zeros, expected) in
            [("1,5", 6, "1500000"), ("3", 3, "3000"), ("0,25", 1, "2,5"), ("0,5", 3, "500")]
        {
            assert_eq!(scaled(number, zeros), expected);
        }
    }
}
