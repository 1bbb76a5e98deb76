//! The tile product with AVX-512 `vpdpwssd`: 32 products and their sums in one instruction.

use std::arch::x86_64::{
    __m512i, _mm512_cvtepi8_epi16, _mm512_cvtepi32_ps, _mm512_dpwssd_epi32, _mm512_mul_ps, _mm512_set1_epi32,
    _mm512_set1_ps, _mm512_setzero_si512,
};

use super::lanes::{from_wide_floats, prefetch, step_bytes, wide_floats};
use super::tile::{PANEL_OUTPUTS, Pair, PanelStep, TileTarget};

/// `rows` `[inputs / 2][ROWS]` × two `panels` `[inputs / 2]` each, scaled into the target.
///
/// Two panels at once: 12 sums hide the latency of the instruction, and each broadcast serves twice.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(crate) fn multiply<const ROWS: usize>(
    rows: &[[Pair; ROWS]],
    panels: [&[PanelStep]; 2],
    target: &mut TileTarget,
) {
    for row in 0..ROWS {
        let out = &target.out[row * target.stride..][..target.columns];
        prefetch(&out[0]);
        prefetch(&out[target.columns / 2]);
        prefetch(&out[target.columns - 1]);
    }
    let sums = accumulate(rows, panels);
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
fn accumulate<const ROWS: usize>(rows: &[[Pair; ROWS]], panels: [&[PanelStep]; 2]) -> [[__m512i; 2]; ROWS] {
    let mut sums = [[_mm512_setzero_si512(); 2]; ROWS];
    for ((pairs, first), second) in rows.iter().zip(panels[0]).zip(panels[1]) {
        let first = _mm512_cvtepi8_epi16(step_bytes(first));
        let second = _mm512_cvtepi8_epi16(step_bytes(second));
        for row in 0..ROWS {
            let pair = _mm512_set1_epi32(pairs[row]);
            sums[row][0] = _mm512_dpwssd_epi32(sums[row][0], pair, first);
            sums[row][1] = _mm512_dpwssd_epi32(sums[row][1], pair, second);
        }
    }
    sums
}
