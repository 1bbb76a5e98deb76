//! `Wie …`, `Wie viele …`

use super::{has, has_asker, is_next};
use crate::answer::understand::kind::expectation::expected_of;
use crate::answer::understand::kind::lexicon::entity;
use crate::answer::understand::kind::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

use super::which::head_noun;

const AMOUNT_VERBS: &[&str] = &[
    "kostet", "kosten", "bekommt", "bekomme", "bekommen", "kriegt", "kriege", "zahlt", "zahlen", "zahle",
    "bezahlt", "erhaelt",
];
/// What a house acts upon in steps; `Wie wird X beantragt?` asks for them.
const STEPS: &[&str] = &[
    "beantragt",
    "gestellt",
    "gemeldet",
    "angemeldet",
    "abgemeldet",
    "abgerechnet",
    "eingereicht",
    "bearbeitet",
    "durchgefuehrt",
    "angelegt",
    "bestellt",
    "gebucht",
    "freigegeben",
    "vorgegangen",
    "verfahren",
    "eingeleitet",
    "geloescht",
    "archiviert",
    "erfasst",
    "geprueft",
    "gekuendigt",
    "veroeffentlicht",
];
/// Things of which documents give the number; those that are counted over documents are the other entities.
const STATED: &[&str] = &["person", "mitglied", "kollege", "stelle", "pilot", "team", "fahrzeug", "land"];

/// The form of a question after `wie`.
pub(super) fn form(rest: &[Word<'_>]) -> QuestionForm {
    let Some(first) = rest.first() else { return QuestionForm::fact(Expected::Anything) };
    let after = rest.get(1..).unwrap_or_default();
    match first.folded.as_str() {
        "viel" | "viele" | "vielen" | "vieler" => many(after),
        "lange" | "lang" | "schnell" | "frueh" | "rasch" | "zeitig" | "bald" | "zuegig" => {
            QuestionForm::fact(Expected::Duration)
        }
        "teuer" => QuestionForm::fact(Expected::Amount),
        "spaet" => QuestionForm::fact(Expected::Date),
        "oft" | "haeufig" | "gross" | "weit" | "alt" | "schwer" | "breit" | "stark" | "tief" | "dick"
        | "warm" | "kalt" | "laut" => QuestionForm::fact(Expected::Number),
        "hoch" | "niedrig" | "gering" => QuestionForm::fact(height(after)),
        "kommt" if is_next(after, &["es"]) => QuestionForm::new(QuestionKind::Reason, Expected::Anything),
        "heisst" | "lautet" | "heissen" | "lauten" => QuestionForm::fact(first_expectation(after)),
        _ if is_procedure(first, rest) => QuestionForm::new(QuestionKind::Procedure, Expected::Anything),
        _ => QuestionForm::fact(Expected::Anything),
    }
}

/// The form of a question after `wie viel` or `wie viele`.
pub(super) fn many(rest: &[Word<'_>]) -> QuestionForm {
    let Some((_, noun)) = head_noun(rest) else {
        let expected = if has(rest, AMOUNT_VERBS) { Expected::Amount } else { Expected::Number };
        return QuestionForm::fact(expected);
    };
    if noun.folded == "zeit" {
        return QuestionForm::fact(Expected::Duration);
    }
    if expected_of(&noun.folded) == Some(Expected::Amount) || is_next(rest, AMOUNT_VERBS) {
        return QuestionForm::fact(Expected::Amount);
    }
    let is_permission =
        has_asker(rest) && has(rest, &["darf", "duerfen", "muss", "muessen", "kann", "koennen"]);
    let is_counted =
        entity(noun.text).is_some_and(|(singular, _)| !STATED.iter().any(|word| singular.ends_with(word)));
    if is_counted && !is_permission {
        return QuestionForm::new(QuestionKind::Count, Expected::Number);
    }
    QuestionForm::fact(Expected::Number)
}

/// `Wie hoch …`: money, unless it is a share or a rate.
fn height(after: &[Word<'_>]) -> Expected {
    let known = after.iter().find_map(|word| expected_of(&word.folded));
    match known {
        Some(Expected::Amount) => Expected::Amount,
        _ => Expected::Number,
    }
}

fn first_expectation(after: &[Word<'_>]) -> Expected {
    after.iter().take(4).find_map(|word| expected_of(&word.folded)).unwrap_or(Expected::Anything)
}

/// `Wie gehe ich vor`, `Wie kann man …`, `Wie ist … zu melden`, `Wie wird … beantragt`, `Wie läuft … ab`.
fn is_procedure(first: &Word<'_>, rest: &[Word<'_>]) -> bool {
    let verb = first.folded.as_str();
    let last = rest.last().map_or("", |word| word.folded.as_str());
    let asker_acts = is_next(rest.get(1..).unwrap_or_default(), &["ich", "wir", "man"]);
    let is_to_do = matches!(verb, "ist" | "sind") && has_infinitive_with_zu(rest);
    let is_done = matches!(verb, "wird" | "werden") && has(rest, STEPS);
    let runs =
        matches!(verb, "laeuft" | "laufen") && (last == "ab" || has(rest, &["ablauf"]) || rest.len() < 3);
    let is_course = verb == "ist" && has(rest, &["ablauf", "vorgehen", "vorgehensweise", "verfahrensweise"]);
    asker_acts || is_to_do || is_done || runs || is_course
}

fn has_infinitive_with_zu(rest: &[Word<'_>]) -> bool {
    let with_zu = rest.windows(2).any(|pair| {
        matches!(pair, [zu, verb] if zu.folded == "zu" && verb.folded.ends_with('n') && !verb.is_loud())
    });
    let inside = [
        "vorzugehen",
        "anzumelden",
        "abzurechnen",
        "einzureichen",
        "abzumelden",
        "anzulegen",
        "durchzufuehren",
        "einzuleiten",
    ];
    with_zu || has(rest, &inside)
}
