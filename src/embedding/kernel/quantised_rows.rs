//! Activations as i16 or i8 with one scale per row, interleaved for the tiles.

use super::instructions::Instructions;
use super::packed_matrix::Precision;
use super::tile::{CHUNK_INPUTS, Pair, Quad, TILE_ROWS, with_row_count};
use super::work_split::even_ranges;

pub(crate) const MAGNITUDE_BITS: u32 = 0x7fff_ffff;
/// Below this the inverse of the scale could overflow; the row counts as zero.
const LEAST_MAXIMUM: f32 = 1e-30;

/// In which integers operands meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Two inputs as i16 in a word.
    Pairs,
    /// Four inputs as i8 in a word; weights are unsigned, see [`QuantisedRows`].
    Quads,
}

impl Form {
    /// The form for that precision on that instruction set.
    pub(crate) fn of(instructions: Instructions, precision: Precision) -> Self {
        match (instructions, precision) {
            #[cfg(target_arch = "x86_64")]
            (Instructions::Vnni(_), Precision::Bytes) => Self::Quads,
            _ => Self::Pairs,
        }
    }

    /// The number of words a row of `inputs` takes: whole chunks.
    pub(crate) fn words_per_row(self, inputs: usize) -> usize {
        let inputs_of_a_word = match self {
            Self::Pairs => 2,
            Self::Quads => 4,
        };
        inputs.div_ceil(CHUNK_INPUTS) * (CHUNK_INPUTS / inputs_of_a_word)
    }
}

/// Quantised rows in blocks of up to 6: within a block, `[word][row of the block]`.
#[derive(Default)]
pub(crate) struct QuantisedRows {
    words: Vec<i32>,
    scales: Vec<f32>,
    /// Of quads: where a row's sums begin, -128 for each of its units, so that weights may be 128 more than they are.
    starts: Vec<i32>,
    words_per_row: usize,
}

/// One block of rows, ready for a tile.
pub(crate) struct RowBlock<'a> {
    pub(crate) first_row: usize,
    pub(crate) words: &'a [i32],
    pub(crate) scales: &'a [f32],
    pub(crate) starts: &'a [i32],
}

/// The largest magnitude whose products with i8 weights cannot overflow an i32 sum over `inputs`.
pub(crate) fn activation_limit(inputs: usize) -> f32 {
    (i32::MAX as usize / (127 * inputs.max(1))).min(i16::MAX as usize) as f32
}

impl QuantisedRows {
    /// Replaces the content by `rows` `[rows, inputs]`, reusing the memory.
    pub(crate) fn fill(&mut self, instructions: Instructions, form: Form, rows: &[f32], inputs: usize) {
        let row_count = rows.len() / inputs;
        self.words_per_row = form.words_per_row(inputs);
        self.words.resize(row_count * self.words_per_row, 0);
        self.scales.resize(row_count, 0.0);
        self.starts.resize(row_count, 0);
        let limit = activation_limit(inputs);
        for block in even_ranges(row_count, TILE_ROWS) {
            let words = &mut self.words[block.start * self.words_per_row..block.end * self.words_per_row];
            for row in 0..block.len() {
                let number = block.start + row;
                let values = &rows[number * inputs..][..inputs];
                let (scale, start) = with_row_count!(block.len(), ROWS => {
                    let words = words.as_chunks_mut::<ROWS>().0;
                    match form {
                        Form::Pairs => (quantise(instructions, values, limit, row, words), 0),
                        Form::Quads => quantise_bytes(instructions, values, row, words),
                    }
                });
                (self.scales[number], self.starts[number]) = (scale, start);
            }
        }
    }

    pub(crate) fn blocks(&self) -> impl Iterator<Item = RowBlock<'_>> {
        even_ranges(self.scales.len(), TILE_ROWS).map(|block| RowBlock {
            first_row: block.start,
            words: &self.words[block.start * self.words_per_row..block.end * self.words_per_row],
            scales: &self.scales[block.clone()],
            starts: &self.starts[block],
        })
    }
}

/// Writes `values` as bytes up to ±127 into column `row` of `quads`, then zeros; returns the scale and where sums begin.
fn quantise_bytes<const ROWS: usize>(
    instructions: Instructions,
    values: &[f32],
    row: usize,
    quads: &mut [[Quad; ROWS]],
) -> (f32, i32) {
    match instructions {
        #[cfg(target_arch = "x86_64")]
        Instructions::Vnni(proof) => proof.quantise_bytes(values, row, quads),
        _ => unreachable!("rows are in quads with VNNI alone"),
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
