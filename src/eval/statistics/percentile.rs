//! The value below which a given share of the values lies.

/// The percentile by nearest rank: the smallest value that at least `share` (0 to 1) of the values do not exceed, so
/// always one that occurs. `None` without values, for a share outside 0 to 1 and if a value is not a number.
#[must_use]
pub fn percentile(values: &[f64], share: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&share) || values.iter().any(|value| value.is_nan()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    nearest_rank(&sorted, share)
}

/// The percentile of values already in ascending order.
pub(super) fn nearest_rank(sorted: &[f64], share: f64) -> Option<f64> {
    // 0.07 × 100 is a little over 7 in floating point and still means the seventh.
    let rank = (share * sorted.len() as f64 - 1e-9).ceil().max(1.0) as usize;
    sorted.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_the_lower_of_the_middle_two() {
        assert_eq!(percentile(&[4.0, 1.0, 3.0, 2.0], 0.5), Some(2.0));
        assert_eq!(percentile(&[3.0, 1.0, 2.0], 0.5), Some(2.0));
    }

    #[test]
    fn the_ends_are_the_least_and_the_greatest_value() {
        assert_eq!(percentile(&[2.0, 9.0, -1.0], 0.0), Some(-1.0));
        assert_eq!(percentile(&[2.0, 9.0, -1.0], 1.0), Some(9.0));
    }

    #[test]
    fn every_whole_percentage_of_a_hundred_values_is_its_own_rank() {
        let values: Vec<f64> = (1..=100).map(f64::from).collect();
        for percent in 1..=100 {
            let share = f64::from(percent) / 100.0;
            assert_eq!(percentile(&values, share), Some(f64::from(percent)), "{share}");
        }
    }

    #[test]
    fn what_has_no_percentile_gives_none() {
        assert_eq!(percentile(&[], 0.5), None);
        assert_eq!(percentile(&[1.0, f64::NAN], 0.5), None);
        assert_eq!(percentile(&[1.0], 1.5), None);
        assert_eq!(percentile(&[1.0], f64::NAN), None);
    }

    proptest! {
        #[test]
        fn at_least_the_share_of_the_values_does_not_exceed_it(
            values in prop::collection::vec(-1e6_f64..1e6, 1..80), share in 0.0_f64..=1.0,
        ) {
            let found = percentile(&values, share).unwrap();
            let count = |keep: &dyn Fn(f64) -> bool| values.iter().filter(|value| keep(**value)).count() as f64;
            let needed = share * values.len() as f64;
            prop_assert!(values.contains(&found));
            prop_assert!(count(&|value| value <= found) >= needed - 1e-9);
            prop_assert!(count(&|value| value < found) <= needed);
        }
    }
}
