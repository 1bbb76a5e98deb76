//! Even splits, so that no tile or chunk of a text is left with a small remainder.

use std::ops::Range;

/// `total` in the fewest ranges of at most `most` each, sizes differing by one at most.
pub(crate) fn even_ranges(total: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let count = total.div_ceil(most);
    (0..count).map(move |index| index * total / count..(index + 1) * total / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_cover_all_and_differ_by_one_at_most() {
        for total in 0..50 {
            let ranges: Vec<_> = even_ranges(total, 6).collect();
            assert_eq!(ranges.iter().cloned().flatten().collect::<Vec<_>>(), (0..total).collect::<Vec<_>>());
            let sizes = ranges.iter().map(ExactSizeIterator::len);
            let (least, most) = (sizes.clone().min().unwrap_or(0), sizes.max().unwrap_or(0));
            assert!(most <= 6 && most - least <= 1);
        }
    }
}
