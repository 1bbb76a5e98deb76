//! A weight matrix in i8, packed for the tile product.

use std::cell::RefCell;

use super::instructions::Instructions;
use super::quantised_rows::{QuantisedRows, pairs_per_row, quantise_portable};
use super::tile::{self, PANEL_OUTPUTS, PanelStep, TileTarget};
use super::work_split::even_ranges;

/// Quantised rows of one pass over the weights: they stay in the second-level cache beside the panels.
const PASS_BYTES: usize = 192 << 10;

const MOST_INPUTS: usize = 1 << 16;

#[cfg(test)]
mod tests;

thread_local! {
    static SCRATCH: RefCell<QuantisedRows> = RefCell::default();
}

/// Weights `[outputs, inputs]` as i8 with one symmetric scale per output.
#[derive(Clone, Debug)]
pub(crate) struct PackedMatrix {
    outputs: usize,
    inputs: usize,
    /// `[outputs / 16][inputs / 2]`, both rounded up, zeros beyond the ends.
    panels: Vec<PanelStep>,
    /// `[outputs / 16]`, rounded up.
    scales: Vec<[f32; PANEL_OUTPUTS]>,
    instructions: Instructions,
}

impl PackedMatrix {
    /// Packs `weights` `[outputs, inputs]`, row-major.
    ///
    /// # Panics
    /// If the length of `weights` is not `outputs * inputs`, one of the two is zero, or `inputs` exceeds 65 536.
    #[must_use]
    pub(crate) fn pack(weights: &[f32], outputs: usize, inputs: usize) -> Self {
        Self::pack_for(Instructions::detect(), weights, outputs, inputs)
    }

    /// As [`Self::pack`], for a given instruction set; the packed form is the same for all of them.
    ///
    /// # Panics
    /// As [`Self::pack`].
    #[must_use]
    pub(crate) fn pack_for(
        instructions: Instructions,
        weights: &[f32],
        outputs: usize,
        inputs: usize,
    ) -> Self {
        assert!(outputs > 0 && inputs > 0, "a matrix has outputs and inputs");
        assert!(inputs <= MOST_INPUTS, "more inputs would leave less than 8 bits for the activations");
        assert_eq!(weights.len(), outputs * inputs, "weights are [outputs, inputs]");
        let depth = pairs_per_row(inputs);
        let panel_count = outputs.div_ceil(PANEL_OUTPUTS);
        let mut panels = vec![PanelStep([[0; 16]; 2]); panel_count * depth];
        let mut scales = vec![[0.0; PANEL_OUTPUTS]; panel_count];
        let mut row = vec![[0]; depth];
        for (output, weights) in weights.chunks_exact(inputs).enumerate() {
            let (panel, column) = (output / PANEL_OUTPUTS, output % PANEL_OUTPUTS);
            scales[panel][column] = quantise_portable(weights, 127.0, 0, &mut row);
            for (step, [pair]) in panels[panel * depth..].iter_mut().zip(&row) {
                let at = 2 * (column % 8);
                step.0[column / 8][at..at + 2].copy_from_slice(&[*pair as i8, (pair >> 16) as i8]);
            }
        }
        Self { outputs, inputs, panels, scales, instructions }
    }

    /// The number of outputs: the length of a result row.
    #[must_use]
    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// The number of inputs: the length of an operand row.
    #[must_use]
    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    /// `out` `[tokens, outputs]` = `x` `[tokens, inputs]` · weightsᵀ. A row of `x` with NaN or infinity gives NaN.
    ///
    /// # Panics
    /// If a length does not fit `tokens`.
    pub(crate) fn multiply(&self, x: &[f32], tokens: usize, out: &mut [f32]) {
        assert_eq!(x.len(), tokens * self.inputs, "x is [tokens, inputs]");
        assert_eq!(out.len(), tokens * self.outputs, "out is [tokens, outputs]");
        let pass_rows = (PASS_BYTES / (2 * self.inputs)).max(1);
        SCRATCH.with_borrow_mut(|rows| {
            for pass in even_ranges(tokens, pass_rows) {
                let x = &x[pass.start * self.inputs..pass.end * self.inputs];
                rows.fill(self.instructions, x, self.inputs);
                self.multiply_pass(rows, &mut out[pass.start * self.outputs..pass.end * self.outputs]);
            }
        });
    }

    /// Each panel or two, small enough for the first-level cache, meet all rows before the next come.
    fn multiply_pass(&self, rows: &QuantisedRows, out: &mut [f32]) {
        let at_once = tile::panels_at_once(self.instructions);
        let steps = at_once * pairs_per_row(self.inputs);
        for (index, (panels, column_scales)) in
            self.panels.chunks(steps).zip(self.scales.chunks(at_once)).enumerate()
        {
            let first_output = index * at_once * PANEL_OUTPUTS;
            for block in rows.blocks() {
                let mut target = TileTarget {
                    out: &mut out[block.first_row * self.outputs + first_output..],
                    stride: self.outputs,
                    columns: (at_once * PANEL_OUTPUTS).min(self.outputs - first_output),
                    row_scales: block.scales,
                    column_scales,
                };
                tile::multiply(self.instructions, block.scales.len(), block.pairs, panels, &mut target);
            }
        }
    }
}
