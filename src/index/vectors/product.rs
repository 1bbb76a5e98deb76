//! Scalar product with the widest instructions that the processor has.
//!
//! Numbers are added up in the same 64 places everywhere and never fused with their product, so that every processor
//! gives the same sum to the bit.
#![expect(clippy::inline_always, reason = "what is not inlined is compiled without the instructions chosen")]

use std::sync::LazyLock;

use pulp::{Arch, Simd, WithSimd};

/// Sums kept side by side: four of the widest registers.
const LANES: usize = 64;

static INSTRUCTIONS: LazyLock<Arch> = LazyLock::new(Arch::new);

/// Scalar product of two vectors of the same length.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    INSTRUCTIONS.dispatch(One { a, b })
}

struct One<'v> {
    a: &'v [f32],
    b: &'v [f32],
}

impl WithSimd for One<'_> {
    type Output = f32;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> f32 {
        product(self.a, self.b)
    }
}

#[inline(always)]
fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    let (blocks_a, rest_a) = a.as_chunks::<LANES>();
    let (blocks_b, rest_b) = b.as_chunks::<LANES>();
    for (a, b) in blocks_a.iter().zip(blocks_b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum();
    let mut width = LANES;
    while width > 1 {
        width /= 2;
        for lane in 0..width {
            sums[lane] += sums[lane + width];
        }
    }
    sums[0] + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_instruction_set_gives_the_same_sum(a in prop::collection::vec(-1.0_f32..1.0, 0..200)) {
            let b: Vec<f32> = a.iter().rev().copied().collect();
            let exact: f64 = a.iter().zip(&b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
            let plain = product(&a, &b);
            prop_assert!((f64::from(plain) - exact).abs() < 1e-4);
            prop_assert_eq!(dot(&a, &b).to_bits(), plain.to_bits());
        }
    }
}
