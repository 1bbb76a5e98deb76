//! Keys and values of the tokens so far.

use candle_core::{Result, Tensor};
use candle_nn::kv_cache::KvCache;

/// Tokens that room is made for at a time.
const GROWTH: usize = 256;
/// The dimension of tokens in `[heads, tokens, head size]`.
const TOKENS: usize = 1;

/// One cache for each layer.
pub(super) struct KeyValues {
    layers: Vec<KvCache>,
    length: usize,
}

impl KeyValues {
    pub(super) fn new(layers: usize) -> Self {
        Self { layers: (0..layers).map(|_| KvCache::new(TOKENS, GROWTH)).collect(), length: 0 }
    }

    /// Tokens so far.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// A copy that shares nothing: candle's own clones write into the same memory.
    pub(super) fn copy(&self) -> Result<Self> {
        let mut copy = Self::new(self.layers.len());
        for (new, old) in copy.layers.iter_mut().zip(&self.layers) {
            if let (Some(keys), Some(values)) = (old.k()?, old.v()?) {
                new.append(&keys.contiguous()?, &values.contiguous()?)?;
            }
        }
        copy.length = self.length;
        Ok(copy)
    }

    /// Adds a layer's keys and values and gives all of them.
    pub(super) fn append(
        &mut self,
        layer: usize,
        keys: &Tensor,
        values: &Tensor,
    ) -> Result<(Tensor, Tensor)> {
        match self.layers.get_mut(layer) {
            Some(cache) => cache.append(&keys.contiguous()?, &values.contiguous()?),
            None => candle_core::bail!("no cache for layer {layer}"),
        }
    }

    /// Counts tokens that every layer has appended.
    pub(super) fn advance(&mut self, tokens: usize) {
        self.length += tokens;
    }
}
