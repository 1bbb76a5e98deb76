//! The questions that went wrong, and why.

use crate::eval::judge::{Canon, missing};
use crate::eval::report::{Miss, RetrievedPage, Spot};
use crate::eval::run::{Given, GivenCitation};
use crate::eval::{EvalQuestion, Evidence, Scores};

/// Retrieved pages that are shown, and within which evidence counts as found.
const SHOWN: usize = 10;

/// What went wrong with a question; `None` when it was answered right.
pub(super) fn miss(question: &EvalQuestion, given: &Given, scores: &Scores) -> Option<Miss> {
    if scores.is("answer/right") {
        return None;
    }
    let elements_missing: Vec<String> = if question.answerable {
        missing(question, &given.answer).into_iter().map(|element| element.0.join(" / ")).collect()
    } else {
        Vec::new()
    };
    let retrieved = retrieved(question, given);
    Some(Miss {
        id: question.id.clone(),
        kind: question.kind.clone(),
        question: question.question.clone(),
        history: question.history.clone(),
        expected: question.gold_answer.clone(),
        reasons: reasons(question, given, scores, &retrieved, &elements_missing),
        elements_missing,
        given: given.answer.clone(),
        refused: given.refused,
        evidence: question.evidence.iter().map(Spot::of_evidence).collect(),
        cited: given.citations.iter().map(Spot::of_citation).collect(),
        retrieved,
    })
}

fn retrieved(question: &EvalQuestion, given: &Given) -> Vec<RetrievedPage> {
    let canon = Canon::of(question, false);
    (1..)
        .zip(given.ranking.pages.iter().take(SHOWN))
        .map(|(rank, page)| RetrievedPage {
            file: page.doc.clone(),
            page: page.page,
            relevant: canon.is_relevant(page),
            rank,
        })
        .collect()
}

fn reasons(
    question: &EvalQuestion,
    given: &Given,
    scores: &Scores,
    retrieved: &[RetrievedPage],
    elements_missing: &[String],
) -> Vec<String> {
    if !question.answerable {
        return vec!["Hätte abgelehnt werden müssen".to_owned()];
    }
    let mut reasons = Vec::new();
    if !question.evidence.is_empty() && !retrieved.iter().any(|page| page.relevant) {
        reasons.push(format!("Belegseite nicht unter den ersten {SHOWN}"));
    }
    if given.refused {
        reasons.push("Zu Unrecht abgelehnt".to_owned());
        return reasons;
    }
    if scores.get("citation/page_hit") == Some(0.0) {
        reasons.push("Andere Seite zitiert".to_owned());
    }
    reasons.extend(elements_missing.iter().map(|element| format!("Angabe fehlt: {element}")));
    if scores.is("answer/forbidden") {
        reasons.push("Enthält eine falsche Angabe".to_owned());
    }
    if given.citations.iter().any(|citation| !citation.verbatim) {
        reasons.push("Zitat steht nicht wörtlich auf der Seite".to_owned());
    }
    reasons
}

impl Spot {
    fn of_evidence(evidence: &Evidence) -> Self {
        Self { file: evidence.doc.clone(), page: evidence.page, quote: evidence.quote.clone() }
    }

    fn of_citation(citation: &GivenCitation) -> Self {
        Self { file: citation.file.clone(), page: Some(citation.page), quote: citation.quote.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::run::Ranking;
    use crate::eval::{Element, Place, judge};

    fn question() -> EvalQuestion {
        EvalQuestion {
            id: "q1".into(),
            answerable: true,
            must_include: vec![Element(vec!["Frist".into()])],
            evidence: vec![Evidence { doc: "a.pdf".into(), page: Some(1), ..Evidence::default() }],
            ..EvalQuestion::default()
        }
    }

    fn given(answer: &str, page: u32) -> Given {
        let pages = vec![Place { doc: "a.pdf".into(), page: Some(page) }];
        Given { answer: answer.into(), ranking: Ranking { pages, covered: vec![None] }, ..Given::default() }
    }

    fn of(given: &Given) -> Option<Miss> {
        miss(&question(), given, &judge(&question(), given))
    }

    #[test]
    fn a_right_answer_is_no_miss() {
        assert_eq!(of(&given("Die Frist.", 1)), None);
    }

    #[test]
    fn a_miss_says_what_is_missing_and_whether_the_page_was_found() {
        let miss = of(&given("Der Antrag.", 2)).unwrap();
        assert_eq!(
            miss.reasons,
            ["Belegseite nicht unter den ersten 10", "Andere Seite zitiert", "Angabe fehlt: Frist"]
        );
        assert!(!miss.retrieved[0].relevant);
        let found = of(&given("Der Antrag.", 1)).unwrap();
        assert!(found.retrieved[0].relevant && !found.reasons[0].contains("Belegseite"));
    }
}
