//! Quantising a row to bytes with AVX-512.

use std::arch::x86_64::{
    __m512, _mm512_abs_ps, _mm512_add_epi32, _mm512_castps_si512, _mm512_cvtps_epi32, _mm512_cvtsepi32_epi8,
    _mm512_max_epi32, _mm512_mul_ps, _mm512_reduce_add_epi32, _mm512_reduce_max_epi32, _mm512_set1_ps,
    _mm512_setzero_si512,
};

use super::lanes::{quads, wide_floats};
use super::quantised_rows::inverse_and_scale;
use super::tile::{CHUNK_INPUTS, Quad, ZERO};

/// Writes `values` into column `row` of `quads`; returns the scale, and -[`ZERO`] times the sum of what was written.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(crate) fn quantise<const ROWS: usize>(
    values: &[f32],
    row: usize,
    quads: &mut [[Quad; ROWS]],
) -> (f32, i32) {
    let (full, rest) = values.as_chunks::<CHUNK_INPUTS>();
    let mut tail = [0.0; CHUNK_INPUTS];
    tail[..rest.len()].copy_from_slice(rest);
    let chunks = || full.iter().chain(std::iter::once(&tail)).map(|values| wide_floats(*values));
    let (inverse, scale) = inverse_and_scale(largest(chunks()), i8::MAX.into());
    let inverse = _mm512_set1_ps(inverse);
    let mut sum = _mm512_setzero_si512();
    for (values, chunk) in chunks().zip(quads.as_chunks_mut::<4>().0) {
        let whole = _mm512_cvtps_epi32(_mm512_mul_ps(values, inverse));
        sum = _mm512_add_epi32(sum, whole);
        let words = self::quads(_mm512_cvtsepi32_epi8(whole));
        for index in 0..4 {
            chunk[index][row] = words[index];
        }
    }
    // Of a row that is not finite the sum means nothing, and its scale is NaN.
    (scale, _mm512_reduce_add_epi32(sum).wrapping_mul(-i32::from(ZERO)))
}

/// The bits of the largest magnitude.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn largest(chunks: impl Iterator<Item = __m512>) -> u32 {
    let mut largest = _mm512_setzero_si512();
    for values in chunks {
        largest = _mm512_max_epi32(largest, _mm512_castps_si512(_mm512_abs_ps(values)));
    }
    _mm512_reduce_max_epi32(largest).cast_unsigned()
}
