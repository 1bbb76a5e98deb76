//! Keys and values of one head, rearranged for the tile products.

use std::arch::x86_64::{
    __m256, _mm256_permute2f128_ps, _mm256_shuffle_ps, _mm256_unpackhi_ps, _mm256_unpacklo_ps,
};

use super::attention::{HEAD_WIDTH, Head};
use super::float_tile_avx2::ColumnStep;
use super::lanes::{floats, from_floats};

/// Keys of one panel.
pub(crate) const GROUP_TOKENS: usize = 16;

/// Keys `[tokens / 16][dimension / 8][8 dimensions][16 tokens]`, zeros after the last token.
#[inline]
#[target_feature(enable = "avx2,fma")]
pub(crate) fn pack_keys(head: Head, keys: &mut Vec<[ColumnStep; 8]>) {
    let groups = head.tokens.div_ceil(GROUP_TOKENS);
    keys.resize(groups * HEAD_WIDTH / 8, [[[0.0; 8]; 2]; 8]);
    for (index, panel) in keys.as_chunks_mut::<4>().0.iter_mut().enumerate() {
        for half in 0..2 {
            let first = index * GROUP_TOKENS + 8 * half;
            for (chunk, steps) in panel.iter_mut().enumerate() {
                let mut square = [[0.0; 8]; 8];
                for token in first..head.tokens.min(first + 8) {
                    square[token - first] = head.key(token).as_chunks::<8>().0[chunk];
                }
                let turned = transpose(square.map(floats));
                for (step, register) in steps.iter_mut().zip(turned) {
                    step[half] = from_floats(register);
                }
            }
        }
    }
}

/// Values `[half of the head][tokens / 8][8 tokens][16 dimensions]`, zeros after the last token.
#[inline]
#[target_feature(enable = "avx2,fma")]
pub(crate) fn pack_values(head: Head, values: &mut Vec<[ColumnStep; 8]>) {
    let depth = head.tokens.next_multiple_of(GROUP_TOKENS) / 8;
    values.resize(2 * depth, [[[0.0; 8]; 2]; 8]);
    let (first, second) = values.split_at_mut(depth);
    for token in 0..8 * depth {
        let value = if token < head.tokens { head.value(token) } else { &[0.0; HEAD_WIDTH] };
        let (chunks, _) = value.as_chunks::<8>();
        first[token / 8][token % 8] = [chunks[0], chunks[1]];
        second[token / 8][token % 8] = [chunks[2], chunks[3]];
    }
}

/// Rows of an 8 × 8 square to its columns.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn transpose(rows: [__m256; 8]) -> [__m256; 8] {
    let upper = turn_fours([rows[0], rows[1], rows[2], rows[3]]);
    let lower = turn_fours([rows[4], rows[5], rows[6], rows[7]]);
    [
        _mm256_permute2f128_ps::<0x20>(upper[0], lower[0]),
        _mm256_permute2f128_ps::<0x20>(upper[1], lower[1]),
        _mm256_permute2f128_ps::<0x20>(upper[2], lower[2]),
        _mm256_permute2f128_ps::<0x20>(upper[3], lower[3]),
        _mm256_permute2f128_ps::<0x31>(upper[0], lower[0]),
        _mm256_permute2f128_ps::<0x31>(upper[1], lower[1]),
        _mm256_permute2f128_ps::<0x31>(upper[2], lower[2]),
        _mm256_permute2f128_ps::<0x31>(upper[3], lower[3]),
    ]
}

/// Transposes the two 4 × 4 squares that four registers hold in their lower and upper halves.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn turn_fours(rows: [__m256; 4]) -> [__m256; 4] {
    let (upper_low, upper_high) =
        (_mm256_unpacklo_ps(rows[0], rows[1]), _mm256_unpackhi_ps(rows[0], rows[1]));
    let (lower_low, lower_high) =
        (_mm256_unpacklo_ps(rows[2], rows[3]), _mm256_unpackhi_ps(rows[2], rows[3]));
    [
        _mm256_shuffle_ps::<0b01_00_01_00>(upper_low, lower_low),
        _mm256_shuffle_ps::<0b11_10_11_10>(upper_low, lower_low),
        _mm256_shuffle_ps::<0b01_00_01_00>(upper_high, lower_high),
        _mm256_shuffle_ps::<0b11_10_11_10>(upper_high, lower_high),
    ]
}
