//! Judging an answer's text.

use super::Scores;
use super::element::says;
use super::items::items;
use super::number::number_match;
use super::wording::{first_words, without_citations};
use crate::eval::measures::ItemCounts;
use crate::eval::{Element, EvalQuestion};

/// Words of an answer that are read: what comes later is not read by a person under time pressure either.
const MOST_WORDS: usize = 60;
/// The same for the steps of a procedure.
const MOST_PROCEDURE_WORDS: usize = 150;

/// Scores of an answer: `answer/right`, `answer/elements`, `answer/numbers`, `answer/forbidden`, for lists the items.
pub(super) fn judge(question: &EvalQuestion, answer: &str, refused: bool, scores: &mut Scores) {
    scores.set("refusal/refused", f64::from(u8::from(refused)));
    if !question.answerable {
        scores.set("answer/right", f64::from(u8::from(refused)));
        return;
    }
    let reading = Reading::of(question, answer);
    let missing = reading.missing(question);
    let forbidden = question.must_not_include.iter().any(|wording| says(answer, wording));
    let right = !refused && missing.is_empty() && !forbidden;
    scores.set("answer/right", f64::from(u8::from(right)));
    scores.set("answer/forbidden", f64::from(u8::from(forbidden)));
    let needed = question.must_include.len();
    if needed > 0 {
        scores.set("answer/elements", (needed - missing.len()) as f64 / needed as f64);
    }
    if let Some(share) = number_match(&question.must_include, &reading.text()) {
        scores.set("answer/numbers", share);
    }
    if let Reading::Items(items) = &reading {
        let counts = ItemCounts {
            right: needed - missing.len(),
            wrong: wrong_items(&question.must_include, items),
            missed: missing.len(),
        };
        let items = counts.scores();
        scores.set("answer/item_precision", items.precision);
        scores.set("answer/item_recall", items.recall);
        scores.set("answer/item_f1", items.f1);
    }
}

/// The required elements that the answer does not say within what is read of it.
pub(in super::super) fn missing<'a>(question: &'a EvalQuestion, answer: &str) -> Vec<&'a Element> {
    Reading::of(question, answer).missing(question)
}

/// What is read of an answer.
enum Reading {
    Text(String),
    Items(Vec<String>),
}

impl Reading {
    fn of(question: &EvalQuestion, answer: &str) -> Self {
        if question.is_list() {
            return Self::Items(items(answer));
        }
        let most = if question.kind == "procedure" { MOST_PROCEDURE_WORDS } else { MOST_WORDS };
        Self::Text(first_words(&without_citations(answer), most))
    }

    fn missing<'a>(&self, question: &'a EvalQuestion) -> Vec<&'a Element> {
        question.must_include.iter().filter(|element| !self.has(element)).collect()
    }

    fn has(&self, element: &Element) -> bool {
        match self {
            Self::Text(text) => element.is_in(text),
            Self::Items(items) => items.iter().any(|item| element.is_in(item)),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Items(items) => items.join("\n"),
        }
    }
}

/// Items that say none of the required elements.
fn wrong_items(elements: &[Element], items: &[String]) -> usize {
    items.iter().filter(|item| !elements.iter().any(|element| element.is_in(item))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: &str, elements: &[&str]) -> EvalQuestion {
        EvalQuestion {
            kind: kind.to_owned(),
            answerable: true,
            must_include: elements.iter().map(|element| Element(vec![(*element).to_owned()])).collect(),
            must_not_include: vec!["verboten".to_owned()],
            ..EvalQuestion::default()
        }
    }

    fn scores(question: &EvalQuestion, answer: &str, refused: bool) -> Scores {
        let mut scores = Scores::default();
        judge(question, answer, refused, &mut scores);
        scores
    }

    #[test]
    fn an_element_after_sixty_words_does_not_count() {
        let question = question("single", &["Frist"]);
        assert_eq!(scores(&question, "Die Frist. [1]", false).get("answer/right"), Some(1.0));
        let late = format!("{} Frist", "Wort ".repeat(MOST_WORDS));
        assert_eq!(scores(&question, &late, false).get("answer/right"), Some(0.0));
    }

    #[test]
    fn what_is_forbidden_makes_an_answer_wrong() {
        let scores = scores(&question("single", &["Frist"]), "Die Frist ist verboten.", false);
        assert_eq!((scores.get("answer/right"), scores.get("answer/forbidden")), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn a_refusal_is_right_only_where_the_documents_do_not_answer() {
        let mut question = question("single", &["Frist"]);
        assert_eq!(scores(&question, "Die Frist steht nicht da.", true).get("answer/right"), Some(0.0));
        question.answerable = false;
        assert_eq!(scores(&question, "", true).get("answer/right"), Some(1.0));
        assert_eq!(scores(&question, "Die Frist", false).get("answer/right"), Some(0.0));
    }

    #[test]
    fn a_list_is_judged_by_its_items() {
        let question = question("aggregation", &["Nordkreis", "Südkreis"]);
        let scores = scores(&question, "Zwei:\nNordkreis [1]\nOstkreis [2]", false);
        assert_eq!(scores.get("answer/item_precision"), Some(0.5));
        assert_eq!(scores.get("answer/item_recall"), Some(0.5));
        assert_eq!(scores.get("answer/right"), Some(0.0));
    }
}
