//! A linear layer, `x · Wᵀ`, over weights in eight bits.

use super::EmbeddingError;
use super::gguf_weights::GgufWeights;
use super::kernel::{PackedMatrix, Precision};
use std::ops::Range;

/// Whether a text has the cores of its pool for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Other texts are computed beside it.
    OneCore,
    /// Its products are split over two cores.
    TwoCores,
}

/// Weights packed for the kernel when loaded, and the bias, which the following step adds.
pub(super) struct Linear {
    weight: PackedMatrix,
    pub(super) bias: Vec<f32>,
}

impl Linear {
    /// The layers of those names side by side, each `[outputs, inputs]` in the file.
    pub(super) fn load(
        weights: &GgufWeights,
        names: &[String],
        inputs: usize,
        outputs: usize,
    ) -> Result<Self, EmbeddingError> {
        let mut bias = Vec::with_capacity(names.len() * outputs);
        let mut rows = Vec::with_capacity(names.len() * outputs * inputs);
        for name in names {
            let part = weights.matrix(&format!("{name}.weight"), outputs, inputs)?;
            let part = part.flatten_all().and_then(|part| part.to_vec1::<f32>());
            rows.extend(part.map_err(|error| weights.failed(&error))?);
            bias.extend(weights.vector(&format!("{name}.bias"), outputs)?);
        }
        let weight = PackedMatrix::pack(Precision::Bytes, &rows, names.len() * outputs, inputs);
        Ok(Self { weight, bias })
    }

    /// `x` `[tokens, inputs]` → `out` `[tokens, outputs]`, without the bias; `out` is made as long as needed. `finish`
    /// is given the result or a half of it, and the bias for that.
    pub(super) fn forward(
        &self,
        share: Share,
        x: &[f32],
        out: &mut Vec<f32>,
        finish: impl Fn(&mut [f32], &[f32]) + Sync,
    ) {
        let tokens = x.len() / self.weight.inputs();
        out.resize(tokens * self.weight.outputs(), 0.0);
        match share {
            Share::OneCore => {
                self.weight.multiply(x, tokens, out);
                finish(out, &self.bias);
            }
            Share::TwoCores => {
                let finish = |half: &mut [f32], outputs: Range<usize>| finish(half, &self.bias[outputs]);
                self.weight.multiply_in_halves(x, tokens, out, finish);
            }
        }
    }
}
