//! `Wo …`, `Wer …`

use super::{has, has_asker, is_next};
use crate::answer::understand::kind::{Expected, QuestionForm};
use crate::answer::understand::words::Word;

/// What is done with systems and methods in many places: `Wo wird X eingesetzt?` asks for all of them.
const USE: &[&str] = &[
    "eingesetzt",
    "genutzt",
    "verwendet",
    "getestet",
    "erprobt",
    "betrieben",
    "eingefuehrt",
    "pilotiert",
    "geplant",
    "umgesetzt",
    "angewendet",
    "benutzt",
];
const USING: &[&str] = &[
    "nutzt",
    "nutzen",
    "verwendet",
    "verwenden",
    "einsetzt",
    "einsetzen",
    "setzt",
    "betreibt",
    "betreiben",
    "testet",
    "testen",
    "erprobt",
    "erproben",
    "benutzt",
    "benutzen",
];

/// The form of a question after `wo`, `wohin`, `woher`.
pub(super) fn wh_place(asking: &str, rest: &[Word<'_>]) -> QuestionForm {
    let place = QuestionForm::fact(Expected::Place);
    if asking != "wo" {
        return place;
    }
    let exists = is_next(rest, &["gibt", "gab", "gibts"]);
    let definite = rest
        .iter()
        .take(3)
        .any(|word| matches!(word.folded.as_str(), "den" | "das" | "die" | "der" | "hier"));
    let happens = is_next(rest, &["kommt", "kommen"]) && has(rest, &["vor", "einsatz", "zum"]);
    let runs = is_next(rest, &["laeuft", "laufen", "existieren", "existiert"]);
    let used = is_next(rest, &["wird", "werden", "wurde", "wurden", "ist", "sind"]) && has(rest, USE);
    let everywhere = has(rest, &["ueberall", "alles"]);
    let uses = is_next(rest, USING) && has(rest, &["man"]);
    let lists = everywhere || uses || ((exists && !definite) || happens || runs || used) && !has_asker(rest);
    if lists { QuestionForm::list(Expected::Place) } else { place }
}

/// The form of a question after `wer`, `wem`, `wen`.
pub(super) fn who(rest: &[Word<'_>]) -> QuestionForm {
    let person = QuestionForm::fact(Expected::Person);
    let all = rest.iter().take(8).any(|word| matches!(word.folded.as_str(), "alles" | "ueberall"));
    let uses = is_next(rest, USING) && (!is_next(rest, &["setzt", "setzen"]) || has(rest, &["ein"]));
    let works_with = is_next(rest, &["arbeitet", "arbeiten"]) && has(rest, &["mit"]);
    let has_in_use =
        is_next(rest, &["hat", "haben"]) && has(rest, &["einsatz", "eingefuehrt", "angekreuzt", "gemeldet"]);
    if all || uses || works_with || has_in_use {
        return QuestionForm::list(Expected::Organisation);
    }
    person.several(is_next(rest, &["sind", "waren", "gehoert", "gehoeren"]))
}
