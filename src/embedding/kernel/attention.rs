//! Multi-head self-attention of one text.

use std::cell::RefCell;

use super::attention_portable;
use super::instructions::Instructions;

/// The width of one head.
pub(crate) const HEAD_WIDTH: usize = 32;

/// Buffers of one head, reused from head to head and call to call.
#[derive(Default)]
#[cfg_attr(
    not(target_arch = "x86_64"),
    expect(dead_code, reason = "the portable path needs only the scores")
)]
pub(crate) struct HeadScratch {
    /// Keys `[tokens / 16][dimension][16 tokens]`.
    pub(crate) keys: Vec<[[[f32; 8]; 2]; 8]>,
    /// Values `[half of the head][token][16 dimensions]`.
    pub(crate) values: Vec<[[[f32; 8]; 2]; 8]>,
    /// Scores of one block of queries `[tokens / 8][query][8 tokens]`.
    pub(crate) scores: Vec<[f32; 8]>,
}

/// Where one head finds its operands: `qkv` is `[tokens, 3 · hidden]`.
#[derive(Clone, Copy)]
pub(crate) struct Head<'a> {
    pub(crate) qkv: &'a [f32],
    pub(crate) hidden: usize,
    pub(crate) tokens: usize,
    pub(crate) index: usize,
}

impl<'a> Head<'a> {
    #[inline]
    pub(crate) fn query(self, token: usize) -> &'a [f32; HEAD_WIDTH] {
        self.part(token, 0)
    }

    #[inline]
    pub(crate) fn key(self, token: usize) -> &'a [f32; HEAD_WIDTH] {
        self.part(token, 1)
    }

    #[inline]
    pub(crate) fn value(self, token: usize) -> &'a [f32; HEAD_WIDTH] {
        self.part(token, 2)
    }

    #[inline]
    fn part(self, token: usize, part: usize) -> &'a [f32; HEAD_WIDTH] {
        const NOTHING: &[f32; HEAD_WIDTH] = &[0.0; HEAD_WIDTH];
        let start = (3 * token + part) * self.hidden + self.index * HEAD_WIDTH;
        self.qkv[start..].first_chunk().unwrap_or(NOTHING)
    }
}

thread_local! {
    static SCRATCH: RefCell<HeadScratch> = RefCell::default();
}

/// `out` `[tokens, hidden]` = softmax(query · keyᵀ / √32) · value for each head of `qkv` `[tokens, 3 · hidden]`.
///
/// A row of `qkv` holds queries, keys and values after each other, in each the heads side by side, 32 wide.
///
/// # Panics
/// If `hidden` is not a multiple of 32, or a length does not fit `tokens`.
pub(crate) fn attend(instructions: Instructions, qkv: &[f32], tokens: usize, hidden: usize, out: &mut [f32]) {
    assert_eq!(hidden % HEAD_WIDTH, 0, "heads are {HEAD_WIDTH} wide");
    assert_eq!(qkv.len(), tokens * 3 * hidden, "qkv is [tokens, 3 * hidden]");
    assert_eq!(out.len(), tokens * hidden, "out is [tokens, hidden]");
    SCRATCH.with_borrow_mut(|scratch| {
        for index in 0..hidden / HEAD_WIDTH {
            let head = Head { qkv, hidden, tokens, index };
            match instructions {
                #[cfg(target_arch = "x86_64")]
                Instructions::Vnni(proof) => proof.attend_head(head, scratch, out),
                #[cfg(target_arch = "x86_64")]
                Instructions::Avx2(proof) => proof.attend_head(head, scratch, out),
                Instructions::Portable => attention_portable::attend_head(head, scratch, out),
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::embedding::kernel::test_values::noise;

    /// Softmax attention as the formula reads, in f64.
    fn reference(qkv: &[f32], tokens: usize, hidden: usize) -> Vec<f64> {
        let mut out = vec![0.0; tokens * hidden];
        let at =
            |token: usize, part: usize, column: usize| f64::from(qkv[(3 * token + part) * hidden + column]);
        for (query, start) in (0..tokens).flat_map(|query| (0..hidden).step_by(32).map(move |s| (query, s))) {
            let score = |key| {
                (start..start + 32).map(|column| at(query, 0, column) * at(key, 1, column)).sum::<f64>()
                    / 32_f64.sqrt()
            };
            let largest = (0..tokens).map(score).fold(f64::MIN, f64::max);
            let weights: Vec<f64> = (0..tokens).map(|key| (score(key) - largest).exp()).collect();
            let sum: f64 = weights.iter().sum();
            for column in start..start + 32 {
                out[query * hidden + column] =
                    weights.iter().enumerate().map(|(key, weight)| weight * at(key, 2, column)).sum::<f64>()
                        / sum;
            }
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn all_paths_agree_with_the_formula(tokens in 1_usize..70, heads in 1_usize..4, spread in 0.1_f32..20.0) {
            let hidden = heads * HEAD_WIDTH;
            let qkv = noise(tokens * 3 * hidden, spread);
            let expected = reference(&qkv, tokens, hidden);
            for instructions in Instructions::all() {
                let mut out = vec![f32::NAN; tokens * hidden];
                attend(instructions, &qkv, tokens, hidden, &mut out);
                for (value, expected) in out.iter().zip(&expected) {
                    prop_assert!((f64::from(*value) - expected).abs() < 1e-4 * f64::from(spread), "{value} {expected}");
                }
            }
        }
    }

    #[test]
    fn nan_shows_in_every_path() {
        for instructions in Instructions::all() {
            let mut qkv = noise(20 * 96, 1.0);
            qkv[3] = f32::NAN;
            let mut out = vec![0.0; 20 * 32];
            attend(instructions, &qkv, 20, 32, &mut out);
            assert!(out[..32].iter().all(|value| value.is_nan()));
            assert!(out[32..].iter().all(|value| value.is_finite()));
        }
    }
}
