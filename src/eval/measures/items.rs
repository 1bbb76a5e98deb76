//! How well a list of items matches the list that was expected.

/// A given list beside the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemCounts {
    /// Given and expected.
    pub right: usize,
    /// Given, not expected.
    pub wrong: usize,
    /// Expected, not given.
    pub missed: usize,
}

/// Shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemScores {
    /// Right ones among the given.
    pub precision: f64,
    /// Given ones among the expected.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
}

impl ItemCounts {
    /// Precision, recall and F1 (van Rijsbergen, "Information Retrieval", 2nd edition 1979, chapter 7).
    ///
    /// A share of nothing is 1 if nothing was expected and nothing given, for that is right, and otherwise 0: an empty
    /// list where items were expected has no precision, items where none were expected have no recall.
    #[must_use]
    pub fn scores(self) -> ItemScores {
        let Self { right, wrong, missed } = self;
        let of_nothing = if wrong + missed == 0 { 1.0 } else { 0.0 };
        let share = |part, whole| super::share(part, whole).unwrap_or(of_nothing);
        ItemScores {
            precision: share(right, right + wrong),
            recall: share(right, right + missed),
            f1: share(2 * right, 2 * right + wrong + missed),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scores(right: usize, wrong: usize, missed: usize) -> [f64; 3] {
        let ItemScores { precision, recall, f1 } = ItemCounts { right, wrong, missed }.scores();
        [precision, recall, f1]
    }

    fn assert_scores(counts: [usize; 3], expected: [f64; 3]) {
        let [right, wrong, missed] = counts;
        let found = scores(right, wrong, missed);
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{counts:?}: {found:?}");
    }

    #[test]
    fn precision_counts_the_given_and_recall_the_expected() {
        assert_scores([2, 2, 1], [0.5, 2.0 / 3.0, 4.0 / 7.0]);
    }

    #[test]
    fn nothing_expected_and_nothing_given_is_right() {
        assert_scores([0, 0, 0], [1.0, 1.0, 1.0]);
    }

    #[test]
    fn an_empty_list_where_items_were_expected_and_the_reverse_score_nothing() {
        assert_scores([0, 0, 3], [0.0, 0.0, 0.0]);
        assert_scores([0, 3, 0], [0.0, 0.0, 0.0]);
    }

    proptest! {
        #[test]
        fn f1_is_the_harmonic_mean(right in 1_usize..50, wrong in 0_usize..50, missed in 0_usize..50) {
            let [precision, recall, f1] = scores(right, wrong, missed);
            prop_assert!((f1 - 2.0 * precision * recall / (precision + recall)).abs() < 1e-12);
            prop_assert!([precision, recall, f1].iter().all(|value| (0.0..=1.0).contains(value)));
        }
    }
}
