//! Words cut at a line's end.

use super::vocabulary::Vocabulary;

/// Characters that stand at a line's end for a cut word: hyphen-minus, soft hyphen, hyphen.
pub(super) const HYPHENS: [char; 3] = ['-', '\u{ad}', '\u{2010}'];

/// Words after which a hanging hyphen stays: "Daten- und Aktenablage".
const CONJUNCTIONS: [&str; 9] =
    ["und", "oder", "bzw.", "bzw", "sowie", "als", "noch", "wie", "beziehungsweise"];

/// How two lines are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A blank between.
    Blank,
    /// Nothing between, the hyphen is part of the word.
    Keep,
    /// Nothing between, the hyphen is dropped.
    Drop,
}

/// How the last word of a line and the first of the next belong together.
pub(super) fn join(left: &str, right: &str, vocabulary: &Vocabulary) -> Join {
    if ends_with_slash(left) && right.starts_with(char::is_alphanumeric) {
        return Join::Keep;
    }
    let Some(stem) = left.strip_suffix(HYPHENS) else { return Join::Blank };
    if !stem.ends_with(char::is_alphanumeric) {
        return if left.ends_with('\u{ad}') { Join::Drop } else { Join::Blank };
    }
    if left.ends_with('\u{ad}') {
        return Join::Drop;
    }
    join_at_hyphen(stem, right, vocabulary)
}

fn join_at_hyphen(stem: &str, right: &str, vocabulary: &Vocabulary) -> Join {
    if is_conjunction(right) {
        return Join::Blank;
    }
    match right.chars().next() {
        Some(first) if first.is_lowercase() => {}
        Some(first) if first.is_alphanumeric() => return Join::Keep,
        _ => return Join::Blank,
    }
    let whole = format!("{stem}{right}");
    let hyphenated = format!("{stem}-{right}");
    let known = (vocabulary.contains(&whole), vocabulary.contains(&hyphenated));
    match known {
        (true, _) => Join::Drop,
        (false, true) => Join::Keep,
        (false, false) if is_abbreviation(stem) => Join::Keep,
        (false, false) => Join::Drop,
    }
}

fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.contains(&word.trim_end_matches([',', ')']))
}

/// "KI", "E", "EVB-IT": what stands before the hyphen is written in capitals, so the hyphen belongs to it.
fn is_abbreviation(stem: &str) -> bool {
    let part = stem.rsplit(HYPHENS).next().unwrap_or(stem);
    let part = part.trim_start_matches(|c: char| !c.is_alphanumeric());
    part.chars().any(char::is_uppercase) && !part.chars().any(char::is_lowercase)
}

fn ends_with_slash(word: &str) -> bool {
    word.strip_suffix('/').is_some_and(|stem| stem.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(left: &str, right: &str) -> String {
        match join(left, right, &Vocabulary::default()) {
            Join::Blank => format!("{left} {right}"),
            Join::Keep => format!("{left}{right}"),
            Join::Drop => format!("{}{right}", left.trim_end_matches(HYPHENS)),
        }
    }

    #[test]
    fn undoes_hyphenation_and_keeps_the_hyphens_of_compounds() {
        let cases = [
            ("Projektbud-", "get?", "Projektbudget?"),
            ("Verwal\u{ad}", "tung", "Verwaltung"),
            ("Verwal\u{2010}", "tung", "Verwaltung"),
            ("KI-", "Strategie", "KI-Strategie"),
            ("KI-", "gestützte", "KI-gestützte"),
            ("E-", "Akte", "E-Akte"),
            ("Daten-", "und", "Daten- und"),
            ("Ex-", "bzw.", "Ex- bzw."),
            ("Hameln-Pyr-", "mont", "Hameln-Pyrmont"),
            ("2024-", "2026", "2024-2026"),
            ("Kontrast/", "Lesbarkeit", "Kontrast/Lesbarkeit"),
            ("Technik /", "Haus", "Technik / Haus"),
            ("-", "nein", "- nein"),
        ];
        for (left, right, expected) in cases {
            assert_eq!(joined(left, right), expected);
        }
    }
}
