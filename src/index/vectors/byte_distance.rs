//! Squared distances of bytes, in whole numbers: every processor gives the same.
#![expect(clippy::inline_always, reason = "what is not inlined is compiled without the instructions chosen")]

use std::sync::LazyLock;

use pulp::{Arch, Simd, WithSimd};

static INSTRUCTIONS: LazyLock<Arch> = LazyLock::new(Arch::new);

/// Squared Euclidean distance of two rows of the same length, at most 32,768 numbers long.
pub(super) fn squared_distance(a: &[i8], b: &[i8]) -> i32 {
    INSTRUCTIONS.dispatch(One { a, b })
}

/// Squared Euclidean distances of a row to several others, in order.
pub(super) fn squared_distances<'v>(
    a: &[i8],
    others: impl Iterator<Item = &'v [i8]>,
    distances: &mut Vec<i32>,
) {
    distances.clear();
    INSTRUCTIONS.dispatch(Several { a, others, distances });
}

struct One<'v> {
    a: &'v [i8],
    b: &'v [i8],
}

impl WithSimd for One<'_> {
    type Output = i32;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> i32 {
        distance(self.a, self.b)
    }
}

struct Several<'p, O> {
    a: &'p [i8],
    others: O,
    distances: &'p mut Vec<i32>,
}

impl<'v, O: Iterator<Item = &'v [i8]>> WithSimd for Several<'_, O> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for other in self.others {
            self.distances.push(distance(self.a, other));
        }
    }
}

#[inline(always)]
fn distance(a: &[i8], b: &[i8]) -> i32 {
    let squared = |(a, b): (&i8, &i8)| {
        let difference = i32::from(i16::from(*a) - i16::from(*b));
        difference * difference
    };
    a.iter().zip(b).map(squared).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn distances_are_those_of_whole_numbers(a in prop::collection::vec(any::<i8>(), 0..500)) {
            let b: Vec<i8> = a.iter().rev().map(|number| number.wrapping_mul(3)).collect();
            let exact: i64 = a.iter().zip(&b).map(|(a, b)| (i64::from(*a) - i64::from(*b)).pow(2)).sum();
            prop_assert_eq!(i64::from(squared_distance(&a, &b)), exact);
            let mut several = Vec::new();
            squared_distances(&a, [b.as_slice(), &a].into_iter(), &mut several);
            prop_assert_eq!(several, vec![squared_distance(&a, &b), 0]);
        }
    }
}
