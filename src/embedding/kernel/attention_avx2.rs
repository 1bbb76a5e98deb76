//! One head of the attention with AVX2 and FMA: blocks of up to 6 queries against all keys.

use std::arch::x86_64::{
    __m256, _mm256_add_ps, _mm256_max_ps, _mm256_mul_ps, _mm256_set1_ps, _mm256_setzero_ps, _mm256_sub_ps,
};
use std::ops::Range;

use super::attention::{HEAD_WIDTH, Head, HeadScratch};
use super::attention_pack_avx2::{GROUP_TOKENS, pack_keys, pack_values};
use super::exponential_avx2::power_of_two;
use super::float_tile_avx2::{ColumnStep, accumulate};
use super::lanes::{floats, from_floats};
use super::tile::{TILE_ROWS, with_row_count};
use super::work_split::even_ranges;

const NO_START: ColumnStep = [[0.0; 8]; 2];

/// Writes the head's columns of `out` `[tokens, hidden]`.
#[target_feature(enable = "avx2,fma")]
pub(crate) fn attend_head(head: Head, scratch: &mut HeadScratch, out: &mut [f32]) {
    pack_keys(head, &mut scratch.keys);
    pack_values(head, &mut scratch.values);
    for block in even_ranges(head.tokens, TILE_ROWS) {
        with_row_count!(block.len(), ROWS => attend_block::<ROWS>(head, block, scratch, out));
    }
}

#[target_feature(enable = "avx2,fma")]
fn attend_block<const ROWS: usize>(
    head: Head,
    block: Range<usize>,
    scratch: &mut HeadScratch,
    out: &mut [f32],
) {
    let padded = head.tokens.next_multiple_of(GROUP_TOKENS);
    scratch.scores.resize(scratch.scores.len().max(ROWS * padded / 8), [0.0; 8]);
    let scores = &mut scratch.scores.as_chunks_mut::<ROWS>().0[..padded / 8];
    let largest = score(&queries::<ROWS>(head, block.start), &scratch.keys, head.tokens, scores);
    let mut inverse_sums = [0.0; ROWS];
    for row in 0..ROWS {
        inverse_sums[row] = exponentiate(scores, row, largest[row]).recip();
    }
    for (half, values) in scratch.values.chunks_exact(padded / 8).enumerate() {
        let mixed = accumulate(scores, values, &NO_START);
        for row in 0..ROWS {
            let inverse = _mm256_set1_ps(inverse_sums[row]);
            let start = (block.start + row) * head.hidden + head.index * HEAD_WIDTH + 16 * half;
            let (own, _) = out[start..start + 16].as_chunks_mut::<8>();
            own[0] = from_floats(_mm256_mul_ps(mixed[row][0], inverse));
            own[1] = from_floats(_mm256_mul_ps(mixed[row][1], inverse));
        }
    }
}

/// The block's queries `[dimension / 8][query][8 dimensions]`, scaled so that the softmax takes powers of two.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn queries<const ROWS: usize>(head: Head, first: usize) -> [[[f32; 8]; ROWS]; 4] {
    let scale = _mm256_set1_ps(std::f32::consts::LOG2_E / (HEAD_WIDTH as f32).sqrt());
    let mut queries = [[[0.0; 8]; ROWS]; 4];
    for row in 0..ROWS {
        let (chunks, _) = head.query(first + row).as_chunks::<8>();
        for (queries, chunk) in queries.iter_mut().zip(chunks) {
            queries[row] = from_floats(_mm256_mul_ps(floats(*chunk), scale));
        }
    }
    queries
}

/// Fills `scores` and returns each query's largest one; scores of the padding after the last token are -∞.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn score<const ROWS: usize>(
    queries: &[[[f32; 8]; ROWS]; 4],
    keys: &[[ColumnStep; 8]],
    tokens: usize,
    scores: &mut [[[f32; 8]; ROWS]],
) -> [f32; ROWS] {
    let mut largest = [_mm256_set1_ps(f32::NEG_INFINITY); ROWS];
    let groups = keys.as_chunks::<4>().0.iter().zip(scores.as_chunks_mut::<2>().0);
    for (index, (keys, scores)) in groups.enumerate() {
        let mut start = NO_START;
        let own = tokens - index * GROUP_TOKENS;
        if own < GROUP_TOKENS {
            start.as_flattened_mut()[own..].fill(f32::NEG_INFINITY);
        }
        let sums = accumulate(queries, keys, &start);
        for row in 0..ROWS {
            scores[0][row] = from_floats(sums[row][0]);
            scores[1][row] = from_floats(sums[row][1]);
            largest[row] = _mm256_max_ps(largest[row], _mm256_max_ps(sums[row][0], sums[row][1]));
        }
    }
    largest.map(|register| from_floats(register).into_iter().fold(f32::NEG_INFINITY, f32::max))
}

/// Replaces the scores of one query by powers relative to `largest`; returns their sum.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn exponentiate<const ROWS: usize>(scores: &mut [[[f32; 8]; ROWS]], row: usize, largest: f32) -> f32 {
    let largest = _mm256_set1_ps(largest);
    let mut sums: [__m256; 2] = [_mm256_setzero_ps(); 2];
    for pair in scores.as_chunks_mut::<2>().0 {
        let first = power_of_two(_mm256_sub_ps(floats(pair[0][row]), largest));
        let second = power_of_two(_mm256_sub_ps(floats(pair[1][row]), largest));
        pair[0][row] = from_floats(first);
        pair[1][row] = from_floats(second);
        sums = [_mm256_add_ps(sums[0], first), _mm256_add_ps(sums[1], second)];
    }
    from_floats(_mm256_add_ps(sums[0], sums[1])).into_iter().sum()
}
