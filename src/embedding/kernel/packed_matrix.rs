//! A weight matrix in i8, packed for the tile product.

use std::cell::RefCell;
use std::ops::Range;

use super::instructions::Instructions;
use super::quantised_rows::{Form, QuantisedRows, RowBlock, quantise};
use super::tile::{self, PANEL_OUTPUTS, PanelStep, QuadStep, TileTarget, ZERO};
use super::work_split::even_ranges;

/// Quantised rows of one pass over the weights: they stay in the second-level cache beside the panels.
const PASS_BYTES: usize = 192 << 10;

const MOST_INPUTS: usize = 1 << 16;

#[cfg(test)]
mod tests;

thread_local! {
    static SCRATCH: RefCell<QuantisedRows> = RefCell::default();
    static HALVES: RefCell<[Vec<f32>; 2]> = RefCell::default();
}

/// How finely the operand's rows are quantised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    /// 13 bits and more: what a language model needs.
    Fine,
    /// Eight bits where the CPU multiplies bytes (AVX-512 VNNI), as fine as the other elsewhere: enough for encoders.
    Bytes,
}

/// Weights `[outputs, inputs]` as i8 with one symmetric scale per output.
#[derive(Clone, Debug)]
pub(crate) struct PackedMatrix {
    outputs: usize,
    inputs: usize,
    panels: Panels,
    /// `[outputs / 16]`, rounded up.
    scales: Vec<[f32; PANEL_OUTPUTS]>,
    instructions: Instructions,
    form: Form,
}

/// `[outputs / 16][inputs of a step]`, both rounded up; beyond the ends stands what counts nothing.
#[derive(Clone, Debug)]
enum Panels {
    Pairs(Vec<PanelStep>),
    Quads(Vec<QuadStep>),
}

impl PackedMatrix {
    /// Packs `weights` `[outputs, inputs]`, row-major.
    ///
    /// # Panics
    /// If the length of `weights` is not `outputs * inputs`, one of the two is zero, or `inputs` exceeds 65 536.
    #[must_use]
    pub(crate) fn pack(precision: Precision, weights: &[f32], outputs: usize, inputs: usize) -> Self {
        Self::pack_for(Instructions::detect(), precision, weights, outputs, inputs)
    }

    /// As [`Self::pack`], for a given instruction set.
    ///
    /// # Panics
    /// As [`Self::pack`].
    #[must_use]
    pub(crate) fn pack_for(
        instructions: Instructions,
        precision: Precision,
        weights: &[f32],
        outputs: usize,
        inputs: usize,
    ) -> Self {
        assert!(outputs > 0 && inputs > 0, "a matrix has outputs and inputs");
        assert!(inputs <= MOST_INPUTS, "more inputs would leave less than 8 bits for the activations");
        assert_eq!(weights.len(), outputs * inputs, "weights are [outputs, inputs]");
        let form = Form::of(instructions, precision);
        let panel_count = outputs.div_ceil(PANEL_OUTPUTS);
        let mut panels = match form {
            Form::Pairs => {
                Panels::Pairs(vec![PanelStep([[0; 16]; 2]); panel_count * form.words_per_row(inputs)])
            }
            Form::Quads => Panels::Quads(vec![
                QuadStep([[ZERO; 4]; PANEL_OUTPUTS]);
                panel_count * form.words_per_row(inputs)
            ]),
        };
        let mut scales = vec![[0.0; PANEL_OUTPUTS]; panel_count];
        let mut row = vec![[0]; Form::Pairs.words_per_row(inputs)];
        for (output, weights) in weights.chunks_exact(inputs).enumerate() {
            let (panel, column) = (output / PANEL_OUTPUTS, output % PANEL_OUTPUTS);
            scales[panel][column] = quantise(instructions, weights, 127.0, 0, &mut row);
            let first = panel * form.words_per_row(inputs);
            for (index, [pair]) in row.iter().enumerate() {
                let pair = [*pair as i8, (pair >> 16) as i8];
                match &mut panels {
                    Panels::Pairs(steps) => {
                        let at = 2 * (column % 8);
                        steps[first + index].0[column / 8][at..at + 2].copy_from_slice(&pair);
                    }
                    Panels::Quads(steps) => {
                        let at = 2 * (index % 2);
                        let unsigned = pair.map(|weight| weight.cast_unsigned() ^ ZERO);
                        steps[first + index / 2].0[column][at..at + 2].copy_from_slice(&unsigned);
                    }
                }
            }
        }
        Self { outputs, inputs, panels, scales, instructions, form }
    }

    /// Whether weights of that shape can be packed.
    #[must_use]
    pub(crate) fn fits(outputs: usize, inputs: usize) -> bool {
        outputs > 0 && (1..=MOST_INPUTS).contains(&inputs)
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
        SCRATCH.with_borrow_mut(|rows| {
            for pass in even_ranges(tokens, self.pass_rows()) {
                let x = &x[pass.start * self.inputs..pass.end * self.inputs];
                rows.fill(self.instructions, self.form, x, self.inputs);
                let out = &mut out[pass.start * self.outputs..pass.end * self.outputs];
                self.multiply_panels(rows, 0..self.scales.len(), out);
            }
        });
    }

    /// As [`Self::multiply`] with the outputs in two halves side by side, each finished by `finish`, which is given
    /// `[tokens, half]` and which outputs they are. To the bit the same numbers.
    ///
    /// # Panics
    /// As [`Self::multiply`].
    pub(crate) fn multiply_in_halves(
        &self,
        x: &[f32],
        tokens: usize,
        out: &mut [f32],
        finish: impl Fn(&mut [f32], Range<usize>) + Sync,
    ) {
        let middle = (self.scales.len() / 2).next_multiple_of(tile::panels_at_once(self.instructions));
        let split = middle * PANEL_OUTPUTS;
        if split == 0 || split >= self.outputs {
            self.multiply(x, tokens, out);
            return finish(out, 0..self.outputs);
        }
        assert_eq!(x.len(), tokens * self.inputs, "x is [tokens, inputs]");
        assert_eq!(out.len(), tokens * self.outputs, "out is [tokens, outputs]");
        // Taken, not borrowed: while this thread waits for the other half it may compute another text.
        let (mut rows, mut halves) = (SCRATCH.take(), HALVES.take());
        for pass in even_ranges(tokens, self.pass_rows()) {
            let x = &x[pass.start * self.inputs..pass.end * self.inputs];
            rows.fill(self.instructions, self.form, x, self.inputs);
            let half = |panels: Range<usize>, outputs: Range<usize>, out: &mut Vec<f32>| {
                out.resize(pass.len() * outputs.len(), 0.0);
                self.multiply_panels(&rows, panels, out);
                finish(out, outputs);
            };
            let [left, right] = &mut halves;
            rayon::join(
                || half(0..middle, 0..split, left),
                || half(middle..self.scales.len(), split..self.outputs, right),
            );
            let whole = out[pass.start * self.outputs..].chunks_exact_mut(self.outputs);
            let halves = left.chunks_exact(split).zip(right.chunks_exact(self.outputs - split));
            for (whole, (left, right)) in whole.zip(halves) {
                whole[..split].copy_from_slice(left);
                whole[split..].copy_from_slice(right);
            }
        }
        SCRATCH.set(rows);
        HALVES.set(halves);
    }

    fn pass_rows(&self) -> usize {
        (PASS_BYTES / (4 * self.form.words_per_row(self.inputs))).max(1)
    }

    fn multiply_panels(&self, rows: &QuantisedRows, range: Range<usize>, out: &mut [f32]) {
        let instructions = self.instructions;
        match &self.panels {
            Panels::Pairs(steps) => {
                self.multiply_steps(steps, rows, range, out, |block, panels, _, target| {
                    tile::multiply(instructions, block.scales.len(), block.words, panels, target);
                });
            }
            Panels::Quads(steps) => {
                self.multiply_steps(steps, rows, range, out, |block, panels, ahead, target| {
                    tile::multiply_quads(instructions, block, panels, ahead, target);
                });
            }
        }
    }

    /// `out` `[rows, outputs of the panels]`. Each panel or two, small enough for the first-level cache, meet all rows
    /// before the next come; a panel of those is given with each block, to be fetched meanwhile.
    fn multiply_steps<Step>(
        &self,
        steps: &[Step],
        rows: &QuantisedRows,
        range: Range<usize>,
        out: &mut [f32],
        multiply: impl Fn(&RowBlock, &[Step], &[Step], &mut TileTarget),
    ) {
        let at_once = tile::panels_at_once(self.instructions);
        let depth = self.form.words_per_row(self.inputs);
        let panels = &steps[range.start * depth..range.end * depth];
        let width = (range.end * PANEL_OUTPUTS).min(self.outputs) - range.start * PANEL_OUTPUTS;
        let mut following = panels.chunks(at_once * depth).skip(1);
        for (index, (panels, column_scales)) in
            panels.chunks(at_once * depth).zip(self.scales[range].chunks(at_once)).enumerate()
        {
            let first_output = index * at_once * PANEL_OUTPUTS;
            let mut following = following.next().unwrap_or_default().chunks(depth);
            for block in rows.blocks() {
                let mut target = TileTarget {
                    out: &mut out[block.first_row * width + first_output..],
                    stride: width,
                    columns: (at_once * PANEL_OUTPUTS).min(width - first_output),
                    row_scales: block.scales,
                    column_scales,
                };
                multiply(&block, panels, following.next().unwrap_or_default(), &mut target);
            }
        }
    }
}
