//! Words that were wrongly joined or wrongly split, and forms of known words.

use super::Vocabulary;
use super::index::SHORTEST_WORD;
use crate::answer::understand::words::{Word, is_body};
use crate::index::{fold, is_stop_word};

/// Endings of inflection.
const ENDINGS: &[&str] =
    &["e", "en", "n", "s", "es", "er", "ern", "em", "t", "et", "te", "st", "in", "innen"];
/// Prefixes of verbs and of what is made of them, the longer ones first.
const PREFIXES: &[&str] = &[
    "zurueck", "herunter", "zusammen", "weiter", "ueber", "unter", "durch", "nach", "fest", "raus", "rein",
    "auf", "aus", "bei", "ein", "ent", "her", "hin", "los", "mit", "ver", "vor", "weg", "wieder", "zer",
    "ab", "an", "be", "er", "ge", "um", "zu",
];
/// What may stand between the parts of a compound.
const LINKS: &[&str] = &["", "s", "n", "en", "es", "er"];
/// Shortest last part of a compound: `Amt`, `Rat`, `Tag`.
const SHORTEST_HEAD: usize = 3;
/// Most parts of a compound.
const MOST_PARTS: usize = 4;
/// Words that are joined to the next one by mistake. Those that also begin verbs (`auf`, `mit`, `zu`) are not among them.
const OFTEN_JOINED: &[&str] = &["fuer", "und", "vom", "zum", "zur", "beim", "ist"];

/// The compound that two neighbouring words make in the corpus, as it is written there: `Datenschutz Schulung` for
/// `Datenschutzschulung`.
pub(super) fn joined(
    one: &Word<'_>,
    next: &Word<'_>,
    question: &str,
    vocabulary: &dyn Vocabulary,
) -> Option<String> {
    let between = question.get(one.range.end..next.range.start)?;
    let plain = |word: &Word<'_>| {
        word.folded.len() >= 3 && word.text.chars().all(char::is_alphabetic) && !is_stop_word(&word.folded)
    };
    let alike = one.is_loud() == next.is_loud();
    let is_name = is_body(&one.folded) && vocabulary.knows(next.text);
    if between != " " || !plain(one) || !plain(next) || !alike || is_name {
        return None;
    }
    let hyphened = format!("{}-{}", one.text, next.text);
    let quiet = next.text.to_lowercase();
    let forms =
        std::iter::once(hyphened).chain(LINKS.iter().map(|link| format!("{}{link}{quiet}", one.text)));
    forms.into_iter().find(|form| vocabulary.knows(form))
}

/// `inMusterstadt` as `in Musterstadt`, `KreisMusterstadt` as `Kreis Musterstadt`.
pub(super) fn split_apart(word: &Word<'_>, vocabulary: &dyn Vocabulary) -> Option<String> {
    let capital =
        word.text.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()).map(|(at, _)| at);
    let known = |part: &str| vocabulary.knows(part) || is_inflected(&fold(part), vocabulary);
    if let Some((left, right)) = capital.and_then(|at| word.text.split_at_checked(at))
        && !left.ends_with('-')
        && (is_stop_word(&fold(left)) || known(left))
        && known(right)
    {
        return Some(format!("{left} {right}"));
    }
    word.text.char_indices().filter(|(at, _)| (3..=4).contains(at)).find_map(|(at, _)| {
        let (left, right) = word.text.split_at_checked(at)?;
        let often = OFTEN_JOINED.contains(&fold(left).as_str());
        let fits = is_stop_word(&fold(right)) || (right.len() > SHORTEST_WORD && known(right));
        (often && fits).then(|| format!("{left} {right}"))
    })
}

/// Whether a folded word is another form of a known one: an ending more, less or exchanged.
pub(super) fn is_inflected(folded: &str, vocabulary: &dyn Vocabulary) -> bool {
    let stems = ENDINGS.iter().filter_map(|ending| folded.strip_suffix(ending));
    let known_stem = stems.filter(|stem| stem.len() >= SHORTEST_WORD).any(|stem| {
        vocabulary.knows(stem)
            || ["e", "en"].iter().any(|ending| vocabulary.knows(&format!("{stem}{ending}")))
    });
    known_stem
        || ["e", "en", "n", "s", "er"].iter().any(|ending| vocabulary.knows(&format!("{folded}{ending}")))
        || has_umlaut_form(folded, vocabulary)
        || is_participle(folded, vocabulary)
}

/// Whether a folded word is a known one behind a prefix, or a participle of one with a prefix: `abholen` where the corpus
/// has `holen`, `abgeholt` where it has `abholt`.
pub(super) fn is_prefixed(folded: &str, vocabulary: &dyn Vocabulary) -> bool {
    let known = |word: &str| {
        word.len() >= SHORTEST_WORD && (vocabulary.knows(word) || is_inflected(word, vocabulary))
    };
    PREFIXES.iter().any(|prefix| {
        let Some(rest) = folded.strip_prefix(prefix) else { return false };
        let within = rest.strip_prefix("ge").or_else(|| rest.strip_prefix("zu"));
        known(rest)
            || within.is_some_and(|stem| stem.len() >= SHORTEST_HEAD && known(&format!("{prefix}{stem}")))
    })
}

/// `gelandet` where the corpus has `landen`.
fn is_participle(folded: &str, vocabulary: &dyn Vocabulary) -> bool {
    let stem =
        folded.strip_prefix("ge").and_then(|stem| stem.strip_suffix("et").or_else(|| stem.strip_suffix('t')));
    stem.is_some_and(|stem| stem.len() >= 3 && vocabulary.knows(&format!("{stem}en")))
}

/// `Anträge` where the corpus has `Antrag`.
fn has_umlaut_form(folded: &str, vocabulary: &dyn Vocabulary) -> bool {
    let stem =
        ["ern", "en", "er", "e", "n"].iter().find_map(|ending| folded.strip_suffix(ending)).unwrap_or(folded);
    let umlaut = ["aeu", "ae", "oe", "ue"].iter().find_map(|umlaut| Some((stem.rfind(umlaut)?, umlaut)));
    let Some((at, umlaut)) = umlaut else { return false };
    let plain = if *umlaut == "aeu" { "au" } else { umlaut.get(..1).unwrap_or_default() };
    let (before, after) =
        (stem.get(..at).unwrap_or_default(), stem.get(at + umlaut.len()..).unwrap_or_default());
    vocabulary.knows(&format!("{before}{plain}{after}"))
}

/// Whether a folded word is made of known words.
pub(super) fn is_compound(folded: &str, vocabulary: &dyn Vocabulary) -> bool {
    has_parts(folded, vocabulary, MOST_PARTS)
}

fn has_parts(folded: &str, vocabulary: &dyn Vocabulary, most: usize) -> bool {
    let known = |part: &str| vocabulary.knows(part) || is_inflected(part, vocabulary);
    most > 1
        && (SHORTEST_WORD..=folded.len().saturating_sub(SHORTEST_HEAD)).any(|at| {
            let Some((left, right)) = folded.split_at_checked(at) else { return false };
            let linked = LINKS
                .iter()
                .filter_map(|link| left.strip_suffix(link))
                .any(|part| part.len() >= SHORTEST_WORD && vocabulary.knows(part));
            linked && (known(right) || has_parts(right, vocabulary, most - 1))
        })
}
