//! What computes token vectors.

use candle_core::{Result, Tensor};

/// A network from token ids to token vectors.
pub(super) trait Encoder: Send + Sync {
    /// The vectors of one text's tokens, `[tokens, dimension]`.
    fn encode(&self, token_ids: &[u32]) -> Result<Tensor>;

    /// The same for a text beside which nothing else is computed: it may use every core of the pool it is called in.
    fn encode_alone(&self, token_ids: &[u32]) -> Result<Tensor> {
        self.encode(token_ids)
    }

    /// Whether several texts may be computed at the same time without getting in each other's way.
    fn is_concurrent(&self) -> bool;
}
