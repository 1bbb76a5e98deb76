//! Whether two systems differ in the questions they get right.

use std::f64::consts::LN_2;

/// The questions that tell two systems apart, and how likely chance alone would split them at least this unevenly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct McNemar {
    /// Questions that only the first system gets right.
    pub only_a: usize,
    /// Questions that only the second system gets right.
    pub only_b: usize,
    /// Two-sided, 0 to 1; 1 where no question tells them apart.
    pub p_value: f64,
}

/// The exact test of `McNemar`, "Note on the sampling error of the difference between correlated proportions or
/// percentages", Psychometrika 12, 1947, with the binomial distribution in place of its approximation.
///
/// `a` and `b` say for the same questions in the same order whether the answer is right; what one has beyond the
/// other's end is left out.
#[must_use]
pub fn mcnemar(a: &[bool], b: &[bool]) -> McNemar {
    let only = |wanted: (bool, bool)| a.iter().zip(b).filter(|(a, b)| (**a, **b) == wanted).count();
    let (only_a, only_b) = (only((true, false)), only((false, true)));
    McNemar { only_a, only_b, p_value: two_sided(only_a.min(only_b), only_a + only_b) }
}

/// Twice the probability of at most `fewer` heads in `all` throws of a fair coin, at most 1.
///
/// The largest term comes from its logarithm, the smaller ones from their ratio to it, so nothing can overflow.
fn two_sided(fewer: usize, all: usize) -> f64 {
    let logarithm: f64 =
        (1..=fewer).map(|count| ((all - fewer + count) as f64 / count as f64).ln()).sum::<f64>()
            - all as f64 * LN_2;
    let (mut term, mut sum) = (1.0, 1.0);
    for count in (1..=fewer).rev() {
        term *= count as f64 / (all - count + 1) as f64;
        sum += term;
    }
    (2.0 * logarithm.exp() * sum).min(1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn assert_close(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn only_questions_that_tell_the_systems_apart_count() {
        let found = mcnemar(&[true, true, false, false, true], &[true, false, true, false, false]);
        assert_eq!((found.only_a, found.only_b), (2, 1));
        assert_close(found.p_value, 1.0);
    }

    #[test]
    fn small_counts_give_the_exact_probability() {
        assert_close(two_sided(0, 5), 2.0 / 32.0);
        assert_close(two_sided(1, 6), 2.0 * 7.0 / 64.0);
        assert_close(two_sided(2, 10), 2.0 * 56.0 / 1024.0);
    }

    #[test]
    fn thousands_of_questions_give_what_exact_fractions_give() {
        assert_close(two_sided(1_450, 3_000), 0.070_669_044_811_757_74);
        assert_close(two_sided(2_300, 5_000), 1.645_878_110_344_219_3e-8);
        assert_close(two_sided(4_900, 10_000), 0.046_585_527_704_947_39);
        assert_close(two_sided(12, 40), 0.016_589_003_374_974_71);
    }

    #[test]
    fn no_difference_at_all_is_chance() {
        assert_close(mcnemar(&[true, false], &[true, false]).p_value, 1.0);
        assert_close(mcnemar(&[], &[]).p_value, 1.0);
    }

    proptest! {
        #[test]
        fn exchanging_the_systems_exchanges_the_counts(pairs in prop::collection::vec(any::<(bool, bool)>(), 0..200)) {
            let (a, b): (Vec<bool>, Vec<bool>) = pairs.into_iter().unzip();
            let (forward, backward) = (mcnemar(&a, &b), mcnemar(&b, &a));
            prop_assert_eq!((forward.only_a, forward.only_b), (backward.only_b, backward.only_a));
            prop_assert_eq!(forward.p_value.to_bits(), backward.p_value.to_bits());
        }

        #[test]
        fn a_more_uneven_split_is_less_likely(all in 1_usize..4_000, fewer in 0_usize..2_000) {
            prop_assume!(2 * (fewer + 1) <= all);
            let (uneven, even) = (two_sided(fewer, all), two_sided(fewer + 1, all));
            prop_assert!((0.0..=1.0).contains(&uneven) && uneven <= even);
        }
    }
}
