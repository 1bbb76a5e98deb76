//! Quantising a row with AVX2, integer for integer as the portable path does.

use std::arch::x86_64::{
    __m256, __m256i, _mm256_and_si256, _mm256_castps_si256, _mm256_cvtps_epi32, _mm256_max_epi32,
    _mm256_mul_ps, _mm256_packs_epi32, _mm256_permute4x64_epi64, _mm256_set1_epi32, _mm256_set1_ps,
    _mm256_setzero_si256,
};

use super::lanes::{floats, integers};
use super::quantised_rows::{MAGNITUDE_BITS, inverse_and_scale};
use super::tile::{CHUNK_INPUTS, Pair};

/// Writes `values` into column `row` of `pairs`; returns the scale.
#[target_feature(enable = "avx2,fma")]
pub(crate) fn quantise<const ROWS: usize>(
    values: &[f32],
    limit: f32,
    row: usize,
    pairs: &mut [[Pair; ROWS]],
) -> f32 {
    let (full, rest) = values.as_chunks::<CHUNK_INPUTS>();
    let mut tail = [0.0; CHUNK_INPUTS];
    tail[..rest.len()].copy_from_slice(rest);
    let largest = [largest(full.as_flattened()), largest(&tail)].into_iter().fold(0, u32::max);
    let (inverse, scale) = inverse_and_scale(largest, limit);
    let inverse = _mm256_set1_ps(inverse);
    let (chunks, _) = pairs.as_chunks_mut::<8>();
    for (values, chunk) in full.iter().zip(&mut *chunks) {
        scatter(to_pairs(values, inverse), row, chunk);
    }
    if let Some(chunk) = chunks.get_mut(full.len()) {
        scatter(to_pairs(&tail, inverse), row, chunk);
    }
    scale
}

/// The bits of the largest magnitude in `values`, whose length is a multiple of 8.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn largest(values: &[f32]) -> u32 {
    let magnitude = _mm256_set1_epi32(MAGNITUDE_BITS.cast_signed());
    let mut largest = _mm256_setzero_si256();
    for values in values.as_chunks::<8>().0 {
        let bits = _mm256_and_si256(_mm256_castps_si256(floats(*values)), magnitude);
        largest = _mm256_max_epi32(largest, bits);
    }
    integers(largest).into_iter().fold(0, i32::max) as u32
}

#[inline]
#[target_feature(enable = "avx2,fma")]
fn to_pairs(values: &[f32; CHUNK_INPUTS], inverse: __m256) -> __m256i {
    let (halves, _) = values.as_chunks::<8>();
    let first = _mm256_cvtps_epi32(_mm256_mul_ps(floats(halves[0]), inverse));
    let second = _mm256_cvtps_epi32(_mm256_mul_ps(floats(halves[1]), inverse));
    // Packing works within 128-bit lanes; the permutation puts the quarters back in order.
    _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packs_epi32(first, second))
}

#[inline]
#[target_feature(enable = "avx2,fma")]
fn scatter<const ROWS: usize>(register: __m256i, row: usize, chunk: &mut [[Pair; ROWS]; 8]) {
    let pairs = integers(register);
    for index in 0..8 {
        chunk[index][row] = pairs[index];
    }
}
