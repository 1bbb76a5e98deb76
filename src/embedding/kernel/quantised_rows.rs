//! Activations as i16 with one scale per row, interleaved for the tiles.

use super::instructions::Instructions;
use super::tile::{CHUNK_INPUTS, Pair, TILE_ROWS, with_row_count};
use super::work_split::even_ranges;

pub(crate) const MAGNITUDE_BITS: u32 = 0x7fff_ffff;
/// Below this the inverse of the scale could overflow; the row counts as zero.
const LEAST_MAXIMUM: f32 = 1e-30;

/// Quantised rows in blocks of up to 6: within a block, `[pair of inputs][row of the block]`.
#[derive(Default)]
pub(crate) struct QuantisedRows {
    pairs: Vec<Pair>,
    scales: Vec<f32>,
    pairs_per_row: usize,
}

/// One block of rows, ready for a tile.
pub(crate) struct RowBlock<'a> {
    pub(crate) first_row: usize,
    pub(crate) pairs: &'a [Pair],
    pub(crate) scales: &'a [f32],
}

/// The number of pairs a row of `inputs` takes: whole chunks.
pub(crate) fn pairs_per_row(inputs: usize) -> usize {
    inputs.div_ceil(CHUNK_INPUTS) * (CHUNK_INPUTS / 2)
}

/// The largest magnitude whose products with i8 weights cannot overflow an i32 sum over `inputs`.
pub(crate) fn activation_limit(inputs: usize) -> f32 {
    (i32::MAX as usize / (127 * inputs.max(1))).min(i16::MAX as usize) as f32
}

impl QuantisedRows {
    /// Replaces the content by `rows` `[rows, inputs]`, reusing the memory.
    pub(crate) fn fill(&mut self, instructions: Instructions, rows: &[f32], inputs: usize) {
        let row_count = rows.len() / inputs;
        self.pairs_per_row = pairs_per_row(inputs);
        self.pairs.resize(row_count * self.pairs_per_row, 0);
        self.scales.resize(row_count, 0.0);
        let limit = activation_limit(inputs);
        for block in even_ranges(row_count, TILE_ROWS) {
            let pairs = &mut self.pairs[block.start * self.pairs_per_row..block.end * self.pairs_per_row];
            let scales = &mut self.scales[block.clone()];
            for (row, scale) in scales.iter_mut().enumerate() {
                let values = &rows[(block.start + row) * inputs..][..inputs];
                *scale = with_row_count!(block.len(), ROWS => {
                    quantise::<ROWS>(instructions, values, limit, row, pairs.as_chunks_mut().0)
                });
            }
        }
    }

    pub(crate) fn blocks(&self) -> impl Iterator<Item = RowBlock<'_>> {
        even_ranges(self.scales.len(), TILE_ROWS).map(|block| RowBlock {
            first_row: block.start,
            pairs: &self.pairs[block.start * self.pairs_per_row..block.end * self.pairs_per_row],
            scales: &self.scales[block],
        })
    }
}

/// Writes `values` as integers up to ±`limit` into column `row` of `pairs`, then zeros; returns the scale.
pub(crate) fn quantise<const ROWS: usize>(
    instructions: Instructions,
    values: &[f32],
    limit: f32,
    row: usize,
    pairs: &mut [[Pair; ROWS]],
) -> f32 {
    match instructions {
        #[cfg(target_arch = "x86_64")]
        Instructions::Vnni(proof) => proof.narrower().quantise(values, limit, row, pairs),
        #[cfg(target_arch = "x86_64")]
        Instructions::Avx2(proof) => proof.quantise(values, limit, row, pairs),
        Instructions::Portable => quantise_portable(values, limit, row, pairs),
    }
}

fn quantise_portable<const ROWS: usize>(
    values: &[f32],
    limit: f32,
    row: usize,
    pairs: &mut [[Pair; ROWS]],
) -> f32 {
    let largest = values.iter().fold(0, |largest, value| largest.max(value.to_bits() & MAGNITUDE_BITS));
    let (inverse, scale) = inverse_and_scale(largest, limit);
    let whole = |index| values.get(index).map_or(0, |value: &f32| (value * inverse).round_ties_even() as i16);
    for (index, pairs) in pairs.iter_mut().enumerate() {
        pairs[row] = i32::from(whole(2 * index + 1)) << 16 | i32::from(whole(2 * index) as u16);
    }
    scale
}

/// From the bits of the largest magnitude; a row with NaN or infinity gets the scale NaN, so it shows downstream.
pub(crate) fn inverse_and_scale(largest: u32, limit: f32) -> (f32, f32) {
    let largest = f32::from_bits(largest);
    if !largest.is_finite() {
        (0.0, f32::NAN)
    } else if largest < LEAST_MAXIMUM {
        (0.0, 0.0)
    } else {
        (limit / largest, largest / limit)
    }
}
