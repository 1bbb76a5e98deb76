//! A few keywords instead of a sentence.

use super::expectation::expected_of;
use super::lexicon::{Form, entity};
use super::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

const STEPS: &[&str] = &[
    "ablauf",
    "vorgehen",
    "vorgehensweise",
    "schritte",
    "anleitung",
    "verfahrensschritte",
    "beantragung",
    "anmeldung",
];
const MEANINGS: &[&str] =
    &["abkuerzung", "definition", "bedeutung", "begriff", "begriffsbestimmung", "erklaerung"];
const COUNTS: &[&str] = &["summe", "gesamtzahl", "anzahl", "gesamtanzahl", "gesamtsumme"];
const LISTS: &[&str] = &["liste", "auflistung", "uebersicht", "alle", "saemtliche", "aufstellung"];
const REASONS: &[&str] = &["grund", "gruende", "ursache", "ursachen", "begruendung"];

/// Whether a noun asks for steps.
pub(super) fn is_step_noun(folded: &str) -> bool {
    STEPS.contains(&folded)
}

/// The form of a few keywords: the noun that names what is wanted may stand anywhere.
pub(super) fn form(words: &[Word<'_>]) -> QuestionForm {
    let holds = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.folded.as_str()));
    let opens = |wanted: &[&str]| words.first().is_some_and(|word| wanted.contains(&word.folded.as_str()));
    if opens(COUNTS) {
        return counted(words);
    }
    if holds(MEANINGS) {
        return QuestionForm::new(QuestionKind::Definition, Expected::Anything);
    }
    if holds(STEPS) {
        return QuestionForm::new(QuestionKind::Procedure, Expected::Anything);
    }
    if holds(REASONS) {
        return QuestionForm::new(QuestionKind::Reason, Expected::Anything);
    }
    let first_is_many =
        words.first().and_then(|word| entity(word.text)).is_some_and(|(_, form)| form == Form::Plural);
    let expected =
        || words.iter().rev().find_map(|word| expected_of(&word.folded)).unwrap_or(Expected::Anything);
    if opens(LISTS) || (first_is_many && words.len() > 1) {
        let listed = words.iter().find_map(|word| expected_of(&word.folded)).unwrap_or(Expected::Anything);
        return QuestionForm::list(listed);
    }
    if holds(&["anzahl", "gesamtzahl"]) {
        return QuestionForm::fact(Expected::Number);
    }
    let many = words.iter().any(|word| entity(word.text).is_some_and(|(_, form)| form == Form::Plural));
    QuestionForm::fact(expected()).several(many)
}

/// `Summe der Projekte` is counted over documents, `Anzahl Stunden` stands somewhere.
fn counted(words: &[Word<'_>]) -> QuestionForm {
    let rest = words.get(1..).unwrap_or_default();
    let money = rest.iter().any(|word| expected_of(&word.folded) == Some(Expected::Amount));
    let things = rest.iter().any(|word| entity(word.text).is_some());
    let is_sum = words.first().is_some_and(|word| word.folded.contains("summe"));
    let expected = if money { Expected::Amount } else { Expected::Number };
    if things || is_sum {
        QuestionForm::new(QuestionKind::Count, expected)
    } else {
        QuestionForm::fact(expected)
    }
}
