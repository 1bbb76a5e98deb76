//! BERT over one text without padding: word table left four-bit in the mapping, everything else 32-bit floats.

use super::EmbeddingError;
use super::activation::{LayerNorm, add_bias, gelu_with_bias, scaled_softmax};
use super::bert_shape::BertShape;
use super::encoder::Encoder;
use super::gguf_weights::{GgufWeights, MappedTable};
use super::linear::Linear;
use candle_core::{Result, Tensor};
use std::sync::Arc;

/// The network.
pub(super) struct Bert {
    embeddings: Arc<Embeddings>,
    layers: Vec<Arc<Layer>>,
}

struct Embeddings {
    words: MappedTable,
    positions: Tensor,
    token_type: Vec<f32>,
    norm: LayerNorm,
}

struct Layer {
    attention: Attention,
    attention_norm: LayerNorm,
    widen: Linear,
    narrow: Linear,
    output_norm: LayerNorm,
}

/// Self-attention with query, key and value in one product.
struct Attention {
    query_key_value: Linear,
    output: Linear,
    hidden: usize,
    heads: usize,
}

impl Bert {
    /// The network of that shape in those weights.
    pub(super) fn load(
        weights: &GgufWeights,
        shape: &BertShape,
    ) -> std::result::Result<Self, EmbeddingError> {
        let hidden = shape.hidden_size;
        let norm = |name: &str| load_norm(weights, name, shape);
        let types =
            weights.table("embeddings.token_type_embeddings.weight", shape.type_vocab_size, hidden)?;
        let token_type = types.rows(&[0]).and_then(|row| row.flatten_all()?.to_vec1());
        let embeddings = Embeddings {
            words: weights.table("embeddings.word_embeddings.weight", shape.vocab_size, hidden)?,
            positions: weights.matrix(
                "embeddings.position_embeddings.weight",
                shape.max_position_embeddings,
                hidden,
            )?,
            token_type: token_type.map_err(|error| weights.failed(&error))?,
            norm: norm("embeddings.LayerNorm")?,
        };
        let layers = load_layers(weights, shape, 0)?;
        Ok(Self { embeddings: Arc::new(embeddings), layers })
    }

    /// The same network, sharing everything.
    pub(super) fn shared(&self) -> Self {
        Self { embeddings: Arc::clone(&self.embeddings), layers: self.layers.clone() }
    }

    /// Another network of the same shape that shares the word table and the first `shared` layers with this one.
    pub(super) fn with_own_layers(
        &self,
        weights: &GgufWeights,
        shape: &BertShape,
        shared: usize,
    ) -> std::result::Result<Self, EmbeddingError> {
        let mut layers: Vec<Arc<Layer>> = self.layers.iter().take(shared).cloned().collect();
        layers.extend(load_layers(weights, shape, shared)?);
        Ok(Self { embeddings: Arc::clone(&self.embeddings), layers })
    }
}

/// The layers from `first` on.
fn load_layers(
    weights: &GgufWeights,
    shape: &BertShape,
    first: usize,
) -> std::result::Result<Vec<Arc<Layer>>, EmbeddingError> {
    let load = |layer| Layer::load(weights, shape, &format!("encoder.layer.{layer}")).map(Arc::new);
    (first..shape.num_hidden_layers).map(load).collect()
}

impl Encoder for Bert {
    fn encode(&self, token_ids: &[u32]) -> Result<Tensor> {
        let Embeddings { words, positions, token_type, norm } = self.embeddings.as_ref();
        let mut x = words.rows(token_ids)?;
        norm.apply(&x, token_type, &positions.narrow(0, 0, token_ids.len())?)?;
        for layer in &self.layers {
            x = layer.forward(&x)?;
        }
        Ok(x)
    }

    fn is_concurrent(&self) -> bool {
        true
    }
}

impl Layer {
    fn load(
        weights: &GgufWeights,
        shape: &BertShape,
        prefix: &str,
    ) -> std::result::Result<Self, EmbeddingError> {
        let (hidden, wide) = (shape.hidden_size, shape.intermediate_size);
        let linear = |parts: &[&str], inputs, outputs| {
            let names: Vec<String> = parts.iter().map(|part| format!("{prefix}.{part}")).collect();
            Linear::load(weights, &names, inputs, outputs)
        };
        let parts = ["attention.self.query", "attention.self.key", "attention.self.value"];
        Ok(Self {
            attention: Attention {
                query_key_value: linear(&parts, hidden, hidden)?,
                output: linear(&["attention.output.dense"], hidden, hidden)?,
                hidden,
                heads: shape.num_attention_heads,
            },
            attention_norm: load_norm(weights, &format!("{prefix}.attention.output.LayerNorm"), shape)?,
            widen: linear(&["intermediate.dense"], hidden, wide)?,
            narrow: linear(&["output.dense"], wide, hidden)?,
            output_norm: load_norm(weights, &format!("{prefix}.output.LayerNorm"), shape)?,
        })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let attended = self.attention.forward(x)?;
        self.attention_norm.apply(&attended, &self.attention.output.bias, x)?;
        let wide = self.widen.forward(&attended)?;
        gelu_with_bias(&wide, &self.widen.bias)?;
        let narrow = self.narrow.forward(&wide)?;
        self.output_norm.apply(&narrow, &self.narrow.bias, &attended)?;
        Ok(narrow)
    }
}

impl Attention {
    /// The attended vectors, without the output's bias.
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let tokens = x.dim(0)?;
        let head = self.hidden / self.heads;
        let joined = self.query_key_value.forward(x)?;
        add_bias(&joined, &self.query_key_value.bias)?;
        let split = joined.reshape((tokens, 3 * self.heads, head))?;
        let part = |number: usize| split.narrow(1, number * self.heads, self.heads)?.transpose(0, 1);
        let (query, key, value) = (part(0)?, part(1)?, part(2)?);
        let weights = query.matmul(&key.t()?)?;
        scaled_softmax(&weights, 1.0 / (head as f32).sqrt())?;
        let attended = weights.matmul(&value)?.transpose(0, 1)?.reshape((tokens, self.hidden))?;
        self.output.forward(&attended)
    }
}

fn load_norm(
    weights: &GgufWeights,
    name: &str,
    shape: &BertShape,
) -> std::result::Result<LayerNorm, EmbeddingError> {
    Ok(LayerNorm {
        weight: weights.vector(&format!("{name}.weight"), shape.hidden_size)?,
        bias: weights.vector(&format!("{name}.bias"), shape.hidden_size)?,
        epsilon: shape.layer_norm_eps,
    })
}
