//! Attention with grouped queries.

use candle_core::{D, Result, Tensor};

use super::cache::KeyValues;
use super::gguf::GgufFile;
use super::linear::{Linear, Linears, Norm, normed};
use super::rotary::Rotary;
use super::shape::Shape;
use crate::answer::write::WriterError;

/// The attention of one layer.
pub(super) struct Attention {
    inputs: Linears,
    query_norm: Option<Norm>,
    key_norm: Option<Norm>,
    output: Linear,
    heads: usize,
    key_value_heads: usize,
    head_size: usize,
    divisor: f64,
}

impl Attention {
    pub(super) fn load(
        gguf: &mut GgufFile,
        layer: usize,
        shape: &Shape,
    ) -> std::result::Result<Self, WriterError> {
        let name = |part: &str| format!("blk.{layer}.{part}");
        let single = ["attn_q", "attn_k", "attn_v"].map(name);
        let norm = |gguf: &mut GgufFile, part| Norm::load_if_any(gguf, &name(part), shape.norm_epsilon);
        Ok(Self {
            inputs: Linears::load(gguf, &name("attn_qkv"), &single)?,
            query_norm: norm(gguf, "attn_q_norm")?,
            key_norm: norm(gguf, "attn_k_norm")?,
            output: Linear::load(gguf, &name("attn_output"))?,
            heads: shape.heads,
            key_value_heads: shape.key_value_heads,
            head_size: shape.head_size,
            divisor: shape.score_divisor(),
        })
    }

    /// `[tokens, hidden]` → `[tokens, hidden]`, for tokens that follow those in the cache.
    pub(super) fn forward(
        &self,
        x: &Tensor,
        rotary: &Rotary,
        mask: Option<&Tensor>,
        layer: usize,
        cache: &mut KeyValues,
    ) -> Result<Tensor> {
        let tokens = x.dim(0)?;
        let position = cache.length();
        let all = self.inputs.forward(x)?;
        let queries = self.split(&all, 0, self.heads)?;
        let keys = self.split(&all, self.heads, self.key_value_heads)?;
        let values = self.split(&all, self.heads + self.key_value_heads, self.key_value_heads)?;
        let queries = rotary.apply(&normed(self.query_norm.as_ref(), &queries)?, position)?;
        let keys = rotary.apply(&normed(self.key_norm.as_ref(), &keys)?, position)?;
        let (keys, values) = cache.append(layer, &keys, &values)?;

        // The queries of a group become rows of one product, so that keys and values need not be repeated.
        let rows = self.heads / self.key_value_heads * tokens;
        let seen = position + tokens;
        let queries = queries.contiguous()?.reshape((self.key_value_heads, rows, self.head_size))?;
        let scores = (queries.matmul(&keys.t()?)? / self.divisor)?.reshape((self.heads, tokens, seen))?;
        let scores = match mask {
            Some(mask) => scores.broadcast_add(mask)?,
            None => scores,
        };
        let shares =
            candle_nn::ops::softmax_last_dim(&scores)?.reshape((self.key_value_heads, rows, seen))?;
        let mixed = shares.matmul(&values)?.reshape((self.heads, tokens, self.head_size))?;
        self.output.forward(&mixed.transpose(0, 1)?.reshape((tokens, self.heads * self.head_size))?)
    }

    /// Heads from `first` on: `[tokens, all heads · head size]` → `[heads, tokens, head size]`.
    fn split(&self, all: &Tensor, first: usize, heads: usize) -> Result<Tensor> {
        let part = all.narrow(D::Minus1, first * self.head_size, heads * self.head_size)?;
        part.contiguous()?.reshape((all.dim(0)?, heads, self.head_size))?.transpose(0, 1)
    }
}
