//! Measures that only ask whether a document is relevant enough.
//!
//! Definitions as in `trec_eval` and Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008,
//! chapter 8. Every value is 0 to 1; `None` without a relevant document. A least relevance of 0 counts as 1.

use super::judgements::{Judgements, relevances, relevant, suffices};
use super::share;

/// Share of the relevant documents that are among the first `k`.
#[must_use]
pub fn recall(ranking: &[String], judgements: &Judgements, least_relevance: u32, k: usize) -> Option<f64> {
    let found = relevant_ranks(ranking, judgements, least_relevance).take_while(|rank| *rank <= k).count();
    share(found, relevant(judgements, least_relevance))
}

/// 1 / rank of the first relevant document among the first `depth`, else 0 (`usize::MAX` looks at all).
///
/// Voorhees, "The TREC-8 Question Answering Track Report", 1999.
#[must_use]
pub fn reciprocal_rank(
    ranking: &[String],
    judgements: &Judgements,
    least_relevance: u32,
    depth: usize,
) -> Option<f64> {
    if relevant(judgements, least_relevance) == 0 {
        return None;
    }
    let first = relevant_ranks(ranking, judgements, least_relevance).next().filter(|rank| *rank <= depth);
    Some(first.map_or(0.0, |rank| 1.0 / rank as f64))
}

/// 1 if a relevant document is among the first `k`, else 0.
#[must_use]
pub fn success(ranking: &[String], judgements: &Judgements, least_relevance: u32, k: usize) -> Option<f64> {
    if relevant(judgements, least_relevance) == 0 {
        return None;
    }
    let first = relevant_ranks(ranking, judgements, least_relevance).next();
    Some(if first.is_some_and(|rank| rank <= k) { 1.0 } else { 0.0 })
}

/// Mean over the relevant documents of the precision at their rank, 0 for those not found.
///
/// Buckley and Voorhees, "Retrieval System Evaluation", in "TREC: Experiment and Evaluation in Information
/// Retrieval", 2005.
#[must_use]
pub fn average_precision(ranking: &[String], judgements: &Judgements, least_relevance: u32) -> Option<f64> {
    let all = relevant(judgements, least_relevance);
    if all == 0 {
        return None;
    }
    let ranks = relevant_ranks(ranking, judgements, least_relevance);
    let precisions = (1_usize..).zip(ranks).map(|(found, rank)| found as f64 / rank as f64);
    // Not sum(): of nothing that is −0.
    Some(precisions.fold(0.0, |sum, precision| sum + precision) / all as f64)
}

/// The ranks, from 1, of the relevant documents, ascending.
fn relevant_ranks(
    ranking: &[String],
    judgements: &Judgements,
    least_relevance: u32,
) -> impl Iterator<Item = usize> {
    let ranked = (1_usize..).zip(relevances(ranking, judgements));
    ranked.filter(move |(_, relevance)| suffices(*relevance, least_relevance)).map(|(rank, _)| rank)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::judgements::samples::{any_judgements, any_ranking, judgements, perfect, ranking};
    use super::super::ndcg;
    use super::*;

    /// Every measure of this room for rankings, looking `k` deep where it has a depth.
    fn all_at(found: &[String], known: &Judgements, least: u32, k: usize) -> [Option<f64>; 4] {
        let reciprocal = reciprocal_rank(found, known, least, k);
        [recall(found, known, least, k), reciprocal, success(found, known, least, k), ndcg(found, known, k)]
    }

    #[test]
    fn the_least_relevance_decides_what_counts() {
        let known = judgements(&[("a", 1), ("b", 2), ("missed", 2), ("no", 0)]);
        let found = ranking(&["no", "a", "x", "b"]);
        assert_eq!(recall(&found, &known, 1, 3), Some(1.0 / 3.0));
        assert_eq!(recall(&found, &known, 2, 4), Some(0.5));
        assert_eq!(reciprocal_rank(&found, &known, 1, 10), Some(0.5));
        assert_eq!(reciprocal_rank(&found, &known, 2, 3), Some(0.0));
        assert_eq!(success(&found, &known, 2, 3), Some(0.0));
        assert_eq!(success(&found, &known, 2, 4), Some(1.0));
        assert_eq!(average_precision(&found, &known, 1), Some((1.0 / 2.0 + 2.0 / 4.0) / 3.0));
    }

    #[test]
    fn nothing_found_is_worth_a_positive_zero() {
        let known = judgements(&[("a", 1)]);
        let values = all_at(&[], &known, 1, 5).into_iter().chain([average_precision(&[], &known, 1)]);
        for value in values.flatten() {
            assert_eq!(value.to_bits(), 0, "{value}");
        }
    }

    #[test]
    fn a_question_without_a_relevant_document_is_left_out() {
        let (found, known) = (ranking(&["a"]), judgements(&[("a", 1)]));
        assert_eq!(all_at(&found, &known, 2, 5)[..3], [None, None, None]);
        assert_eq!(average_precision(&found, &known, 2), None);
    }

    proptest! {
        #[test]
        fn every_value_is_a_share(
            known in any_judgements(), found in any_ranking(), least in 0_u32..4, k in 0_usize..45,
        ) {
            let values = all_at(&found, &known, least, k).into_iter().chain([average_precision(&found, &known, least)]);
            for value in values.flatten() {
                prop_assert!((0.0..=1.0).contains(&value), "{value}");
            }
        }

        #[test]
        fn a_perfect_ranking_gives_one(known in any_judgements(), least in 1_u32..3) {
            prop_assume!(relevant(&known, least) > 0);
            let found = perfect(&known);
            prop_assert_eq!(all_at(&found, &known, least, found.len()), [Some(1.0); 4]);
            prop_assert_eq!(average_precision(&found, &known, least), Some(1.0));
        }

        #[test]
        fn the_order_of_an_unjudged_tail_below_k_changes_nothing(
            known in any_judgements(),
            head in any_ranking(),
            tail in Just((0..12).map(|number| format!("unjudged{number}")).collect::<Vec<_>>()).prop_shuffle(),
            least in 1_u32..3,
        ) {
            let k = head.len();
            let mut sorted = tail.clone();
            sorted.sort();
            let [shuffled, ordered] = [tail, sorted].map(|tail| [head.clone(), tail].concat());
            prop_assert_eq!(all_at(&shuffled, &known, least, k), all_at(&ordered, &known, least, k));
            let precision = |found: &[String]| average_precision(found, &known, least);
            prop_assert_eq!(precision(&shuffled), precision(&ordered));
            prop_assert_eq!(precision(&shuffled), precision(&head));
        }

        #[test]
        fn looking_deeper_never_finds_less(
            known in any_judgements(), found in any_ranking(), least in 1_u32..3, k in 0_usize..45,
        ) {
            let [near, far] = [k, k + 1].map(|k| all_at(&found, &known, least, k));
            prop_assert!(near[..3].iter().zip(&far[..3]).all(|(near, far)| near <= far));
        }
    }
}
