//! A linear layer, `x · Wᵀ`: the seam where faster kernels go.

use super::EmbeddingError;
use super::gguf_weights::GgufWeights;
use candle_core::{Result, Tensor};

/// Weights widened to 32-bit floats when loaded, kept as `[inputs, outputs]` so that the product needs no
/// transposing, and the bias, which the following step adds.
pub(super) struct Linear {
    weight: Tensor,
    pub(super) bias: Vec<f32>,
}

impl Linear {
    /// The layers of those names side by side, each `[outputs, inputs]` in the file.
    pub(super) fn load(
        weights: &GgufWeights,
        names: &[String],
        inputs: usize,
        outputs: usize,
    ) -> std::result::Result<Self, EmbeddingError> {
        let mut bias = Vec::with_capacity(names.len() * outputs);
        let mut parts = Vec::with_capacity(names.len());
        for name in names {
            parts.push(weights.matrix(&format!("{name}.weight"), outputs, inputs)?);
            bias.extend(weights.vector(&format!("{name}.bias"), outputs)?);
        }
        let weight = Tensor::cat(&parts, 0).and_then(|all| all.t()?.contiguous());
        Ok(Self { weight: weight.map_err(|error| weights.failed(&error))?, bias })
    }

    /// `[tokens, inputs]` → `[tokens, outputs]`, without the bias.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        x.matmul(&self.weight)
    }
}
