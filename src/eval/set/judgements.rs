//! Between the evidence of questions and judgements of documents.

use std::collections::BTreeMap;

use super::trec::Qrel;
use super::{parse_place_id, place_id};
use crate::eval::{EvalQuestion, Evidence};

/// Relevance of a place that carries the answer.
pub(in crate::eval) const EVIDENCE: u8 = 2;
/// Relevance of a place that states the same, perhaps not all of it.
pub(in crate::eval) const SUPPORT: u8 = 1;

/// The judgements that the questions' evidence amounts to, each place once with its higher relevance.
#[must_use]
pub fn qrels_of(questions: &[EvalQuestion]) -> Vec<Qrel> {
    let mut qrels = Vec::new();
    for question in questions {
        let mut judged: BTreeMap<String, u8> = BTreeMap::new();
        let supported = question.also_supported_on.iter().map(|evidence| (evidence, SUPPORT));
        for (evidence, relevance) in question.evidence.iter().map(|e| (e, EVIDENCE)).chain(supported) {
            for place in evidence.places() {
                let kept = judged.entry(place_id(&place)).or_default();
                *kept = relevance.max(*kept);
            }
        }
        let qrel = |(document, relevance)| Qrel {
            question: question.id.clone(),
            document,
            relevance: i32::from(relevance),
        };
        qrels.extend(judged.into_iter().map(qrel));
    }
    qrels
}

/// Replaces the evidence of every judged question: relevance 2 or more, or 1 where nothing is higher, is evidence; 1
/// beside something higher only supports.
pub fn apply_qrels(questions: &mut [EvalQuestion], qrels: &[Qrel]) {
    for question in questions {
        let of_question: Vec<&Qrel> =
            qrels.iter().filter(|qrel| qrel.question == question.id && qrel.relevance > 0).collect();
        let Some(highest) = of_question.iter().map(|qrel| qrel.relevance).max() else { continue };
        let least = highest.min(i32::from(EVIDENCE));
        let places = |is_evidence: bool| {
            let chosen = of_question.iter().filter(move |qrel| (qrel.relevance >= least) == is_evidence);
            chosen.map(|qrel| evidence(&qrel.document)).collect::<Vec<Evidence>>()
        };
        (question.evidence, question.also_supported_on) = (places(true), places(false));
    }
}

fn evidence(id: &str) -> Evidence {
    let place = parse_place_id(id);
    Evidence { doc: place.doc, page: place.page, ..Evidence::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_survives_the_way_through_judgements() {
        let at = |doc: &str, page| Evidence { doc: doc.into(), page, ..Evidence::default() };
        let mut question = EvalQuestion { id: "q1".into(), ..EvalQuestion::default() };
        question.evidence = vec![at("a b.pdf", Some(2)), at("c.pdf", None)];
        question.also_supported_on = vec![at("d.pdf", Some(1))];
        let qrels = qrels_of(std::slice::from_ref(&question));
        let mut bare = [EvalQuestion { id: "q1".into(), ..EvalQuestion::default() }];
        apply_qrels(&mut bare, &qrels);
        assert_eq!(
            (&bare[0].evidence, &bare[0].also_supported_on),
            (&question.evidence, &question.also_supported_on)
        );
    }

    #[test]
    fn a_binary_judgement_is_evidence_and_an_unjudged_question_is_left_alone() {
        let mut questions = ["q1", "q2"].map(|id| EvalQuestion { id: id.into(), ..EvalQuestion::default() });
        let qrel = Qrel { question: "q1".into(), document: "a.pdf#p3".into(), relevance: 1 };
        apply_qrels(&mut questions, &[qrel]);
        assert_eq!((questions[0].evidence[0].page, questions[1].evidence.len()), (Some(3), 0));
    }
}
