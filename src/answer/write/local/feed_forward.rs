//! Gated feed-forward network.

use candle_core::{D, Result, Tensor};

use super::gguf::GgufFile;
use super::linear::{Linear, Linears};
use super::shape::{Architecture, Shape};
use crate::answer::write::WriterError;

/// The feed-forward network of one layer.
pub(super) struct FeedForward {
    gate_and_up: Linears,
    down: Linear,
    activation: fn(&Tensor) -> Result<Tensor>,
}

impl FeedForward {
    pub(super) fn load(
        gguf: &mut GgufFile,
        layer: usize,
        shape: &Shape,
    ) -> std::result::Result<Self, WriterError> {
        let name = |part: &str| format!("blk.{layer}.{part}");
        Ok(Self {
            gate_and_up: Linears::load(gguf, &name("ffn_up"), &["ffn_gate", "ffn_up"].map(name))?,
            down: Linear::load(gguf, &name("ffn_down"))?,
            activation: match shape.architecture {
                Architecture::Gemma3 => Tensor::gelu,
                _ => candle_nn::ops::silu,
            },
        })
    }

    /// `[tokens, hidden]` → `[tokens, hidden]`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let both = self.gate_and_up.forward(x)?;
        let width = both.dim(D::Minus1)? / 2;
        let gate = both.narrow(D::Minus1, 0, width)?.contiguous()?;
        let up = both.narrow(D::Minus1, width, width)?;
        self.down.forward(&((self.activation)(&gate)? * up)?)
    }
}
