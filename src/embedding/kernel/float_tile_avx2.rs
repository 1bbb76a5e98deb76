//! The f32 tile product of the attention: rows × 16 columns with FMA.

use std::arch::x86_64::{__m256, _mm256_fmadd_ps, _mm256_set1_ps};

use super::lanes::floats;

/// One step of a panel: 16 columns in two registers.
pub(crate) type ColumnStep = [[f32; 8]; 2];

/// `start` + `rows` `[depth / 8][ROWS][8]` × `panel` `[depth / 8][8][16 columns]`.
#[inline]
#[target_feature(enable = "avx2,fma")]
pub(crate) fn accumulate<const ROWS: usize>(
    rows: &[[[f32; 8]; ROWS]],
    panel: &[[ColumnStep; 8]],
    start: &ColumnStep,
) -> [[__m256; 2]; ROWS] {
    let mut sums = [[floats(start[0]), floats(start[1])]; ROWS];
    for (rows, steps) in rows.iter().zip(panel) {
        for step in 0..8 {
            let first = floats(steps[step][0]);
            let second = floats(steps[step][1]);
            for row in 0..ROWS {
                let value = _mm256_set1_ps(rows[row][step]);
                sums[row][0] = _mm256_fmadd_ps(value, first, sums[row][0]);
                sums[row][1] = _mm256_fmadd_ps(value, second, sums[row][1]);
            }
        }
    }
    sums
}
