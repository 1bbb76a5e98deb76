//! Abbreviations that a text defines itself.
//!
//! After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003):
//! the letters of the short form stand in the long form in order, read from the end, the first one at a word's
//! beginning. For German, the other letters may stand inside compounds, and function words open no long form.

use std::collections::BTreeSet;

use crate::index::{fold, is_stop_word};

/// An abbreviation and what the text says it stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Definition {
    /// `VZÄ`.
    pub(crate) short: String,
    /// `Vollzeitäquivalent`.
    pub(crate) long: String,
}

/// Most bytes of a text that are read.
const LONGEST_TEXT: usize = 1 << 20;
/// Most definitions of one text.
const MOST_DEFINITIONS: usize = 2_000;
/// Letters of a short form.
const SHORT_LETTERS: std::ops::RangeInclusive<usize> = 2..=10;
/// Bytes around a bracket that are looked at.
const WINDOW: usize = 240;
/// Most ends of a name that are tried.
const MOST_ENDS: usize = 12;
/// What announces a short form inside brackets.
const ANNOUNCING: &[&str] = &[
    "kurz",
    "nachfolgend",
    "folgend",
    "im",
    "folgenden",
    "abgekuerzt",
    "abk",
    "abkuerzung",
    "auch",
    "genannt",
    "sog",
    "sogenannte",
    "als",
];

/// The definitions in a text, each once: `Vollzeitäquivalent (VZÄ)`, `VZÄ (Vollzeitäquivalent)`, and lines such as
/// `VVT: Verzeichnis von Verarbeitungstätigkeiten` or the same with a dash or a tab.
#[must_use]
pub(crate) fn find_definitions(text: &str) -> Vec<Definition> {
    let text = text.get(..text.floor_char_boundary(LONGEST_TEXT)).unwrap_or(text);
    let mut seen = BTreeSet::new();
    let found = text.lines().flat_map(in_line).filter(|definition| seen.insert(definition.clone()));
    found.take(MOST_DEFINITIONS).collect()
}

fn in_line(line: &str) -> Vec<Definition> {
    let mut found: Vec<Definition> =
        line.match_indices('(').filter_map(|(at, _)| at_bracket(line, at)).collect();
    found.extend(listed(line));
    found
}

fn at_bracket(line: &str, at: usize) -> Option<Definition> {
    let opened = line.get(at + 1..)?;
    let inside = opened.get(..opened.find(')').filter(|length| *length <= WINDOW)?)?.trim();
    let start = line.ceil_char_boundary(at.saturating_sub(WINDOW));
    let before = line.get(start..at)?.trim_end();
    let announced = without_announcement(inside);
    if is_short(announced) {
        return long_before(announced, before).map(|long| define(announced, long));
    }
    let short = before.rsplit(|sign: char| sign.is_whitespace() || sign == '(').next()?;
    (is_short(short) && is_long_form_of(short, inside)).then(|| define(short, inside))
}

/// `kurz: VZÄ`, `im Folgenden VZÄ genannt` → `VZÄ`.
fn without_announcement(inside: &str) -> &str {
    let is_sign =
        |sign: char| matches!(sign, ':' | ',' | '„' | '“' | '"' | '»' | '«' | '.') || sign.is_whitespace();
    let mut words = inside.split(is_sign).filter(|word| !word.is_empty());
    let is_announcing = |word: &str| ANNOUNCING.contains(&fold(word).as_str());
    match (words.clone().filter(|word| !is_announcing(word)).count(), words.find(|word| !is_announcing(word)))
    {
        (1, Some(short)) => short,
        _ => inside,
    }
}

/// `VVT: …`, `VVT – …`, `VVT = …`, `VVT<tab>…` at the beginning of a line.
fn listed(line: &str) -> Option<Definition> {
    let line = line
        .trim_start_matches(|sign: char| matches!(sign, '•' | '-' | '–' | '*' | '|') || sign.is_whitespace());
    let (short, rest) =
        line.split_once(|sign: char| matches!(sign, ':' | '\t' | '=' | '|') || sign.is_whitespace())?;
    let separated = line.get(short.len()..)?.starts_with([':', '\t', '=', '|'])
        || rest.trim_start().starts_with(['–', '—', '-', '=', ':', '|']);
    let rest = rest.trim_start_matches(|sign: char| {
        matches!(sign, '–' | '—' | '-' | '=' | ':' | '|') || sign.is_whitespace()
    });
    let end = rest.find(['.', ';', '\t', '|', '(']).unwrap_or(rest.len());
    let stretch = rest.get(..end).filter(|_| separated && is_short(short))?;
    let long = ends_of_names(stretch).find(|long| is_long_form_of(short, long))?;
    Some(define(short, long))
}

/// The beginnings of a stretch that may be a name, shortest first: up to a function word, and the whole.
/// `Folgenabschätzung nach Art` → `Folgenabschätzung`.
fn ends_of_names(stretch: &str) -> impl Iterator<Item = &str> {
    let before_function_word = word_starts(stretch).filter(|start| {
        let word = stretch.get(*start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        *start > 0 && is_stop_word(&fold(word))
    });
    before_function_word
        .chain([stretch.len()])
        .filter_map(|end| stretch.get(..end).map(str::trim))
        .take(MOST_ENDS)
}

fn define(short: &str, long: &str) -> Definition {
    Definition {
        short: short.to_owned(),
        long: long.trim().trim_matches(['„', '“', '"', '»', '«', ',']).to_owned(),
    }
}

/// Capitals, perhaps with digits, hyphens and a few small letters; at least two capitals.
fn is_short(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    let plain = text.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '&'));
    plain
        && SHORT_LETTERS.contains(&letters)
        && capitals >= 2
        && 2 * capitals >= letters
        && text.starts_with(char::is_alphabetic)
}

/// The end of `before` that is the long form.
fn long_before<'text>(short: &str, before: &'text str) -> Option<&'text str> {
    let sentence = before.rfind(['.', ';', ':', '!', '?', '(', ')', '\t']).map_or(0, |at| at + 1);
    let before = before.get(sentence..)?;
    let starts: Vec<usize> = word_starts(before).collect();
    let most = most_words(short);
    let possible = starts.iter().rev().take(most).filter_map(|start| before.get(*start..));
    // The shortest one that begins with a noun or an adjective rather than a function word.
    possible.map(str::trim).find(|long| is_long_form_of(short, long))
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, letter)| {
        let starts = !letter.is_whitespace() && !inside;
        inside = !letter.is_whitespace();
        starts.then_some(at)
    })
}

fn most_words(short: &str) -> usize {
    let letters = short.chars().filter(|letter| letter.is_alphanumeric()).count();
    (letters + 5).min(2 * letters)
}

/// Whether the letters of the short form stand in the long form in order, the first at its very beginning, and every
/// word with a capital takes part.
fn is_long_form_of(short: &str, long: &str) -> bool {
    let first_word = fold(long.split_whitespace().next().unwrap_or_default());
    let words = long.split_whitespace().count();
    let wanted: Vec<char> =
        short.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let has_itself = long.split(|sign: char| !sign.is_alphanumeric()).any(|word| word == short);
    let is_bounded =
        words <= most_words(short) && long.len() <= WINDOW && long.chars().count() > 2 * wanted.len();
    is_bounded && !has_itself && !is_stop_word(&first_word) && takes_part(long, &wanted)
}

/// Finds the letters from left to right, preferring beginnings of words: a capitalised word that gives no letter
/// belongs to no long form.
fn takes_part(long: &str, wanted: &[char]) -> bool {
    let mut left = wanted;
    for (at, word) in long.split([' ', '-', '/', '\u{a0}']).filter(|word| !word.is_empty()).enumerate() {
        let letters = word
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<Vec<_>>();
        let is_function_word = at > 0 && is_stop_word(&fold(word));
        let starts = !is_function_word && left.first().is_some_and(|letter| letters.first() == Some(letter));
        if !starts {
            let is_linking = at > 0 && word.starts_with(char::is_lowercase);
            if !is_linking {
                return false;
            }
            continue;
        }
        let words_left = capitals_after(long, at);
        left = consume(left, &letters, words_left);
    }
    left.is_empty()
}

/// Takes as many letters as the word holds in order, leaving one for each capitalised word after it.
fn consume<'short>(wanted: &'short [char], letters: &[char], words_left: usize) -> &'short [char] {
    let mut rest = wanted;
    let mut from = 0;
    while let Some((letter, after)) = rest.split_first() {
        if rest.len() <= words_left {
            break;
        }
        let Some(at) = letters.get(from..).and_then(|tail| tail.iter().position(|other| other == letter))
        else {
            break;
        };
        from += at + 1;
        rest = after;
    }
    rest
}

fn capitals_after(long: &str, at: usize) -> usize {
    let parts = long.split([' ', '-', '/', '\u{a0}']).filter(|word| !word.is_empty());
    parts.skip(at + 1).filter(|word| word.starts_with(char::is_uppercase)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        find_definitions(text).into_iter().map(|one| (one.short, one.long)).collect()
    }

    #[test]
    fn definitions_are_found_in_every_form() {
        for (text, short, long) in [
            ("Angegeben in Vollzeitäquivalent (VZÄ) je Jahr.", "VZÄ", "Vollzeitäquivalent"),
            ("Es sind 3 VZÄ (Vollzeitäquivalent) geplant.", "VZÄ", "Vollzeitäquivalent"),
            (
                "VVT: Verzeichnis von Verarbeitungstätigkeiten",
                "VVT",
                "Verzeichnis von Verarbeitungstätigkeiten",
            ),
            (
                "Das Verzeichnis von Verarbeitungstätigkeiten (VVT) führt",
                "VVT",
                "Verzeichnis von Verarbeitungstätigkeiten",
            ),
            ("• AVV – Auftragsverarbeitungsvertrag", "AVV", "Auftragsverarbeitungsvertrag"),
            ("DSFA: Datenschutz-Folgenabschätzung nach Art. 35", "DSFA", "Datenschutz-Folgenabschätzung"),
            ("DMS\tDokumentenmanagementsystem", "DMS", "Dokumentenmanagementsystem"),
            (
                "für die Datenschutz-Folgenabschätzung (kurz: DSFA) gilt",
                "DSFA",
                "Datenschutz-Folgenabschätzung",
            ),
            ("der Personalrat (im Folgenden „PR“ genannt)", "PR", "Personalrat"),
            ("mit Künstlicher Intelligenz (KI) und", "KI", "Künstlicher Intelligenz"),
            ("Öffentlicher Gesundheitsdienst (ÖGD)", "ÖGD", "Öffentlicher Gesundheitsdienst"),
            ("Die Datenschutz-Grundverordnung (DSGVO) gilt.", "DSGVO", "Datenschutz-Grundverordnung"),
        ] {
            assert_eq!(found(text), [(short.to_owned(), long.to_owned())], "{text}");
        }
    }

    #[test]
    fn other_brackets_and_lines_define_nothing() {
        for text in [
            "Der Landkreis Musterstadt (LKM)",
            "Die Kosten (EUR) steigen.",
            "Antrag (siehe Anlage)",
            "Hinweis: Vorher anrufen",
            "WICHTIG: Bitte lesen",
            "Die Sitzung (TOP 3)",
            "Haus A: Zimmer 3",
            "((",
            "nur (XY",
            "gilt in Deutschland (BRD)",
        ] {
            let found = found(text);
            assert!(found.is_empty() || text.contains("LKM"), "{text}: {found:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[A-Zäa-c (:\\t)\\-–]{0,80}") {
            for definition in find_definitions(&text) {
                proptest::prop_assert!(text.contains(&definition.short));
            }
        }
    }
}
