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
    match left.strip_suffix(HYPHENS) {
        Some(stem) if stem.ends_with(char::is_alphanumeric) => join_at_hyphen(stem, right, vocabulary),
        _ => Join::Blank,
    }
}

/// The word with its inner soft hyphens resolved: they are drawn, so they are hyphens, unless the document writes
/// the word without one.
pub(super) fn with_plain_hyphens(word: &str, vocabulary: &Vocabulary) -> String {
    if !word.contains(HYPHENS[1]) {
        return word.to_owned();
    }
    let hyphenated = word.replace(HYPHENS[1], "-");
    let without = word.replace(HYPHENS[1], "");
    let inner = word.trim_matches(|character: char| !character.is_alphanumeric()).contains(HYPHENS[1]);
    let known_without = inner && vocabulary.contains(&without) && !vocabulary.contains(&hyphenated);
    if known_without { without } else { hyphenated }
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
    let only_hyphenated = vocabulary.contains(&hyphenated) && !vocabulary.contains(&whole);
    let unknown = !vocabulary.contains(&hyphenated) && !vocabulary.contains(&whole);
    if only_hyphenated || (unknown && is_abbreviation(stem)) { Join::Keep } else { Join::Drop }
}

fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.contains(&word.trim_end_matches([',', ')']))
}

/// "KI", "E", "EVB-IT": what stands before the hyphen is written in capitals, so the hyphen belongs to it.
fn is_abbreviation(stem: &str) -> bool {
    let part = stem.rsplit(['-', '\u{ad}', '\u{2010}', '/']).next().unwrap_or(stem);
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
            ("KI\u{ad}", "VO?", "KI\u{ad}VO?"),
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

    #[test]
    fn soft_hyphens_inside_a_word_are_drawn_hyphens() {
        assert_eq!(with_plain_hyphens("KI\u{ad}Strategie", &Vocabulary::default()), "KI-Strategie");
        assert_eq!(with_plain_hyphens("Daten\u{ad}", &Vocabulary::default()), "Daten-");
    }
}
