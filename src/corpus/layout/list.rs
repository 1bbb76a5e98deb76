//! Bullets and numbers that open an entry of a list.

const BULLETS: &str = "•◦▪▫‣⁃·●○■□►▸➢➤✓✔❖\u{f0b7}\u{f0a7}\u{f0d8}\u{2212}–—-*";

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// Whether a line that starts with these words opens an entry of a list.
pub(super) fn opens_entry(first: &str, second: Option<&str>) -> bool {
    let Some(second) = second else { return false };
    is_bullet(first) || (is_enumerator(first) && !MONTHS.contains(&second.trim_end_matches([',', '.'])))
}

/// One bullet character and nothing else.
pub(super) fn is_bullet(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|first| BULLETS.contains(first)) && characters.next().is_none()
}

/// `1.` `12)` `(3)` `a)` `b.` `(c)` `iv.` `1.2.`
pub(super) fn is_enumerator(word: &str) -> bool {
    let closed = word.strip_suffix([')', '.']);
    let Some(inner) = closed else { return false };
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let digits = inner
        .split('.')
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    let double = inner.len() == 2 && inner.bytes().all(|byte| byte.is_ascii_lowercase()) && {
        let bytes = inner.as_bytes();
        bytes[0] == bytes[1] && word.ends_with(')')
    };
    let roman = inner.len() <= 5 && !inner.is_empty() && inner.bytes().all(|byte| b"ivxIVX".contains(&byte));
    digits || letter || double || roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_entries_from_dates_and_words() {
        for first in ["•", "–", "1.", "12)", "(3)", "a)", "b.", "iv.", "aa)"] {
            assert!(opens_entry(first, Some("Die")), "{first}");
        }
        for (first, second) in
            [("8.", "September"), ("am", "Ende"), ("z.B.", "eine"), ("2025.", "Die"), ("Nr.", "1")]
        {
            assert!(!opens_entry(first, Some(second)), "{first}");
        }
    }
}
