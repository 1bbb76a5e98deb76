//! `Nenne alle …`, `Erkläre …`

use super::has;
use super::which::head_noun;
use crate::answer::understand::kind::expectation::expected_of;
use crate::answer::understand::kind::keywords;
use crate::answer::understand::kind::lexicon::{Form, entity};
use crate::answer::understand::kind::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

const ALL: &[&str] =
    &["alle", "saemtliche", "jede", "jeden", "jedes", "liste", "auflistung", "uebersicht", "aufstellung"];
const FILLERS: &[&str] = &[
    "mir",
    "uns",
    "sie",
    "bitte",
    "mal",
    "doch",
    "eine",
    "ein",
    "die",
    "den",
    "das",
    "der",
    "alle",
    "saemtliche",
    "auf",
    "von",
    "aller",
    "liste",
    "auflistung",
    "uebersicht",
    "aufstellung",
    "einmal",
];

/// The form of a request, from its verb on.
pub(in crate::answer::understand::kind) fn requested(clause: &[Word<'_>]) -> QuestionForm {
    let Some((verb, rest)) = clause.split_first() else { return QuestionForm::fact(Expected::Anything) };
    let object = rest.iter().skip_while(|word| FILLERS.contains(&word.folded.as_str()));
    let object: Vec<Word<'_>> = object.cloned().collect();
    let verb = verb.folded.as_str();
    if let Some(form) = explained(verb, &object) {
        return form;
    }
    if object.first().is_some_and(|word| matches!(word.folded.as_str(), "anzahl" | "summe" | "gesamtzahl")) {
        return keywords::form(&object);
    }
    let noun = head_noun(&object).map(|(_, noun)| noun);
    let expected = noun.and_then(|noun| expected_of(&noun.folded)).unwrap_or(Expected::Anything);
    let is_many = noun.is_some_and(|noun| entity(noun.text).is_some_and(|(_, form)| form == Form::Plural));
    let ends_with_up = clause.last().is_some_and(|word| word.folded == "auf");
    if verb.starts_with("zaehl") && !ends_with_up {
        return QuestionForm::new(QuestionKind::Count, Expected::Number);
    }
    let lists = has(rest, ALL) || is_many || verb.starts_with("list") || verb.starts_with("zaehl");
    if lists { QuestionForm::list(expected) } else { QuestionForm::fact(expected) }
}

fn explained(verb: &str, object: &[Word<'_>]) -> Option<QuestionForm> {
    let steps = object.iter().take(2).any(|word| keywords::is_step_noun(&word.folded));
    if steps || object.first().is_some_and(|word| word.folded == "wie") {
        return Some(QuestionForm::new(QuestionKind::Procedure, Expected::Anything));
    }
    let explains =
        verb.starts_with("erklaer") || verb.starts_with("erlaeuter") || verb.starts_with("definier");
    explains.then(|| QuestionForm::new(QuestionKind::Definition, Expected::Anything))
}
