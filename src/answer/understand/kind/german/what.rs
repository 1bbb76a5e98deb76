//! `Was …`

use super::{has, has_asker, is_next};
use crate::answer::understand::kind::expectation::expected_of;
use crate::answer::understand::kind::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

const ARTICLES: &[&str] = &["ein", "eine", "einen", "einem", "einer", "der", "die", "das"];
/// Nouns of a relation: `das Ziel von X`, `die Aufgabe der Y` ask for something about X and Y.
const RELATIONS: &[&str] = &[
    "ziel",
    "ziele",
    "zweck",
    "aufgabe",
    "aufgaben",
    "unterschied",
    "unterschiede",
    "vorteil",
    "vorteile",
    "nachteil",
    "nachteile",
    "nutzen",
    "voraussetzung",
    "voraussetzungen",
    "ergebnis",
    "ergebnisse",
    "status",
    "stand",
    "inhalt",
    "inhalte",
    "thema",
    "hintergrund",
    "rolle",
    "problem",
    "probleme",
    "gegenstand",
    "folge",
    "folgen",
    "besonderheit",
    "anlass",
    "motto",
    "schwerpunkt",
    "schwerpunkte",
    "idee",
    "bestandteile",
    "risiken",
    "kriterien",
    "regeln",
];
const ACTIONS: &[&str] = &["tun", "machen", "unternehmen", "veranlassen"];
/// Longest name of a term, without its article.
const LONGEST_TERM: usize = 6;

/// The form of a question after `was`.
pub(super) fn form(rest: &[Word<'_>]) -> QuestionForm {
    let Some((verb, after)) = rest.split_first() else { return QuestionForm::fact(Expected::Anything) };
    let definition = QuestionForm::new(QuestionKind::Definition, Expected::Anything);
    let procedure = QuestionForm::new(QuestionKind::Procedure, Expected::Anything);
    let all = is_next(rest, &["alles"]) || is_next(after, &["alles"]);
    match verb.folded.as_str() {
        "ist" | "sind" if has(after, ACTIONS) && has(after, &["zu"]) => procedure,
        "ist" | "sind" if has(after, &["gemeint"]) => definition,
        "ist" | "sind" if is_term(after) => definition,
        "ist" if is_reason(after) => QuestionForm::new(QuestionKind::Reason, Expected::Anything),
        "ist" | "sind" => QuestionForm::fact(relation(after)).several(verb.folded == "sind"),
        "bedeutet" | "bedeuten" | "heisst" | "heissen" | "bezeichnet" | "meint" if is_short_name(after) => {
            definition
        }
        "versteht" | "verstehen" if has(after, &["unter"]) => definition,
        "verbirgt" | "steckt" if has(after, &["hinter"]) => definition,
        "kostet" | "kosten" | "zahlt" | "zahle" | "zahlen" | "kriegt" | "kriege" => {
            QuestionForm::fact(Expected::Amount)
        }
        "tun" | "machen" => procedure,
        "jetzt" | "nun" if after.len() < 2 => procedure,
        "mache" | "tue" | "mach" if has_asker(after) => procedure,
        "muss" | "muessen" | "soll" | "sollen" | "sollte" | "kann"
            if has_asker(after) && has(after, ACTIONS) =>
        {
            procedure
        }
        "muss" | "muessen" | "soll" | "sollen" if has_asker(after) && has(after, &["beachten"]) => {
            procedure.several(true)
        }
        // „Was hat X alles gemeldet?“ asks for everything of X, „Was muss ich alles mitbringen?“ for one passage.
        _ if has(after, &["alles"]) && !has_asker(after) && after.iter().any(Word::is_loud) => {
            QuestionForm::list(Expected::Anything)
        }
        _ => QuestionForm::fact(Expected::Anything).several(all),
    }
}

/// `ein X`, `X`, `die DSFA`: a term that is asked for itself.
fn is_term(after: &[Word<'_>]) -> bool {
    let article = after.first().filter(|word| ARTICLES.contains(&word.folded.as_str()));
    let name = after.get(usize::from(article.is_some())..).unwrap_or_default();
    let Some(first) = name.first() else { return false };
    let indefinite = article.is_some_and(|word| word.folded.starts_with("ein"));
    let is_relation = RELATIONS.contains(&first.folded.as_str()) || expected_of(&first.folded).is_some();
    if (name.len() > LONGEST_TERM && !indefinite) || has(name, &["zu"]) {
        return false;
    }
    if indefinite {
        return !is_relation || name.len() == 1;
    }
    let spoken = !after.iter().any(Word::is_loud);
    let named = name.iter().filter(|word| word.is_content()).count();
    let opens_as_name =
        first.is_content() && (first.is_loud() || spoken || name.get(1).is_some_and(Word::is_loud));
    let is_state = spoken && is_participle(&first.folded);
    let last = name.last().map_or("", |word| word.folded.as_str());
    // „Was ist der DSB schuldig“, „Was ist die Höhe der Miete“ say something about a thing.
    let says_more = (article.is_some() && named > 1 && name.len() > 1 && !name.iter().all(Word::is_loud))
        && !is_attribute_first(name);
    let is_other =
        is_state || says_more || (is_relation && article.is_some()) || is_participle_after(name, last);
    opens_as_name && !is_other
}

/// `die starke KI`: an adjective and a noun.
fn is_attribute_first(name: &[Word<'_>]) -> bool {
    name.len() == 2
        && name.first().is_some_and(|word| !word.is_loud())
        && name.last().is_some_and(Word::is_loud)
}

fn is_participle_after(name: &[Word<'_>], last: &str) -> bool {
    name.len() > 1 && name.last().is_some_and(|word| !word.is_loud()) && is_participle(last)
}

fn is_participle(folded: &str) -> bool {
    const STATES: &[&str] = &[
        "erlaubt",
        "verboten",
        "neu",
        "wichtig",
        "passiert",
        "los",
        "noetig",
        "moeglich",
        "bekannt",
        "zulaessig",
        "unzulaessig",
    ];
    STATES.contains(&folded)
        || (folded.starts_with("ge") && (folded.ends_with('t') || folded.ends_with("en")))
}

fn is_reason(after: &[Word<'_>]) -> bool {
    after.iter().take(2).any(|word| matches!(word.folded.as_str(), "grund" | "ursache"))
}

/// The name after `bedeutet`: not `das`, not `es für die Kreise, dass …`.
fn is_short_name(after: &[Word<'_>]) -> bool {
    let pronoun = match after {
        [first, second, ..] => matches!(first.folded.as_str(), "das" | "es" | "dies") && !second.is_loud(),
        [only] => matches!(only.folded.as_str(), "das" | "es" | "dies"),
        [] => true,
    };
    let about = has(after, &["fuer", "wenn", "dass"]);
    !pronoun && !about && after.len() <= LONGEST_TERM + 2
}

/// `Was ist das Budget für X?`, `Was ist der Termin?`
fn relation(after: &[Word<'_>]) -> Expected {
    after.iter().take(2).find_map(|word| expected_of(&word.folded)).unwrap_or(Expected::Anything)
}
