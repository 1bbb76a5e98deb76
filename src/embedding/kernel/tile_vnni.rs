//! The tile product with AVX-512 VNNI: `vpdpwssd` takes 32 products of words and their sums at once, `vpdpbusd` 64 of bytes.

use std::arch::x86_64::{
    __m512i, _mm512_add_epi32, _mm512_cvtepi8_epi16, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32,
    _mm512_dpwssd_epi32, _mm512_mul_ps, _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_si512,
};
use std::hint::black_box;

use super::lanes::{from_wide_floats, prefetch, prefetch_step, quad_bytes, step_bytes, wide_floats};
use super::tile::{PANEL_OUTPUTS, Pair, PanelStep, Quad, QuadStep, TileTarget};

/// Calls with the constant `$chains`: one row has too few sums to hide the latency of the instruction and is summed in
/// four chains, two rows in two.
macro_rules! in_chains {
    ($rows:ident, $chains:ident => $call:expr) => {
        match $rows {
            1 => {
                const $chains: usize = 4;
                $call
            }
            2 => {
                const $chains: usize = 2;
                $call
            }
            _ => {
                const $chains: usize = 1;
                $call
            }
        }
    };
}

/// `rows` `[inputs / 2][ROWS]` × two `panels` `[inputs / 2]` each, scaled into the target.
///
/// Two panels at once: 12 sums hide the latency of the instruction, and each broadcast serves twice.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(crate) fn multiply<const ROWS: usize>(
    rows: &[[Pair; ROWS]],
    panels: [&[PanelStep]; 2],
    target: &mut TileTarget,
) {
    prefetch_rows::<ROWS>(target);
    let sums = in_chains!(ROWS, CHAINS => accumulate::<ROWS, CHAINS>(rows, panels));
    scale(sums, target);
}

/// As [`multiply`] with `rows` `[inputs / 4][ROWS]`, whose sums begin at `starts`.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(crate) fn multiply_bytes<const ROWS: usize>(
    rows: &[[Quad; ROWS]],
    starts: &[i32],
    panels: [&[QuadStep]; 2],
    ahead: &[QuadStep],
    target: &mut TileTarget,
) {
    prefetch_rows::<ROWS>(target);
    let mut sums = in_chains!(ROWS, CHAINS => accumulate_bytes::<ROWS, CHAINS>(rows, panels, ahead));
    for (sums, start) in sums.iter_mut().zip(starts) {
        *sums = sums.map(|sum| _mm512_add_epi32(sum, _mm512_set1_epi32(*start)));
    }
    scale(sums, target);
}

#[inline]
fn prefetch_rows<const ROWS: usize>(target: &TileTarget) {
    for row in 0..ROWS {
        let out = &target.out[row * target.stride..][..target.columns];
        prefetch(&out[0]);
        prefetch(&out[target.columns / 2]);
        prefetch(&out[target.columns - 1]);
    }
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn scale<const ROWS: usize>(sums: [[__m512i; 2]; ROWS], target: &mut TileTarget) {
    for (row, sums) in sums.iter().enumerate() {
        let row_scale = _mm512_set1_ps(target.row_scales[row]);
        let out = &mut target.out[row * target.stride..][..target.columns];
        for ((out, sum), scales) in out.chunks_mut(PANEL_OUTPUTS).zip(sums).zip(target.column_scales) {
            let scale = _mm512_mul_ps(row_scale, wide_floats(*scales));
            let scaled = from_wide_floats(_mm512_mul_ps(_mm512_cvtepi32_ps(*sum), scale));
            if let Ok(out) = <&mut [f32; PANEL_OUTPUTS]>::try_from(&mut *out) {
                *out = scaled;
            } else {
                out.copy_from_slice(&scaled[..out.len()]);
            }
        }
    }
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn accumulate<const ROWS: usize, const CHAINS: usize>(
    rows: &[[Pair; ROWS]],
    [first, second]: [&[PanelStep]; 2],
) -> [[__m512i; 2]; ROWS] {
    let mut sums = [[[_mm512_setzero_si512(); 2]; ROWS]; CHAINS];
    let steps = rows.as_chunks::<CHAINS>().0.iter().zip(first.as_chunks::<CHAINS>().0);
    for ((pairs, first), second) in steps.zip(second.as_chunks::<CHAINS>().0) {
        for (chain, sums) in sums.iter_mut().enumerate() {
            let first = _mm512_cvtepi8_epi16(step_bytes(&first[chain]));
            let second = _mm512_cvtepi8_epi16(step_bytes(&second[chain]));
            for row in 0..ROWS {
                let pair = _mm512_set1_epi32(pairs[chain][row]);
                sums[row][0] = _mm512_dpwssd_epi32(sums[row][0], pair, first);
                sums[row][1] = _mm512_dpwssd_epi32(sums[row][1], pair, second);
            }
        }
    }
    together(sums)
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn accumulate_bytes<const ROWS: usize, const CHAINS: usize>(
    rows: &[[Quad; ROWS]],
    [first, second]: [&[QuadStep]; 2],
    ahead: &[QuadStep],
) -> [[__m512i; 2]; ROWS] {
    let mut sums = [[[_mm512_setzero_si512(); 2]; ROWS]; CHAINS];
    let steps = rows.as_chunks::<CHAINS>().0.iter().zip(first.as_chunks::<CHAINS>().0);
    for (step, ((quads, first), second)) in steps.zip(second.as_chunks::<CHAINS>().0).enumerate() {
        for (chain, sums) in sums.iter_mut().enumerate() {
            if let Some(line) = ahead.get(CHAINS * step + chain) {
                prefetch_step(line);
            }
            let (first, second) = (quad_bytes(&first[chain]), quad_bytes(&second[chain]));
            for row in 0..ROWS {
                let quad = _mm512_set1_epi32(quads[chain][row]);
                sums[row][0] = _mm512_dpbusd_epi32(sums[row][0], first, quad);
                sums[row][1] = _mm512_dpbusd_epi32(sums[row][1], second, quad);
            }
        }
    }
    together(sums)
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn together<const ROWS: usize, const CHAINS: usize>(
    sums: [[[__m512i; 2]; ROWS]; CHAINS],
) -> [[__m512i; 2]; ROWS] {
    let mut total = [[_mm512_setzero_si512(); 2]; ROWS];
    for sums in sums {
        for row in 0..ROWS {
            total[row][0] = _mm512_add_epi32(total[row][0], sums[row][0]);
            total[row][1] = _mm512_add_epi32(total[row][1], sums[row][1]);
        }
    }
    total
}

/// Does `rounds` times 12 independent byte products and nothing else; returns how many single products that were.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(crate) fn only_products(rounds: u32) -> u64 {
    const SUMS: usize = 12;
    let (one, other) = (black_box(_mm512_set1_epi32(1)), black_box(_mm512_set1_epi32(2)));
    let mut sums = black_box([_mm512_setzero_si512(); SUMS]);
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = _mm512_dpbusd_epi32(*sum, one, other);
        }
    }
    black_box(sums);
    u64::from(rounds) * SUMS as u64 * 64
}
