//! Judging rankings of pages, documents and spans.

use std::collections::BTreeMap;

use super::Scores;
use crate::eval::measures::{Judgements, ndcg, recall, reciprocal_rank, success};
use crate::eval::run::Ranking;
use crate::eval::set::{EVIDENCE, SUPPORT, place_id};
use crate::eval::{EvalQuestion, Evidence, Place};

/// Scores of a ranking; none for questions without evidence.
pub(super) fn judge(question: &EvalQuestion, ranking: &Ranking, scores: &mut Scores) {
    if !question.answerable || question.evidence.is_empty() {
        return;
    }
    for (level, whole_documents) in [("page", false), ("document", true)] {
        let canon = Canon::of(question, whole_documents);
        let ranked = canon.ranked(ranking);
        for (name, value) in [
            ("ndcg@10", ndcg(&ranked, &canon.judgements, 10)),
            ("recall@5", recall(&ranked, &canon.judgements, EVIDENCE.into(), 5)),
            ("recall@20", recall(&ranked, &canon.judgements, EVIDENCE.into(), 20)),
            ("rr", reciprocal_rank(&ranked, &canon.judgements, SUPPORT.into(), ranked.len())),
            ("success@1", success(&ranked, &canon.judgements, SUPPORT.into(), 1)),
            ("success@5", success(&ranked, &canon.judgements, SUPPORT.into(), 5)),
        ] {
            if let Some(value) = value {
                scores.set(&format!("{level}/{name}"), value);
            }
        }
    }
    for depth in [5, 20] {
        let covered = ranking.covered.iter().filter(|rank| rank.is_some_and(|rank| rank <= depth)).count();
        scores.set(&format!("span/recall@{depth}"), covered as f64 / question.evidence.len() as f64);
    }
}

/// Places under one name each: where a set names the same words in several files, any of them counts as the first.
pub(in super::super) struct Canon {
    names: BTreeMap<String, String>,
    /// Relevance by name.
    pub(in super::super) judgements: Judgements,
    whole_documents: bool,
}

impl Canon {
    /// The names and relevances of a question's places, by page or by document.
    pub(in super::super) fn of(question: &EvalQuestion, whole_documents: bool) -> Self {
        let mut canon = Self { names: BTreeMap::new(), judgements: Judgements::new(), whole_documents };
        question.evidence.iter().for_each(|evidence| canon.admit(evidence, EVIDENCE.into()));
        question.also_supported_on.iter().for_each(|evidence| canon.admit(evidence, SUPPORT.into()));
        canon
    }

    fn admit(&mut self, evidence: &Evidence, relevance: u32) {
        let own = self.id(&evidence.doc, evidence.page);
        let name = self.names.get(&own).cloned().unwrap_or(own);
        for place in evidence.places() {
            let id = self.id(&place.doc, place.page);
            self.names.entry(id).or_insert_with(|| name.clone());
        }
        let kept = self.judgements.entry(name).or_default();
        *kept = relevance.max(*kept);
    }

    fn id(&self, doc: &str, page: Option<u32>) -> String {
        let page = if self.whole_documents { None } else { page };
        place_id(&Place { doc: doc.to_owned(), page })
    }

    /// Whether a page carries or supports the answer.
    pub(in super::super) fn is_relevant(&self, page: &Place) -> bool {
        self.judgements.contains_key(&self.name(page))
    }

    fn name(&self, page: &Place) -> String {
        let id = self.id(&page.doc, page.page);
        // Evidence that names a whole document is met by each of its pages.
        let whole = place_id(&Place { doc: page.doc.clone(), page: None });
        self.names.get(&id).or_else(|| self.names.get(&whole)).cloned().unwrap_or(id)
    }

    /// The ranking in these names, each once.
    pub(in super::super) fn ranked(&self, ranking: &Ranking) -> Vec<String> {
        let mut ranked = Vec::new();
        for page in &ranking.pages {
            let name = self.name(page);
            if !ranked.contains(&name) {
                ranked.push(name);
            }
        }
        ranked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(doc: &str, page: u32) -> Place {
        Place { doc: doc.to_owned(), page: Some(page) }
    }

    fn question() -> EvalQuestion {
        let evidence = Evidence {
            doc: "report.pdf".to_owned(),
            page: Some(7),
            same_as: vec![place("sheet.pdf", 1)],
            ..Evidence::default()
        };
        EvalQuestion { answerable: true, evidence: vec![evidence], ..EvalQuestion::default() }
    }

    fn scores(question: &EvalQuestion, pages: Vec<Place>) -> Scores {
        let mut scores = Scores::default();
        judge(question, &Ranking { pages, covered: vec![Some(2)] }, &mut scores);
        scores
    }

    #[test]
    fn the_same_words_in_another_file_count_once() {
        let scores =
            scores(&question(), vec![place("x.pdf", 1), place("sheet.pdf", 1), place("report.pdf", 7)]);
        assert_eq!(scores.get("page/rr"), Some(0.5));
        assert_eq!(scores.get("page/recall@5"), Some(1.0));
        assert_eq!(scores.get("span/recall@5"), Some(1.0));
    }

    #[test]
    fn another_page_of_the_document_counts_for_the_document_only() {
        let scores = scores(&question(), vec![place("report.pdf", 8)]);
        assert_eq!((scores.get("page/success@1"), scores.get("document/success@1")), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn evidence_that_is_a_whole_document_is_met_by_any_page() {
        let mut question = question();
        question.evidence[0].page = None;
        assert_eq!(scores(&question, vec![place("report.pdf", 3)]).get("page/success@1"), Some(1.0));
    }

    #[test]
    fn questions_without_evidence_are_not_judged() {
        let question = EvalQuestion { answerable: false, ..question() };
        assert_eq!(scores(&question, vec![place("report.pdf", 7)]).get("page/rr"), None);
    }
}
