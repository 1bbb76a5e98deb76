//! The tile product in plain Rust: the same integer sums as the AVX2 path, then the same two float products.

use super::tile::{PANEL_OUTPUTS, Pair, PanelStep, TileTarget};

/// `rows` `[inputs / 2][ROWS]` × `panel` `[inputs / 2]`, scaled into the target.
pub(crate) fn multiply<const ROWS: usize>(
    rows: &[[Pair; ROWS]],
    panel: &[PanelStep],
    target: &mut TileTarget,
) {
    for row in 0..ROWS {
        let mut sums = [0_i32; PANEL_OUTPUTS];
        for (pairs, weights) in rows.iter().zip(panel) {
            let (earlier, later) = (i32::from(pairs[row] as i16), pairs[row] >> 16);
            for (sum, weights) in sums.iter_mut().zip(weights.0.as_flattened().as_chunks::<2>().0) {
                *sum += earlier * i32::from(weights[0]) + later * i32::from(weights[1]);
            }
        }
        let out = &mut target.out[row * target.stride..][..target.columns];
        for ((out, sum), column_scale) in out.iter_mut().zip(sums).zip(target.column_scales.as_flattened()) {
            *out = sum as f32 * (target.row_scales[row] * column_scale);
        }
    }
}
