//! One layer of BERT: attention and feed-forward, each with its residual and normalisation.

use super::EmbeddingError;
use super::bert::Norm;
use super::bert_shape::BertShape;
use super::gguf_weights::GgufWeights;
use super::kernel::{HEAD_WIDTH, Instructions, add_bias_and_gelu, attend};
use super::linear::{Linear, Share};

/// The weights of a layer; query, key and value in one product.
pub(super) struct BertLayer {
    instructions: Instructions,
    hidden: usize,
    query_key_value: Linear,
    output: Linear,
    attention_norm: Norm,
    widen: Linear,
    narrow: Linear,
    output_norm: Norm,
}

/// Buffers that layers hand on to each other.
#[derive(Default)]
pub(super) struct Scratch {
    joined: Vec<f32>,
    attended: Vec<f32>,
    wide: Vec<f32>,
    next: Vec<f32>,
}

impl BertLayer {
    /// The layer under `prefix`.
    pub(super) fn load(
        weights: &GgufWeights,
        shape: &BertShape,
        prefix: &str,
    ) -> Result<Self, EmbeddingError> {
        let (hidden, wide) = (shape.hidden_size, shape.intermediate_size);
        if hidden != shape.num_attention_heads * HEAD_WIDTH {
            return Err(weights.failed(&candle_core::Error::Msg(format!("heads must be {HEAD_WIDTH} wide"))));
        }
        let linear = |parts: &[&str], inputs, outputs| {
            let names: Vec<String> = parts.iter().map(|part| format!("{prefix}.{part}")).collect();
            Linear::load(weights, &names, inputs, outputs)
        };
        let parts = ["attention.self.query", "attention.self.key", "attention.self.value"];
        Ok(Self {
            instructions: Instructions::detect(),
            hidden,
            query_key_value: linear(&parts, hidden, hidden)?,
            output: linear(&["attention.output.dense"], hidden, hidden)?,
            attention_norm: Norm::load(weights, &format!("{prefix}.attention.output.LayerNorm"), shape)?,
            widen: linear(&["intermediate.dense"], hidden, wide)?,
            narrow: linear(&["output.dense"], wide, hidden)?,
            output_norm: Norm::load(weights, &format!("{prefix}.output.LayerNorm"), shape)?,
        })
    }

    /// `x` `[tokens, hidden]` becomes the next layer's input.
    pub(super) fn forward(&self, share: Share, x: &mut Vec<f32>, tokens: usize, scratch: &mut Scratch) {
        let Scratch { joined, attended, wide, next } = scratch;
        self.query_key_value.forward(share, x, joined, add_bias);
        attended.resize(x.len(), 0.0);
        attend(self.instructions, joined, tokens, self.hidden, attended);
        self.output.forward(share, attended, next, |_, _| ());
        self.attention_norm.after(&self.output.bias).apply(self.instructions, next, x);
        std::mem::swap(x, next);
        self.widen.forward(share, x, wide, |wide, bias| add_bias_and_gelu(self.instructions, wide, bias));
        self.narrow.forward(share, wide, next, |_, _| ());
        self.output_norm.after(&self.narrow.bias).apply(self.instructions, next, x);
        std::mem::swap(x, next);
    }
}

fn add_bias(rows: &mut [f32], bias: &[f32]) {
    for row in rows.chunks_exact_mut(bias.len()) {
        row.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
    }
}
