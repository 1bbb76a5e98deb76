//! Normalised discounted cumulative gain, the measure for graded relevance.

use super::judgements::{Judgements, relevances};

/// nDCG of the first `k` documents, 0 to 1; `None` without a relevant document.
///
/// Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, as
/// `trec_eval`'s `ndcg_cut` computes it: the gain is the relevance itself, the discount log2(rank + 1), and the ideal
/// ranking takes the `k` most relevant of all judged documents, found or not.
#[must_use]
pub fn ndcg(ranking: &[String], judgements: &Judgements, k: usize) -> Option<f64> {
    let mut ideal: Vec<u32> = judgements.values().copied().filter(|relevance| *relevance > 0).collect();
    if ideal.is_empty() {
        return None;
    }
    if k == 0 {
        return Some(0.0);
    }
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let gain = discounted_gain(relevances(ranking, judgements), k);
    Some((gain / discounted_gain(ideal.into_iter(), k)).min(1.0))
}

fn discounted_gain(relevances: impl Iterator<Item = u32>, k: usize) -> f64 {
    let ranked = relevances.take(k).zip(1_u32..);
    let gains = ranked.map(|(relevance, rank)| f64::from(relevance) / f64::from(rank + 1).log2());
    // Not sum(): of nothing that is −0.
    gains.fold(0.0, |sum, gain| sum + gain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::judgements::samples::{any_judgements, any_ranking, judgements, perfect, ranking};
    use super::*;

    #[test]
    fn the_gain_is_linear_and_the_ideal_counts_what_was_not_found() {
        let known = judgements(&[("a", 2), ("b", 1), ("missed", 2), ("no", 0)]);
        let gain = 1.0 + 2.0 / 4_f64.log2();
        let ideal = 2.0 + 2.0 / 3_f64.log2() + 1.0 / 4_f64.log2();
        let value = ndcg(&ranking(&["b", "no", "a"]), &known, 10).unwrap();
        assert!((value - gain / ideal).abs() < 1e-12, "{value}");
    }

    #[test]
    fn a_question_without_a_relevant_document_is_left_out() {
        assert_eq!(ndcg(&ranking(&["a"]), &judgements(&[("a", 0)]), 10), None);
        assert_eq!(ndcg(&[], &Judgements::new(), 10), None);
    }

    #[test]
    fn nothing_found_or_looked_at_is_worth_nothing() {
        let known = judgements(&[("a", 1)]);
        let nothing_found = ndcg(&[], &known, 10);
        assert_eq!(nothing_found, Some(0.0));
        assert!(nothing_found.is_some_and(f64::is_sign_positive), "a report would say -0");
        assert_eq!(ndcg(&ranking(&["a"]), &known, 0), Some(0.0));
    }

    proptest! {
        #[test]
        fn the_value_is_a_share(known in any_judgements(), found in any_ranking(), k in 0_usize..45) {
            prop_assert!(ndcg(&found, &known, k).is_none_or(|value| (0.0..=1.0).contains(&value)));
        }

        #[test]
        fn a_perfect_ranking_gives_one(known in any_judgements(), k in 1_usize..45) {
            prop_assume!(known.values().any(|relevance| *relevance > 0));
            prop_assert_eq!(ndcg(&perfect(&known), &known, k), Some(1.0));
        }

        #[test]
        fn moving_a_better_document_forward_never_lowers_the_value(
            known in any_judgements(),
            found in Just((0..40).map(|number| format!("d{number}")).collect::<Vec<_>>()).prop_shuffle(),
            k in 1_usize..45,
        ) {
            let relevance = |document: &String| known.get(document).copied().unwrap_or(0);
            for place in 1..found.len() {
                let mut moved = found.clone();
                moved.swap(place - 1, place);
                let better = relevance(&moved[place - 1]) > relevance(&moved[place]);
                prop_assert!(!better || ndcg(&moved, &known, k) >= ndcg(&found, &known, k));
            }
        }
    }
}
