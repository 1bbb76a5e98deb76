//! A small generator of pseudo-random numbers whose sequence never changes with a library's version.

/// `SplitMix64`: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, with the
/// constants of Vigna's public-domain `splitmix64.c`. Not for secrets.
#[derive(Debug, Clone)]
pub(in crate::eval) struct SplitMix64(u64);

impl SplitMix64 {
    pub(in crate::eval) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, uniform over all 64-bit numbers.
    pub(in crate::eval) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`, 0 for a bound of 0. By multiplication (Lemire, "Fast Random Integer
    /// Generation in an Interval", ACM TOMACS 2019) without its rejection step: the bias is below `bound` / 2^64.
    pub(in crate::eval) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// One of the items; `None` when there are none.
    pub(in crate::eval) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// Takes one of the items out of the list; `None` when there are none.
    pub(in crate::eval) fn take<T>(&mut self, items: &mut Vec<T>) -> Option<T> {
        let place = self.below(items.len());
        (place < items.len()).then(|| items.swap_remove(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        let mut random = SplitMix64::new(1_234_567);
        let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([(); 3].map(|()| random.next()), published);
    }

    #[test]
    fn every_number_below_the_bound_is_about_equally_frequent() {
        let mut random = SplitMix64::new(7);
        let mut counts = [0_u32; 10];
        (0..10_000).for_each(|_| counts[random.below(10)] += 1);
        // 1,000 expected with a standard deviation of 30.
        assert!(counts.iter().all(|count| (850..1_150).contains(count)), "{counts:?}");
        assert_eq!(random.below(1), 0);
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn everything_is_taken_once() {
        let mut random = SplitMix64::new(7);
        let mut items = vec![1, 2, 3];
        let mut taken: Vec<u32> = std::iter::from_fn(|| random.take(&mut items)).collect();
        taken.sort_unstable();
        assert_eq!(taken, [1, 2, 3]);
        assert_eq!(random.pick(&items), None);
    }
}
