//! Judging citations: do they point to the evidence, and do the quotes stand there?

use std::collections::BTreeSet;

use super::Scores;
use crate::eval::run::GivenCitation;
use crate::eval::{EvalQuestion, Evidence, Place};

/// Scores of the citations: precision, recall, page hit for answerable questions that were answered; the share of
/// quotes that stand verbatim on their page wherever something was cited.
pub(super) fn judge(
    question: &EvalQuestion,
    citations: &[GivenCitation],
    refused: bool,
    scores: &mut Scores,
) {
    if !citations.is_empty() {
        let verbatim = citations.iter().filter(|citation| citation.verbatim).count();
        scores.set("citation/verbatim", verbatim as f64 / citations.len() as f64);
    }
    if !question.answerable || question.evidence.is_empty() || refused {
        return;
    }
    let supports = |citation: &GivenCitation, evidence: &[Evidence]| {
        evidence.iter().flat_map(Evidence::places).any(|place| citation.is_at(&place))
    };
    let on_evidence = citations.iter().filter(|citation| supports(citation, &question.evidence)).count();
    let on_support = citations
        .iter()
        .filter(|citation| {
            supports(citation, &question.evidence) || supports(citation, &question.also_supported_on)
        })
        .count();
    let cited: BTreeSet<usize> = (0..question.evidence.len())
        .filter(|&at| {
            let places: Vec<Place> = question.evidence[at].places().collect();
            citations.iter().any(|citation| places.iter().any(|place| citation.is_at(place)))
        })
        .collect();
    scores.set("citation/page_hit", f64::from(u8::from(on_evidence > 0 || on_support > 0)));
    scores.set("citation/recall", cited.len() as f64 / question.evidence.len() as f64);
    if !citations.is_empty() {
        scores.set("citation/precision", on_support as f64 / citations.len() as f64);
    }
}

impl GivenCitation {
    /// Whether it points to a place.
    pub(in super::super) fn is_at(&self, place: &Place) -> bool {
        self.file == place.doc && place.page.is_none_or(|page| page == self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(file: &str, page: u32, verbatim: bool) -> GivenCitation {
        GivenCitation { file: file.to_owned(), page, quote: "Die Frist".to_owned(), verbatim }
    }

    fn evidence(doc: &str, page: u32) -> Evidence {
        Evidence { doc: doc.to_owned(), page: Some(page), ..Evidence::default() }
    }

    fn question() -> EvalQuestion {
        EvalQuestion {
            answerable: true,
            evidence: vec![evidence("a.pdf", 1), evidence("b.pdf", 2)],
            also_supported_on: vec![evidence("a.pdf", 9)],
            ..EvalQuestion::default()
        }
    }

    #[test]
    fn citing_elsewhere_costs_precision_and_leaving_out_costs_recall() {
        let mut scores = Scores::default();
        judge(&question(), &[cited("a.pdf", 1, true), cited("c.pdf", 1, true)], false, &mut scores);
        assert_eq!(scores.get("citation/precision"), Some(0.5));
        assert_eq!(scores.get("citation/recall"), Some(0.5));
        assert_eq!(scores.get("citation/page_hit"), Some(1.0));
    }

    #[test]
    fn a_further_place_is_not_wrong_but_recalls_nothing() {
        let mut scores = Scores::default();
        judge(&question(), &[cited("a.pdf", 9, true)], false, &mut scores);
        assert_eq!((scores.get("citation/precision"), scores.get("citation/recall")), (Some(1.0), Some(0.0)));
    }

    #[test]
    fn quotes_that_do_not_stand_there_are_counted_even_for_refusals() {
        let mut scores = Scores::default();
        judge(&question(), &[cited("a.pdf", 1, false)], true, &mut scores);
        assert_eq!((scores.get("citation/verbatim"), scores.get("citation/page_hit")), (Some(0.0), None));
    }
}
