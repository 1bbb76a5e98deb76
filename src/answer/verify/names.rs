//! Names in a claim that neither its evidence nor the question holds.
//!
//! German writes every noun with a capital, so a capital alone makes no name. A word counts as one by its letters, in
//! quotes, behind a word that introduces names, beside another unknown word, or when no document has it.

use super::shape::{is_adjective_shaped, is_capitalised, is_name_shaped, is_noun_shaped};
use super::words::{Stems, all_stems, is_compound_of, is_content, runs, stem};
use super::{Finding, FindingKind};

/// Words that a name follows, in lower case.
const INTRODUCERS: [&str; 42] = [
    "anbieter",
    "anbieterin",
    "anwendung",
    "assistent",
    "bürgermeister",
    "bürgermeisterin",
    "chatbot",
    "dezernent",
    "dezernentin",
    "dienstleister",
    "dr",
    "fachverfahren",
    "firma",
    "frau",
    "gemeinde",
    "herr",
    "herrn",
    "hersteller",
    "herstellerin",
    "kreis",
    "landkreis",
    "landkreise",
    "landkreisen",
    "landrat",
    "landrätin",
    "modell",
    "namens",
    "plattform",
    "produkt",
    "prof",
    "programm",
    "projekt",
    "region",
    "samtgemeinde",
    "software",
    "stadt",
    "system",
    "tool",
    "unternehmen",
    "universität",
    "verein",
    "werkzeug",
];
/// Words that stand before a noun rather than a name, in lower case.
const DETERMINERS: [&str; 37] = [
    "alle", "allen", "aller", "am", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem",
    "diesen", "dieser", "dieses", "ein", "eine", "einem", "einen", "einer", "eines", "ihre", "ihrem",
    "ihren", "ihrer", "im", "ins", "jede", "jedem", "jeden", "jeder", "kein", "keine", "vom", "zum", "zur",
];
/// Opening and closing quotes.
const QUOTES: [(char, char); 5] = [('„', '“'), ('“', '”'), ('"', '"'), ('»', '«'), ('‚', '‘')];
/// Longest quoted name in characters; longer quotes are sentences.
const LONGEST_QUOTED: usize = 60;

/// A word of the claim with its surroundings.
struct Word<'a> {
    raw: &'a str,
    is_known: bool,
    /// Nothing but a blank, a hyphen or the stop of a title stands before it.
    follows: bool,
}

/// The names in a claim that neither `evidence` nor `question` holds. `is_ordinary` says of a word whether the
/// documents use it at all; an unknown word that they do not use is taken for a name.
pub(super) fn foreign_names(
    claim: &str,
    evidence: &str,
    question: &str,
    is_ordinary: &dyn Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut known = all_stems(evidence);
    known.extend(all_stems(question));
    let words = read(claim, &known);
    let is_name: Vec<bool> = (0..words.len()).map(|at| is_foreign(&words, at, is_ordinary)).collect();
    let mut names: Vec<String> = Vec::new();
    let mut open = false;
    for (word, is_name) in words.iter().zip(is_name) {
        match names.last_mut() {
            Some(name) if is_name && open && word.follows => {
                name.push(' ');
                name.push_str(word.raw);
            }
            _ if is_name => names.push(word.raw.to_owned()),
            _ => {}
        }
        open = is_name;
    }
    for quoted in quoted(claim) {
        let foreign = runs(quoted).any(|word| is_content(word) && !is_known(word, &known));
        if foreign && !names.iter().any(|name| quoted.contains(name.as_str())) {
            names.push(quoted.to_owned());
        }
    }
    names.into_iter().map(|name| Finding::new(FindingKind::Name, name)).collect()
}

fn read<'a>(claim: &'a str, known: &Stems) -> Vec<Word<'a>> {
    let mut end = 0;
    runs(claim)
        .map(|raw| {
            let rest = claim.get(end..).unwrap_or_default();
            let between = rest.split(raw).next().unwrap_or_default();
            let start = end + between.len();
            end = start + raw.len();
            let follows = start > 0 && between.chars().all(|c| c.is_whitespace() || c == '-' || c == '.');
            Word { raw, is_known: is_known(raw, known), follows }
        })
        .collect()
}

fn is_known(word: &str, known: &Stems) -> bool {
    let folded = stem(word);
    let genitive = word.strip_suffix('s').map(stem);
    known.contains(&folded)
        || genitive.is_some_and(|genitive| known.contains(&genitive))
        || (!is_name_shaped(word) && known.iter().any(|other| is_compound_of(&folded, other)))
}

fn is_foreign(words: &[Word<'_>], at: usize, is_ordinary: &dyn Fn(&str) -> bool) -> bool {
    let Some(word) = words.get(at) else { return false };
    if word.is_known || is_introducer(word) || word.raw.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if is_name_shaped(word.raw) {
        return true;
    }
    if !is_capitalised(word.raw) || !is_content(word.raw) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(|_| word.follows);
    if before.is_some_and(is_introducer) {
        return true;
    }
    if is_noun_shaped(word.raw) {
        return false;
    }
    let is_determined =
        before.is_some_and(|before| DETERMINERS.contains(&before.raw.to_lowercase().as_str()));
    let after = words.get(at + 1).filter(|after| after.follows);
    let beside_name = [before, after].into_iter().flatten().any(|beside| stands_beside(beside, words))
        && !(before.is_none() && is_adjective_shaped(word.raw));
    let is_singular_unknown = before.is_some() && !is_ordinary(word.raw);
    !is_determined && (beside_name || is_singular_unknown)
}

fn is_introducer(word: &Word<'_>) -> bool {
    INTRODUCERS.contains(&word.raw.to_lowercase().as_str())
}

/// Whether a neighbour is itself an unknown capitalised word that is no noun or opening adjective.
fn stands_beside(beside: &Word<'_>, words: &[Word<'_>]) -> bool {
    if beside.is_known || is_introducer(beside) || is_noun_shaped(beside.raw) {
        return false;
    }
    let opens = words.first().is_some_and(|first| std::ptr::eq(first, beside));
    let is_adjective = opens && is_adjective_shaped(beside.raw);
    is_capitalised(beside.raw) && is_content(beside.raw) && !is_adjective
}

/// What stands in quotes and is short enough for a name.
fn quoted(claim: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = claim;
    while let Some((start, open)) =
        rest.char_indices().find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c))
    {
        let inside = rest.get(start + open.len_utf8()..).unwrap_or_default();
        let closes = |c: char| QUOTES.iter().any(|(opening, closing)| *opening == open && *closing == c);
        let Some(end) = inside.find(closes) else { return found };
        let (quoted, after) = inside.split_at(end);
        if quoted.chars().count() <= LONGEST_QUOTED {
            found.push(quoted);
        }
        let mut after = after.chars();
        after.next();
        rest = after.as_str();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIDENCE: &str = "Handbuch E-Akte\nDie Leitung der IT-Abteilung, Jana Brodersen, prüft Anträge im DMS \
                            aktavera innerhalb einer Frist.";

    fn foreign(claim: &str) -> Vec<String> {
        foreign_names(claim, EVIDENCE, "Welche Rolle hat der Landkreis Erlental?", &|word| {
            word != "Nextcloud"
        })
        .into_iter()
        .map(|finding| finding.word)
        .collect()
    }

    #[test]
    fn names_that_nothing_holds_are_found() {
        for (claim, name) in [
            ("Die Anträge prüft SAP.", "SAP"),
            ("Die Anträge prüft ChatGPT.", "ChatGPT"),
            ("Die Prüfung macht Frau Meier.", "Meier"),
            ("Zuständig ist der Landkreis Nordheim.", "Nordheim"),
            ("Die Anträge prüft dort Karla Sommerfeld.", "Karla Sommerfeld"),
            ("Karla Sommerfeld prüft die Anträge.", "Karla Sommerfeld"),
            ("Geprüft wird mit dem Verfahren „Prüfblick“.", "Prüfblick"),
            ("Die Akten liegen in Nextcloud.", "Nextcloud"),
        ] {
            assert_eq!(foreign(claim), [name], "{claim}");
        }
    }

    #[test]
    fn nouns_and_known_names_are_none() {
        for claim in [
            "Der Zeitraum ist kurz, eine Bearbeitung dauert.",
            "Schriftliche Unterlagen gehören in den Ordner.",
            "Jana Brodersen prüft im Landkreis Erlental die Anträge.",
            "Brodersens Abteilung arbeitet mit „aktavera“.",
            "Die DMS-Leitung nutzt PDF.",
            "Alle MitarbeiterInnen reichen das Formular ein.",
            "Die Antragsprüfung obliegt der Leitung.",
        ] {
            assert_eq!(foreign(claim), Vec::<String>::new(), "{claim}");
        }
    }

    #[test]
    fn unclosed_quotes_hold_nothing() {
        assert_eq!(
            quoted("mit „aktavera und \"DMS\""),
            ["aktavera und \"DMS\""].get(1..).unwrap_or_default()
        );
    }
}
