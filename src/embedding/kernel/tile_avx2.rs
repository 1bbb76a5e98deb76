//! The tile product with `vpmaddwd`: two products and their sum per 32-bit lane and instruction.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_cvtepi32_ps, _mm256_madd_epi16, _mm256_mul_ps,
    _mm256_set1_epi32, _mm256_set1_ps, _mm256_setzero_si256,
};
use std::hint::black_box;

use super::lanes::{bytes, floats, from_floats, prefetch};
use super::tile::{PANEL_OUTPUTS, Pair, PanelStep, TileTarget};

/// `rows` `[inputs / 2][ROWS]` × `panel` `[inputs / 2]`, scaled into the target.
#[target_feature(enable = "avx2,fma")]
pub(crate) fn multiply<const ROWS: usize>(
    rows: &[[Pair; ROWS]],
    panel: &[PanelStep],
    target: &mut TileTarget,
) {
    // The rows of a wide result lie in far apart lines; fetching them takes no longer than the sums do.
    for row in 0..ROWS {
        let out = &target.out[row * target.stride..][..target.columns];
        prefetch(&out[0]);
        prefetch(&out[target.columns - 1]);
    }
    let sums = accumulate(rows, panel);
    let (halves, _) = target.column_scales.as_flattened().as_chunks::<8>();
    let column_scales = [floats(halves[0]), floats(halves[1])];
    for (row, sums) in sums.iter().enumerate() {
        let row_scale = _mm256_set1_ps(target.row_scales[row]);
        let scaled = [0, 1].map(|half| {
            let scale = _mm256_mul_ps(row_scale, column_scales[half]);
            from_floats(_mm256_mul_ps(_mm256_cvtepi32_ps(sums[half]), scale))
        });
        let out = &mut target.out[row * target.stride..][..target.columns];
        if let Ok(out) = <&mut [f32; PANEL_OUTPUTS]>::try_from(&mut *out) {
            let (out, _) = out.as_chunks_mut::<8>();
            [out[0], out[1]] = scaled;
        } else {
            out.copy_from_slice(&scaled.as_flattened()[..target.columns]);
        }
    }
}

#[inline]
#[target_feature(enable = "avx2,fma")]
fn accumulate<const ROWS: usize>(rows: &[[Pair; ROWS]], panel: &[PanelStep]) -> [[__m256i; 2]; ROWS] {
    let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
    for (pairs, weights) in rows.iter().zip(panel) {
        let first = _mm256_cvtepi8_epi16(bytes(weights.0[0]));
        let second = _mm256_cvtepi8_epi16(bytes(weights.0[1]));
        for row in 0..ROWS {
            let pair = _mm256_set1_epi32(pairs[row]);
            sums[row][0] = _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(pair, first));
            sums[row][1] = _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(pair, second));
        }
    }
    sums
}

/// Does `rounds` times 12 independent products of pairs with their sums and nothing else; returns how many single
/// products that were.
#[target_feature(enable = "avx2,fma")]
pub(crate) fn only_products(rounds: u32) -> u64 {
    const SUMS: usize = 12;
    let weights = black_box(_mm256_set1_epi32(2));
    let mut sums = black_box([_mm256_setzero_si256(); SUMS]);
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(*sum, weights));
        }
    }
    black_box(sums);
    u64::from(rounds) * SUMS as u64 * 16
}
