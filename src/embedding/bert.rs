//! BERT over one text without padding: word table left four-bit in the mapping, weights in eight bits, states in
//! 32-bit floats.

use super::EmbeddingError;
use super::bert_layer::{BertLayer, Scratch};
use super::bert_shape::BertShape;
use super::encoder::Encoder;
use super::gguf_weights::{GgufWeights, MappedTable};
use super::kernel::{Instructions, LayerNorm};
use super::linear::Share;
use candle_core::{Device, Result, Tensor};
use rayon::prelude::*;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// The network.
pub(super) struct Bert {
    embeddings: Arc<Embeddings>,
    layers: Vec<Arc<BertLayer>>,
}

struct Embeddings {
    words: MappedTable,
    /// `[positions, hidden]`
    positions: Vec<f32>,
    token_type: Vec<f32>,
    norm: Norm,
    hidden: usize,
}

/// What a layer normalisation multiplies and adds.
pub(super) struct Norm {
    pub(super) gain: Vec<f32>,
    pub(super) shift: Vec<f32>,
    pub(super) epsilon: f32,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Bert {
    /// The network of that shape in those weights.
    pub(super) fn load(
        weights: &GgufWeights,
        shape: &BertShape,
    ) -> std::result::Result<Self, EmbeddingError> {
        let hidden = shape.hidden_size;
        let flat = |tensor: Tensor| {
            let values = tensor.flatten_all().and_then(|values| values.to_vec1::<f32>());
            values.map_err(|error| weights.failed(&error))
        };
        let types =
            weights.table("embeddings.token_type_embeddings.weight", shape.type_vocab_size, hidden)?;
        let token_type = types.rows(&[0]).map_err(|error| weights.failed(&error))?;
        let positions =
            weights.matrix("embeddings.position_embeddings.weight", shape.max_position_embeddings, hidden)?;
        let embeddings = Embeddings {
            words: weights.table("embeddings.word_embeddings.weight", shape.vocab_size, hidden)?,
            positions: flat(positions)?,
            token_type: flat(token_type)?,
            norm: Norm::load(weights, "embeddings.LayerNorm", shape)?,
            hidden,
        };
        let layers = load_layers(weights, shape, 0..shape.num_hidden_layers)?;
        Ok(Self { embeddings: Arc::new(embeddings), layers })
    }

    /// The same network, sharing everything.
    pub(super) fn shared(&self) -> Self {
        Self { embeddings: Arc::clone(&self.embeddings), layers: self.layers.clone() }
    }

    /// Another network that shares the word table with this one, and those of its `numbers` of layers that lie before
    /// `numbers.start`.
    pub(super) fn with_own_layers(
        &self,
        weights: &GgufWeights,
        shape: &BertShape,
        numbers: Range<usize>,
    ) -> std::result::Result<Self, EmbeddingError> {
        let mut layers: Vec<Arc<BertLayer>> = self.layers.iter().take(numbers.start).cloned().collect();
        layers.extend(load_layers(weights, shape, numbers)?);
        Ok(Self { embeddings: Arc::clone(&self.embeddings), layers })
    }
}

fn load_layers(
    weights: &GgufWeights,
    shape: &BertShape,
    numbers: Range<usize>,
) -> std::result::Result<Vec<Arc<BertLayer>>, EmbeddingError> {
    let load = |layer| BertLayer::load(weights, shape, &format!("encoder.layer.{layer}")).map(Arc::new);
    numbers.into_par_iter().map(load).collect()
}

impl Encoder for Bert {
    fn encode(&self, token_ids: &[u32]) -> Result<Tensor> {
        self.encode_with(Share::OneCore, token_ids)
    }

    fn encode_alone(&self, token_ids: &[u32]) -> Result<Tensor> {
        let share = if rayon::current_num_threads() > 1 { Share::TwoCores } else { Share::OneCore };
        self.encode_with(share, token_ids)
    }

    fn is_concurrent(&self) -> bool {
        true
    }
}

impl Bert {
    fn encode_with(&self, share: Share, token_ids: &[u32]) -> Result<Tensor> {
        let tokens = token_ids.len();
        let mut x = self.embeddings.states(token_ids)?;
        // Taken, not borrowed: a thread that waits for half a product may compute another text.
        let mut scratch = SCRATCH.take();
        for layer in &self.layers {
            layer.forward(share, &mut x, tokens, &mut scratch);
        }
        SCRATCH.set(scratch);
        Tensor::from_vec(x, (tokens, self.embeddings.hidden), &Device::Cpu)
    }
}

impl Embeddings {
    /// Word, position and type together, normalised: `[tokens, hidden]`.
    fn states(&self, token_ids: &[u32]) -> Result<Vec<f32>> {
        let mut x = self.words.rows(token_ids)?.flatten_all()?.to_vec1::<f32>()?;
        let Some(positions) = self.positions.get(..x.len()) else {
            candle_core::bail!("{} tokens are more than the model has positions", token_ids.len());
        };
        self.norm.after(&self.token_type).apply(Instructions::detect(), &mut x, positions);
        Ok(x)
    }
}

impl Norm {
    pub(super) fn load(
        weights: &GgufWeights,
        name: &str,
        shape: &BertShape,
    ) -> std::result::Result<Self, EmbeddingError> {
        Ok(Self {
            gain: weights.vector(&format!("{name}.weight"), shape.hidden_size)?,
            shift: weights.vector(&format!("{name}.bias"), shape.hidden_size)?,
            epsilon: shape.layer_norm_eps as f32,
        })
    }

    /// The normalisation of what `bias` is added to first.
    pub(super) fn after<'a>(&'a self, bias: &'a [f32]) -> LayerNorm<'a> {
        LayerNorm { bias, gain: &self.gain, shift: &self.shift, epsilon: self.epsilon }
    }
}
