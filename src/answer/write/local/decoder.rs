//! The transformer: from tokens to how likely each next token is.

use std::sync::Arc;

use candle_core::quantized::QTensor;
use candle_core::{Device, Result, Tensor};

use super::attention::Attention;
use super::cache::KeyValues;
use super::feed_forward::FeedForward;
use super::gguf::GgufFile;
use super::linear::{Linear, Norm, normed};
use super::mask::mask;
use super::rotary::{Angles, Rotary};
use super::shape::{Architecture, Shape};
use crate::answer::write::WriterError;

/// Frequency base of Gemma 3's layers with a sliding window.
const GEMMA_LOCAL_ROPE_BASE: f32 = 10_000.0;

/// A model's weights. Computing changes only the cache it is given.
pub(super) struct Decoder {
    shape: Shape,
    embeddings: Arc<QTensor>,
    embedding_scale: f64,
    layers: Vec<Layer>,
    norm: Norm,
    output: Linear,
    rotary: Rotary,
    local_rotary: Rotary,
}

struct Layer {
    attention_norm: Norm,
    attention: Attention,
    after_attention_norm: Option<Norm>,
    feed_forward_norm: Norm,
    feed_forward: FeedForward,
    after_feed_forward_norm: Option<Norm>,
    window: Option<usize>,
}

impl Decoder {
    /// Reads all weights; positions reach to `context` or to what the model was made for.
    pub(super) fn load(gguf: &mut GgufFile, context: usize) -> std::result::Result<Self, WriterError> {
        let shape = Shape::read(gguf, context)?;
        let layers = (0..shape.layers).map(|layer| Layer::load(gguf, layer, &shape));
        let layers = layers.collect::<std::result::Result<_, _>>()?;
        let embeddings = gguf.tensor("token_embd.weight")?;
        let output =
            if gguf.has_tensor("output.weight") { gguf.tensor("output.weight")? } else { embeddings.clone() };
        let norm = Norm::load(gguf, "output_norm", shape.norm_epsilon)?;
        let factors = match gguf.widened_if_any("rope_freqs.weight")? {
            Some(factors) => Some(factors),
            None => gguf.widened_if_any("rope_factors_short.weight")?,
        };
        let failed = |error: candle_core::Error| WriterError::file(gguf.path(), error);
        let factors =
            factors.map(|factors| factors.flatten_all()?.to_vec1::<f32>()).transpose().map_err(failed)?;
        let gemma = shape.architecture == Architecture::Gemma3;
        let angles = Angles {
            base: shape.rope_base,
            rotated: shape.rotated,
            context: shape.context,
            scale: shape.rope_scale,
            factors: factors.as_deref(),
            magnitude: shape.rope_magnitude,
            interleaved: shape.architecture == Architecture::Llama,
        };
        let local = Angles { base: GEMMA_LOCAL_ROPE_BASE, scale: 1.0, ..angles };
        Ok(Self {
            rotary: Rotary::new(&angles).map_err(failed)?,
            local_rotary: Rotary::new(&local).map_err(failed)?,
            embedding_scale: if gemma { (shape.hidden as f64).sqrt() } else { 1.0 },
            output: Linear::new(output, None).map_err(failed)?,
            embeddings,
            layers,
            norm,
            shape,
        })
    }

    /// Tokens that prompt and answer may have together.
    pub(super) fn context(&self) -> usize {
        self.shape.context
    }

    /// An empty cache for this model.
    pub(super) fn cache(&self) -> KeyValues {
        KeyValues::new(self.layers.len())
    }

    /// Takes tokens that follow those in the cache; gives a value for each token that may come next, `[vocabulary]`.
    ///
    /// # Errors
    /// When there are no tokens or more than fit into the context, or computing fails.
    pub(super) fn forward(&self, tokens: &[u32], cache: &mut KeyValues) -> Result<Tensor> {
        // Halves of products meet a hundred times for each token; only a thread of rayon's own does not sleep meanwhile.
        rayon::scope(|_| self.next(tokens, cache))
    }

    fn next(&self, tokens: &[u32], cache: &mut KeyValues) -> Result<Tensor> {
        let position = cache.length();
        if tokens.is_empty() || position + tokens.len() > self.shape.context {
            candle_core::bail!("{} tokens at position {position} of {}", tokens.len(), self.shape.context);
        }
        let mut x = (self.embeddings.embedding(&Tensor::new(tokens, &Device::Cpu)?)? * self.embedding_scale)?;
        for (number, layer) in self.layers.iter().enumerate() {
            let rotary = if layer.window.is_some() { &self.local_rotary } else { &self.rotary };
            let mask = mask(tokens.len(), position, layer.window)?;
            let attended = layer.attention_norm.forward(&x)?;
            let attended = layer.attention.forward(&attended, rotary, mask.as_ref(), number, cache)?;
            x = (x + normed(layer.after_attention_norm.as_ref(), &attended)?)?;
            let fed = layer.feed_forward.forward(&layer.feed_forward_norm.forward(&x)?)?;
            x = (x + normed(layer.after_feed_forward_norm.as_ref(), &fed)?)?;
        }
        cache.advance(tokens.len());
        let last = x.narrow(0, tokens.len() - 1, 1)?;
        self.output.forward(&self.norm.forward(&last)?)?.squeeze(0)
    }
}

impl Layer {
    fn load(gguf: &mut GgufFile, layer: usize, shape: &Shape) -> std::result::Result<Self, WriterError> {
        let name = |part: &str| format!("blk.{layer}.{part}");
        let epsilon = shape.norm_epsilon;
        Ok(Self {
            attention_norm: Norm::load(gguf, &name("attn_norm"), epsilon)?,
            attention: Attention::load(gguf, layer, shape)?,
            after_attention_norm: Norm::load_if_any(gguf, &name("post_attention_norm"), epsilon)?,
            feed_forward_norm: Norm::load(gguf, &name("ffn_norm"), epsilon)?,
            feed_forward: FeedForward::load(gguf, layer, shape)?,
            after_feed_forward_norm: Norm::load_if_any(gguf, &name("post_ffw_norm"), epsilon)?,
            window: shape.window(layer),
        })
    }
}
