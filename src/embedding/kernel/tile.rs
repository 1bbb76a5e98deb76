//! The shapes in which the two operands of the product meet.

use super::instructions::Instructions;
use super::quantised_rows::RowBlock;
use super::tile_portable;

/// Calls with the constant `$rows` equal to the run-time `$count`, 1 to 6: kernels are compiled per row count.
macro_rules! with_row_count {
    ($count:expr, $rows:ident => $call:expr) => {
        match $count {
            1 => with_row_count!(@ 1, $rows, $call),
            2 => with_row_count!(@ 2, $rows, $call),
            3 => with_row_count!(@ 3, $rows, $call),
            4 => with_row_count!(@ 4, $rows, $call),
            5 => with_row_count!(@ 5, $rows, $call),
            6 => with_row_count!(@ 6, $rows, $call),
            _ => unreachable!("blocks hold 1 to 6 rows"),
        }
    };
    (@ $value:literal, $rows:ident, $call:expr) => {{
        const $rows: usize = $value;
        $call
    }};
}
pub(crate) use with_row_count;

/// Rows are quantised this many inputs at a time; their number is rounded up to it with zeros.
pub(crate) const CHUNK_INPUTS: usize = 16;
/// Outputs in one panel: two AVX2 registers of 32-bit sums.
pub(crate) const PANEL_OUTPUTS: usize = 16;
/// The most rows in one tile: 6 × 2 sums, two weights, one broadcast and one product fill the 16 registers.
pub(crate) const TILE_ROWS: usize = 6;

/// Two neighbouring inputs of one row as i16, the earlier one in the low half.
pub(crate) type Pair = i32;

/// 2 inputs × 16 outputs of weights: `[half of the outputs][output of the half, then input of the pair]`.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
pub(crate) struct PanelStep(pub(crate) [[i8; 16]; 2]);

/// Four neighbouring inputs of one row as i8, the earliest one in the lowest byte.
pub(crate) type Quad = i32;

/// What stands for a weight of 0 where weights are unsigned.
pub(crate) const ZERO: u8 = 128;

/// 4 inputs × 16 outputs of weights, each [`ZERO`] more than it is: `[output][input of the four]`.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct QuadStep(pub(crate) [[u8; 4]; PANEL_OUTPUTS]);

/// Where a tile's results go: `out` starts at the tile's first element, rows lie `stride` apart.
pub(crate) struct TileTarget<'a> {
    pub(crate) out: &'a mut [f32],
    pub(crate) stride: usize,
    /// Outputs of the panels that exist, 1 to 16 of each.
    pub(crate) columns: usize,
    pub(crate) row_scales: &'a [f32],
    /// One entry for each panel.
    pub(crate) column_scales: &'a [[f32; PANEL_OUTPUTS]],
}

/// One tile: `row_count` interleaved rows × [`panels_at_once`] panels, or what is left of them, side by side.
pub(crate) fn multiply(
    instructions: Instructions,
    row_count: usize,
    rows: &[Pair],
    panels: &[PanelStep],
    target: &mut TileTarget,
) {
    with_row_count!(row_count, ROWS => multiply_rows::<ROWS>(instructions, rows, panels, target));
}

/// As [`multiply`], of quads; what is `ahead` is fetched meanwhile.
pub(crate) fn multiply_quads(
    instructions: Instructions,
    block: &RowBlock,
    panels: &[QuadStep],
    ahead: &[QuadStep],
    target: &mut TileTarget,
) {
    match instructions {
        #[cfg(target_arch = "x86_64")]
        Instructions::Vnni(proof) => with_row_count!(block.scales.len(), ROWS => {
            let rows = block.words.as_chunks::<ROWS>().0;
            let panels = pair_of_panels(panels, rows.len());
            proof.multiply_byte_tile(rows, block.starts, panels, ahead, target);
        }),
        _ => unreachable!("weights are in quads with VNNI alone"),
    }
}

/// A last panel without a partner meets itself; only its own columns exist.
#[cfg(target_arch = "x86_64")]
fn pair_of_panels<Step>(panels: &[Step], depth: usize) -> [&[Step]; 2] {
    let (first, second) = panels.split_at(depth);
    [first, if second.is_empty() { first } else { second }]
}

/// How many panels a tile takes.
pub(crate) fn panels_at_once(instructions: Instructions) -> usize {
    match instructions {
        #[cfg(target_arch = "x86_64")]
        Instructions::Vnni(_) => 2,
        _ => 1,
    }
}

fn multiply_rows<const ROWS: usize>(
    instructions: Instructions,
    rows: &[Pair],
    panels: &[PanelStep],
    target: &mut TileTarget,
) {
    let rows = rows.as_chunks::<ROWS>().0;
    match instructions {
        #[cfg(target_arch = "x86_64")]
        Instructions::Vnni(proof) => proof.multiply_tile(rows, pair_of_panels(panels, rows.len()), target),
        #[cfg(target_arch = "x86_64")]
        Instructions::Avx2(proof) => proof.multiply_tile(rows, panels, target),
        Instructions::Portable => tile_portable::multiply(rows, panels, target),
    }
}
