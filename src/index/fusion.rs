//! One ranking from several: reciprocal rank fusion.

use std::collections::BTreeMap;

/// The k of reciprocal rank fusion. 60 is the value of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion
/// outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009; they found it uncritical.
pub const RANK_CONSTANT: u32 = 60;

/// A passage with its fused score and its rank in every list.
#[derive(Debug, Clone, PartialEq)]
pub struct Fused {
    /// The store's row id.
    pub passage: i64,
    /// Sum of 1 / (k + rank) over the lists that name it; at most `lists / (k + 1)`.
    pub score: f32,
    /// Rank in each list, from 1.
    pub ranks: Vec<Option<u32>>,
}

/// Fuses rankings of passages, best first each. A passage named twice in a list counts once, at its better rank.
/// Ties go to the smaller passage id, so that the outcome depends on nothing but the lists.
#[must_use]
pub fn reciprocal_rank_fusion(lists: &[Vec<i64>]) -> Vec<Fused> {
    let mut ranks: BTreeMap<i64, Vec<Option<u32>>> = BTreeMap::new();
    for (number, list) in lists.iter().enumerate() {
        for (rank, passage) in (1..).zip(list) {
            let places = ranks.entry(*passage).or_insert_with(|| vec![None; lists.len()]);
            places[number] = places[number].or(Some(rank));
        }
    }
    let mut fused: Vec<Fused> =
        ranks.into_iter().map(|(passage, ranks)| Fused { passage, score: score(&ranks), ranks }).collect();
    fused.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
    fused
}

/// Sums over the ranks in ascending order, so that the order of the lists cannot change the rounding.
fn score(ranks: &[Option<u32>]) -> f32 {
    let mut found: Vec<u32> = ranks.iter().flatten().copied().collect();
    found.sort_unstable();
    found.into_iter().map(|rank| 1.0 / f64::from(RANK_CONSTANT + rank)).sum::<f64>() as f32
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn order(fused: &[Fused]) -> Vec<i64> {
        fused.iter().map(|hit| hit.passage).collect()
    }

    #[test]
    fn a_passage_in_both_lists_beats_one_at_the_top_of_a_single_list() {
        assert_eq!(order(&reciprocal_rank_fusion(&[vec![1, 2], vec![3, 2]])), [2, 1, 3]);
    }

    #[test]
    fn ties_go_to_the_smaller_passage_id() {
        assert_eq!(order(&reciprocal_rank_fusion(&[vec![9, 4], vec![4, 9]])), [4, 9]);
    }

    fn lists() -> impl Strategy<Value = Vec<Vec<i64>>> {
        prop::collection::vec(prop::collection::vec(0_i64..40, 0..30), 1..4)
    }

    proptest! {
        #[test]
        fn the_order_of_the_lists_does_not_matter(lists in lists()) {
            let forward = reciprocal_rank_fusion(&lists);
            let backward = reciprocal_rank_fusion(&lists.iter().rev().cloned().collect::<Vec<_>>());
            prop_assert_eq!(order(&forward), order(&backward));
            prop_assert!(forward.iter().zip(&backward).all(|(a, b)| a.score.to_bits() == b.score.to_bits()));
        }

        #[test]
        fn every_passage_comes_once_with_a_bounded_score(lists in lists()) {
            let fused = reciprocal_rank_fusion(&lists);
            let named: BTreeSet<i64> = lists.iter().flatten().copied().collect();
            prop_assert_eq!(fused.len(), named.len());
            prop_assert_eq!(fused.iter().map(|hit| hit.passage).collect::<BTreeSet<_>>(), named);
            let bound = lists.len() as f32 / (RANK_CONSTANT + 1) as f32 * 1.000_001;
            prop_assert!(fused.iter().all(|hit| hit.score > 0.0 && hit.score <= bound));
            prop_assert!(fused.is_sorted_by(|a, b| a.score >= b.score));
        }

        #[test]
        fn moving_up_in_a_list_never_lowers_a_score(lists in lists(), list in 0_usize..4, place in 1_usize..30) {
            let list = list % lists.len();
            prop_assume!(lists[list].len() > 1);
            let place = 1 + place % (lists[list].len() - 1);
            let passage = lists[list][place];
            let mut moved = lists.clone();
            moved[list].swap(place - 1, place);
            let find = |lists: &[Vec<i64>]| {
                reciprocal_rank_fusion(lists).into_iter().find(|hit| hit.passage == passage).map(|hit| hit.score)
            };
            prop_assert!(find(&moved) >= find(&lists));
        }
    }
}
