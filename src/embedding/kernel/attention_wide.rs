//! One head of the attention with AVX-512: blocks of up to 6 queries against all keys.

use std::arch::x86_64::{
    __m512, _mm512_add_ps, _mm512_fmadd_ps, _mm512_max_ps, _mm512_mul_ps, _mm512_reduce_add_ps,
    _mm512_reduce_max_ps, _mm512_set1_ps, _mm512_setzero_ps, _mm512_sub_ps,
};
use std::ops::Range;

use super::attention::{HEAD_WIDTH, Head, HeadScratch};
use super::attention_pack_avx2::{GROUP_TOKENS, pack_keys, pack_values};
use super::exponential_wide::power_of_two;
use super::lanes::{from_wide_floats, wide_floats};
use super::tile::{TILE_ROWS, with_row_count};
use super::work_split::even_ranges;

/// 16 columns, one register.
type Columns = [f32; 16];

/// Writes the head's columns of `out` `[tokens, hidden]`.
#[target_feature(enable = "avx2,fma,avx512f")]
pub(crate) fn attend_head(head: Head, scratch: &mut HeadScratch, out: &mut [f32]) {
    pack_keys(head, &mut scratch.keys);
    pack_values(head, &mut scratch.values);
    let HeadScratch { keys, values, scores } = scratch;
    let (keys, values) = (columns(keys.as_flattened()), columns(values.as_flattened()));
    for block in even_ranges(head.tokens, TILE_ROWS) {
        with_row_count!(block.len(), ROWS => attend_block::<ROWS>(head, block, keys, values, scores, out));
    }
}

fn columns(steps: &[[[f32; 8]; 2]]) -> &[Columns] {
    steps.as_flattened().as_flattened().as_chunks().0
}

#[inline]
#[target_feature(enable = "avx2,fma,avx512f")]
fn attend_block<const ROWS: usize>(
    head: Head,
    block: Range<usize>,
    keys: &[Columns],
    values: &[Columns],
    scores: &mut Vec<[f32; 8]>,
    out: &mut [f32],
) {
    let groups = head.tokens.div_ceil(GROUP_TOKENS);
    scores.resize(scores.len().max(2 * ROWS * groups), [0.0; 8]);
    let scores = &mut scores.as_flattened_mut().as_chunks_mut::<16>().0.as_chunks_mut::<ROWS>().0[..groups];
    score(&queries::<ROWS>(head, block.start), keys, head.tokens, scores);
    let mut inverse_sums = [0.0; ROWS];
    for (row, inverse) in inverse_sums.iter_mut().enumerate() {
        *inverse = exponentiate(scores, row).recip();
    }
    let (first, second) = values.split_at(groups * GROUP_TOKENS);
    let mixed = products(scores, [first, second]);
    for row in 0..ROWS {
        let inverse = _mm512_set1_ps(inverse_sums[row]);
        let start = (block.start + row) * head.hidden + head.index * HEAD_WIDTH;
        let (own, _) = out[start..start + HEAD_WIDTH].as_chunks_mut::<16>();
        own[0] = from_wide_floats(_mm512_mul_ps(mixed[row][0], inverse));
        own[1] = from_wide_floats(_mm512_mul_ps(mixed[row][1], inverse));
    }
}

/// The block's queries `[dimension / 16][query][16 dimensions]`, scaled so that the softmax takes powers of two.
#[inline]
#[target_feature(enable = "avx2,fma,avx512f")]
fn queries<const ROWS: usize>(head: Head, first: usize) -> [[Columns; ROWS]; 2] {
    let scale = _mm512_set1_ps(std::f32::consts::LOG2_E / (HEAD_WIDTH as f32).sqrt());
    let mut queries = [[[0.0; 16]; ROWS]; 2];
    for row in 0..ROWS {
        let (chunks, _) = head.query(first + row).as_chunks::<16>();
        for (queries, chunk) in queries.iter_mut().zip(chunks) {
            queries[row] = from_wide_floats(_mm512_mul_ps(wide_floats(*chunk), scale));
        }
    }
    queries
}

/// Fills `scores` `[tokens / 16][query][16 tokens]`; those of the padding after the last token are -∞.
#[inline]
#[target_feature(enable = "avx2,fma,avx512f")]
fn score<const ROWS: usize>(
    queries: &[[Columns; ROWS]; 2],
    keys: &[Columns],
    tokens: usize,
    scores: &mut [[Columns; ROWS]],
) {
    let (panels, _) = keys.as_chunks::<HEAD_WIDTH>();
    let mut panels = panels.iter();
    let (pairs, last) = scores.as_chunks_mut::<2>();
    for scores in pairs {
        let (Some(first), Some(second)) = (panels.next(), panels.next()) else { return };
        let sums = products(queries, [first, second]);
        for row in 0..ROWS {
            scores[0][row] = from_wide_floats(sums[row][0]);
            scores[1][row] = from_wide_floats(sums[row][1]);
        }
    }
    if let ([scores], Some(panel)) = (last, panels.next()) {
        let sums = products(queries, [panel]);
        for row in 0..ROWS {
            scores[row] = from_wide_floats(sums[row][0]);
        }
    }
    let own = tokens % GROUP_TOKENS;
    if let Some(scores) = scores.last_mut().filter(|_| own > 0) {
        for row in scores {
            row[own..].fill(f32::NEG_INFINITY);
        }
    }
}

/// `rows` `[depth / 16][ROWS][16]` × `panels` `[depth][16 columns]` each.
#[inline]
#[target_feature(enable = "avx2,fma,avx512f")]
fn products<const ROWS: usize, const PANELS: usize>(
    rows: &[[Columns; ROWS]],
    panels: [&[Columns]; PANELS],
) -> [[__m512; PANELS]; ROWS] {
    let mut sums = [[_mm512_setzero_ps(); PANELS]; ROWS];
    let panels = panels.map(|panel| &panel.as_chunks::<16>().0[..rows.len()]);
    for (chunk, rows) in rows.iter().enumerate() {
        for step in 0..16 {
            let columns: [__m512; PANELS] =
                std::array::from_fn(|panel| wide_floats(panels[panel][chunk][step]));
            for row in 0..ROWS {
                let value = _mm512_set1_ps(rows[row][step]);
                for panel in 0..PANELS {
                    sums[row][panel] = _mm512_fmadd_ps(value, columns[panel], sums[row][panel]);
                }
            }
        }
    }
    sums
}

/// Replaces the scores of one query by powers relative to the largest; returns their sum. A NaN among them stays.
#[inline]
#[target_feature(enable = "avx2,fma,avx512f")]
fn exponentiate<const ROWS: usize>(scores: &mut [[Columns; ROWS]], row: usize) -> f32 {
    let mut largest = _mm512_set1_ps(f32::NEG_INFINITY);
    for group in &*scores {
        largest = _mm512_max_ps(largest, wide_floats(group[row]));
    }
    let largest = _mm512_set1_ps(_mm512_reduce_max_ps(largest));
    let mut sum = _mm512_setzero_ps();
    for group in scores {
        let power = power_of_two(_mm512_sub_ps(wide_floats(group[row]), largest));
        group[row] = from_wide_floats(power);
        sum = _mm512_add_ps(sum, power);
    }
    _mm512_reduce_add_ps(sum)
}
