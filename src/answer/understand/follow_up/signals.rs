//! Signs that a question leans on what was said before.

use super::designator::is_designator;
use crate::answer::understand::kind::is_question_word;
use crate::answer::understand::kind::lexicon::is_common;
use crate::answer::understand::words::Word;

/// How a question leans on earlier turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reference {
    /// `er`, `dort`, `dafür`: something that was spoken of.
    Pronoun,
    /// `Und in B?`: the earlier question with another place or thing.
    Exchange,
    /// `Wie lange?`, `Und wer ist zuständig?`: the earlier subject with another question.
    Ellipsis,
}

pub(super) const OPENERS: &[&str] = &["und", "aber", "oder", "auch", "sowie", "and", "but"];
const PREPOSITIONS: &[&str] = &[
    "in", "im", "bei", "beim", "fuer", "mit", "aus", "von", "vom", "zu", "zum", "zur", "an", "am", "auf",
    "laut", "nach", "ohne", "ab",
];
const PRONOUNS: &[&str] = &[
    "er", "sie", "ihn", "ihm", "ihnen", "dessen", "deren", "it", "they", "them", "he", "she", "its", "their",
];
/// Adverbs that stand for a place or a thing.
const ADVERBS: &[&str] = &[
    "dort",
    "dorthin",
    "dafuer",
    "davon",
    "dazu",
    "daran",
    "darauf",
    "darin",
    "daraus",
    "dabei",
    "dagegen",
    "darueber",
    "dadurch",
    "danach",
    "daneben",
    "darunter",
    "hierfuer",
    "hierzu",
    "hierbei",
    "stattdessen",
    "there",
];
/// Words that point when a noun follows: `dieses Projekt`.
const POINTING: &[&str] = &[
    "dieser",
    "dieses",
    "diesem",
    "diesen",
    "diese",
    "derselbe",
    "dieselbe",
    "dasselbe",
    "letzterer",
    "letztere",
    "letzteres",
    "jener",
    "jenes",
];
/// What says nothing about a subject: states and doings that any subject may have.
const GENERIC: &[&str] = &[
    "zustaendig",
    "verantwortlich",
    "gestartet",
    "geplant",
    "beginnt",
    "begonnen",
    "endet",
    "startet",
    "dauert",
    "kostet",
    "betreut",
    "genau",
    "technisch",
    "fachlich",
    "beteiligt",
    "finanziert",
    "gefoerdert",
    "bezahlt",
    "erreichbar",
    "gilt",
    "laeuft",
    "gemacht",
    "macht",
    "noch",
    "weitere",
    "weiteren",
    "anderen",
    "andere",
    "sonst",
    "naechste",
    "naechsten",
    "erste",
    "letzte",
    "details",
    "beispiel",
    "beispiele",
    "grund",
    "status",
    "ergebnis",
    "stand",
    "teuer",
    "lange",
    "hoch",
    "oft",
    "heisst",
    "erlaubt",
    "moeglich",
    "hoeher",
    "passiert",
    "tun",
    "ziel",
    "ziele",
    "vorteile",
    "nachteile",
    "risiken",
    "verantwortet",
    "leitet",
    "mehr",
    "los",
];
/// Own words from which on a question that begins with `Und` is a new one.
const OWN_SUBJECT: usize = 4;

/// How a question leans on an earlier one; `None` when it stands for itself.
pub(super) fn reference(
    question: &[Word<'_>],
    earlier: &[Word<'_>],
    is_definition: bool,
) -> Option<Reference> {
    let content = question.iter().filter(|word| word.is_content()).count();
    let shared = question
        .iter()
        .any(|word| word.is_content() && earlier.iter().any(|other| other.folded == word.folded));
    let opener = question.first().is_some_and(|word| OPENERS.contains(&word.folded.as_str()));
    let about = is_about(question);
    if !about && pointing_word(question).is_some() {
        return Some(Reference::Pronoun);
    }
    let rest = question.get(usize::from(opener)..).unwrap_or_default();
    if about || is_exchange(rest, opener) {
        return Some(Reference::Exchange);
    }
    let own = rest.iter().filter(|word| word.is_content() && !is_generic(word)).count();
    // „Was ist ein Fachdienst?“ asks for the common word itself.
    let is_bare = own == 0 && !question.is_empty() && !(is_definition && content > 0);
    let continues = opener && (content < OWN_SUBJECT || shared);
    (is_bare || continues).then_some(Reference::Ellipsis)
}

/// The first word that refers to something outside the question.
pub(super) fn pointing_word(question: &[Word<'_>]) -> Option<usize> {
    (0..question.len()).find(|at| points_back(question, *at))
}

/// Whether a word says nothing about a subject of its own: `zuständig`, `Kosten`, `Projekte`.
fn is_generic(word: &Word<'_>) -> bool {
    GENERIC.contains(&word.folded.as_str()) || is_common(word.text)
}

/// `Was ist mit B?`, `Wie sieht es bei B aus?`, `what about B`.
fn is_about(question: &[Word<'_>]) -> bool {
    let folded: Vec<&str> =
        question.iter().map(|word| word.folded.as_str()).filter(|word| !OPENERS.contains(word)).collect();
    let is_short = folded.len() <= 8;
    is_short
        && matches!(
            folded.as_slice(),
            ["was", "ist", "mit", ..]
                | [
                    "wie",
                    "sieht" | "siehts" | "ist" | "war",
                    "es" | "das" | "dies" | "in" | "bei" | "mit",
                    ..
                ]
                | ["what", "about", ..]
        )
        && !folded.contains(&"gemeint")
}

/// `Bei B?`, `Und B?`: a place or a thing without a verb or a question word.
fn is_exchange(rest: &[Word<'_>], opener: bool) -> bool {
    let asks = rest.iter().any(|word| is_question_word(&word.folded));
    let preposition = rest.first().is_some_and(|word| PREPOSITIONS.contains(&word.folded.as_str()));
    let content = rest.iter().filter(|word| word.is_content() || is_designator(word)).count();
    let verbless = rest.iter().all(|word| word.is_loud() || !word.is_content() || rest.len() <= 3);
    !asks && verbless && (1..=3).contains(&content) && rest.len() <= 6 && (preposition || opener)
}

/// Whether the word refers to something outside the question: nothing named in an earlier clause of it is meant.
fn points_back(question: &[Word<'_>], at: usize) -> bool {
    let Some(word) = question.get(at) else { return false };
    let clause =
        (0..=at).rev().find(|place| question.get(*place).is_some_and(|word| word.opens_clause)).unwrap_or(0);
    let folded = word.folded.as_str();
    // `er` takes up a noun, `das` also what was said: `Wer vertritt, wenn er fehlt?` names nobody.
    let takes_up_nouns = PRONOUNS.contains(&folded);
    let is_antecedent = |word: &Word<'_>| word.is_content() && (word.is_loud() || !takes_up_nouns);
    if question.get(..clause).unwrap_or_default().iter().any(is_antecedent) {
        return false;
    }
    let next = question.get(at + 1);
    let before = at.checked_sub(1).and_then(|at| question.get(at)).map_or("", |word| word.folded.as_str());
    let polite = word.text.starts_with("Sie") || word.text.starts_with("Ihnen");
    match folded {
        _ if PRONOUNS.contains(&folded) && !polite => folded != "it" || before != "is",
        "dafuer" | "dazu" | "darauf" | "dabei" | "daran" | "davon" | "damit" => {
            !introduces_clause(next, word)
        }
        _ if ADVERBS.contains(&folded) => true,
        "da" => !word.opens_clause && at > 0,
        "das" | "dies" => is_alone(word, next),
        "es" => is_thing(before, next),
        _ => POINTING.contains(&folded) && next.is_some_and(|next| is_generic(next) || !next.is_loud()),
    }
}

/// `dafür, dass …` points forward, `damit` at the beginning of a clause means `so that`.
fn introduces_clause(next: Option<&Word<'_>>, word: &Word<'_>) -> bool {
    next.is_some_and(|next| {
        next.opens_clause && matches!(next.folded.as_str(), "dass" | "ob" | "wie" | "wer" | "was")
    }) || (word.folded == "damit" && word.opens_clause)
}

/// `das` without a noun of its own.
fn is_alone(word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    !word.opens_clause
        && next.is_none_or(|next| next.opens_clause || (!next.is_loud() && !is_adjective(&next.folded)))
}

fn is_adjective(folded: &str) -> bool {
    (folded.ends_with('e') || folded.ends_with("en"))
        && folded.len() > 4
        && !matches!(folded, "heute" | "haben" | "werden" | "machen" | "gelten")
}

/// `es` that stands for a thing: not in `gibt es`, `geht es um`, `ist es möglich`.
fn is_thing(before: &str, next: Option<&Word<'_>>) -> bool {
    const EMPTY: &[&str] = &[
        "gibt", "gab", "geht", "ging", "handelt", "kommt", "ist", "sind", "war", "steht", "sieht", "gilt",
        "heisst", "wird", "dass", "wie", "wenn", "darf",
    ];
    !EMPTY.contains(&before)
        && !before.is_empty()
        && next.is_none_or(|next| {
            !matches!(next.folded.as_str(), "gibt" | "sich" | "keine" | "einen" | "eine" | "um")
        })
}
