//! English questions.

use super::expectation::expected_of;
use super::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

const ENGLISH: &[&str] = &[
    "the", "what", "which", "who", "when", "where", "why", "how", "does", "do", "did", "is", "are", "of",
    "for", "can", "must", "should", "has", "have", "and", "many", "much", "there", "with", "by", "to", "may",
    "from", "at", "my", "our", "we", "any", "without", "before", "after", "if", "all",
];
const GERMAN: &[&str] = &[
    "der", "das", "ist", "und", "wie", "wer", "wo", "welche", "welcher", "welches", "welchen", "wird", "von",
    "im", "bei", "fuer", "mit", "ein", "eine", "den", "dem", "des", "sind", "wann", "gibt", "zur", "zum",
    "auf", "nicht", "haben", "hat",
];
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "does", "do", "did", "has", "have", "can", "could", "may", "must", "should",
    "will", "would", "am",
];
/// Plurals of what documents describe one by one.
const ENTITIES: &[&str] = &[
    "counties",
    "districts",
    "projects",
    "offices",
    "departments",
    "municipalities",
    "cities",
    "companies",
    "vendors",
    "partners",
    "systems",
    "products",
    "tools",
    "schools",
    "initiatives",
    "documents",
    "places",
    "authorities",
];

/// Whether the words are English: more English than German function words.
pub(in crate::answer::understand) fn is_english(words: &[Word<'_>]) -> bool {
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.folded.as_str())).count();
    let requests = words.first().is_some_and(|word| matches!(word.folded.as_str(), "list" | "name"))
        && count(ENTITIES) > 0;
    requests || count(ENGLISH) > count(GERMAN)
}

/// The form of an English question.
pub(super) fn form(words: &[Word<'_>]) -> QuestionForm {
    let at = words.iter().position(|word| is_asking(&word.folded)).unwrap_or(0);
    let opens = |word: &&Word<'_>| word.opens_clause && AUXILIARIES.contains(&word.folded.as_str());
    let is_verb_first = words.first().is_some_and(|word| opens(&word));
    let has_question_word = words.iter().any(|word| is_asking(&word.folded));
    if is_verb_first || (!has_question_word && words.iter().any(|word| opens(&word))) {
        return QuestionForm::new(QuestionKind::YesNo, Expected::Anything);
    }
    let rest = words.get(at + 1..).unwrap_or_default();
    let next = |place: usize| rest.get(place).map_or("", |word| word.folded.as_str());
    let things = rest.iter().any(|word| ENTITIES.contains(&word.folded.as_str()));
    let noun =
        || rest.iter().take(4).find_map(|word| expected_of(&word.folded)).unwrap_or(Expected::Anything);
    match words.get(at).map_or("", |word| word.folded.as_str()) {
        "list" | "name" => QuestionForm::list(noun()),
        "which" | "what" if rest.iter().take(2).any(|word| ENTITIES.contains(&word.folded.as_str())) => {
            QuestionForm::list(noun())
        }
        "what" => what(rest, noun()),
        "which" => QuestionForm::fact(noun()),
        "who" | "whom" | "whose" => QuestionForm::fact(Expected::Person),
        "when" => QuestionForm::fact(Expected::Date),
        "where" => QuestionForm::fact(Expected::Place),
        "why" => QuestionForm::new(QuestionKind::Reason, Expected::Anything),
        "how" => match next(0) {
            "many" if things => QuestionForm::new(QuestionKind::Count, Expected::Number),
            "many" | "often" | "big" | "high" => QuestionForm::fact(Expected::Number),
            "much" => QuestionForm::fact(Expected::Amount),
            "long" | "quickly" | "fast" | "soon" => QuestionForm::fact(Expected::Duration),
            "do" | "can" | "to" | "should" => QuestionForm::new(QuestionKind::Procedure, Expected::Anything),
            _ => QuestionForm::fact(Expected::Anything),
        },
        _ => QuestionForm::fact(Expected::Anything),
    }
}

fn what(rest: &[Word<'_>], noun: Expected) -> QuestionForm {
    let word = |place: usize| rest.get(place).map_or("", |word| word.folded.as_str());
    let definition = QuestionForm::new(QuestionKind::Definition, Expected::Anything);
    let means = rest.iter().any(|word| matches!(word.folded.as_str(), "mean" | "stand"));
    let is_one = word(0) == "is" && (matches!(word(1), "a" | "an") || rest.len() <= 2);
    let to_do = matches!(word(0), "do" | "should" | "must") && rest.iter().any(|word| word.folded == "i");
    match word(0) {
        "does" | "do" if means => definition,
        "is" | "are" if is_one => definition,
        _ if to_do => QuestionForm::new(QuestionKind::Procedure, Expected::Anything),
        _ => QuestionForm::fact(noun),
    }
}

fn is_asking(folded: &str) -> bool {
    matches!(
        folded,
        "what" | "which" | "who" | "whom" | "whose" | "when" | "where" | "why" | "how" | "list" | "name"
    )
}
