//! Confidence intervals of a mean, by drawing the questions again.

use super::percentile::nearest_rank;
use super::random::SplitMix64;

const RESAMPLES: usize = 2_000;
/// Left out at each end: 95 % remain.
const TAIL: f64 = 0.025;
const SEED: u64 = 20_250_101;

/// A mean with its 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Mean of the values themselves.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The arithmetic mean; `None` without values.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The mean over questions and its percentile interval from 2,000 resamples with a fixed seed: Efron and Tibshirani,
/// "An Introduction to the Bootstrap", 1993, chapter 13. `None` without values and if one is not finite.
#[must_use]
pub fn bootstrap_mean(values: &[f64]) -> Option<Interval> {
    if values.is_empty() || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let mut random = SplitMix64::new(SEED);
    let mut means: Vec<f64> = (0..RESAMPLES).map(|_| resampled_mean(values, &mut random)).collect();
    means.sort_unstable_by(f64::total_cmp);
    Some(Interval {
        mean: mean(values)?,
        low: nearest_rank(&means, TAIL)?,
        high: nearest_rank(&means, 1.0 - TAIL)?,
    })
}

/// The mean of b − a over the same questions in the same order, with its interval: the difference between two systems
/// is beyond chance where the interval leaves out 0. Sakai, "Evaluating Evaluation Metrics based on the Bootstrap",
/// SIGIR 2006. `None` also if the lengths differ.
#[must_use]
pub fn paired_bootstrap(a: &[f64], b: &[f64]) -> Option<Interval> {
    if a.len() != b.len() {
        return None;
    }
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| b - a).collect();
    bootstrap_mean(&differences)
}

fn resampled_mean(values: &[f64], random: &mut SplitMix64) -> f64 {
    let drawn = (0..values.len()).filter_map(|_| values.get(random.below(values.len())));
    drawn.sum::<f64>() / values.len() as f64
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    fn values() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(0.0_f64..=1.0, 1..40)
    }

    #[test]
    fn the_width_is_that_of_the_normal_approximation() {
        // 200 questions, 60 % right: the standard error of the mean is √(0.6 × 0.4 / 200).
        let values: Vec<f64> = (0..200).map(|number| if number % 5 < 3 { 1.0 } else { 0.0 }).collect();
        let found = bootstrap_mean(&values).unwrap();
        let half = 1.96 * (0.6_f64 * 0.4 / 200.0).sqrt();
        assert!((found.mean - 0.6).abs() < 1e-12, "{found:?}");
        assert!(
            (found.low - (0.6 - half)).abs() < 0.011 && (found.high - (0.6 + half)).abs() < 0.011,
            "{found:?}"
        );
    }

    #[test]
    fn what_has_no_mean_gives_none() {
        assert_eq!(bootstrap_mean(&[]), None);
        assert_eq!(bootstrap_mean(&[0.5, f64::NAN]), None);
        assert_eq!(bootstrap_mean(&[0.5, f64::INFINITY]), None);
        assert_eq!(paired_bootstrap(&[0.5], &[0.5, 1.0]), None);
        assert_eq!(paired_bootstrap(&[], &[]), None);
    }

    #[test]
    fn two_hundred_questions_are_quickly_done() {
        let values: Vec<f64> = (0..200).map(|number| f64::from(number) / 200.0).collect();
        let start = Instant::now();
        assert!(bootstrap_mean(&values).is_some());
        // Milliseconds when optimised; the bound leaves room for an unoptimised build on a busy machine.
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_interval_holds_the_mean_and_lies_within_the_values(values in values()) {
            let found = bootstrap_mean(&values).unwrap();
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(found.low <= found.mean + 1e-12 && found.mean <= found.high + 1e-12, "{found:?}");
            prop_assert!(least <= found.low + 1e-12 && found.high <= greatest + 1e-12, "{found:?}");
        }

        #[test]
        fn a_system_does_not_differ_from_itself(values in values()) {
            prop_assert_eq!(paired_bootstrap(&values, &values), Some(Interval { mean: 0.0, low: 0.0, high: 0.0 }));
        }

        #[test]
        fn a_system_better_by_the_same_everywhere_is_better_by_just_that(values in values(), gain in 0.01_f64..1.0) {
            let better: Vec<f64> = values.iter().map(|value| value + gain).collect();
            let found = paired_bootstrap(&values, &better).unwrap();
            prop_assert!([found.mean, found.low, found.high].iter().all(|value| (value - gain).abs() < 1e-9));
        }

        #[test]
        fn the_same_values_give_the_same_interval(values in values()) {
            prop_assert_eq!(bootstrap_mean(&values), bootstrap_mean(&values));
        }
    }
}
