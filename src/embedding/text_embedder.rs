//! Tokenizer, network and pooling together: the [`Embedder`] of every model.

use super::encoder::Encoder;
use super::pooling::Pooling;
use super::tokenizer::TextTokenizer;
use super::{Embedder, EmbedderIdentity, EmbeddingError};
use rayon::prelude::*;
use std::sync::{Arc, Mutex};

/// An embedder over any network. Every text is computed alone, so a vector does not depend on its neighbours.
pub(super) struct TextEmbedder {
    identity: EmbedderIdentity,
    pooling: Pooling,
    max_tokens: usize,
    tokenizer: Arc<TextTokenizer>,
    encoder: Box<dyn Encoder>,
    pool: rayon::ThreadPool,
    one_at_a_time: Mutex<()>,
}

impl TextEmbedder {
    /// Puts the parts together; `threads` texts are computed at once, 0 stands for one on each core.
    pub(super) fn new(
        identity: EmbedderIdentity,
        pooling: Pooling,
        max_tokens: usize,
        tokenizer: Arc<TextTokenizer>,
        encoder: Box<dyn Encoder>,
        threads: usize,
    ) -> Result<Self, EmbeddingError> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|number| format!("embedding-{number}"))
            .build()
            .map_err(|source| EmbeddingError::Threads { model: identity.name.clone(), source })?;
        Ok(Self { identity, pooling, max_tokens, tokenizer, encoder, pool, one_at_a_time: Mutex::new(()) })
    }

    fn embed_all(&self, all_ids: &[Vec<u32>]) -> Result<Vec<Vec<f32>>, EmbeddingError> {
        let embed = |ids: &Vec<u32>| self.unit_vector(self.encoder.encode(ids));
        if let ([ids], true) = (all_ids, self.encoder.is_concurrent()) {
            let states = self.pool.install(|| self.encoder.encode_alone(ids));
            return Ok(vec![self.unit_vector(states)?]);
        }
        if self.encoder.is_concurrent() {
            return self.pool.install(|| all_ids.par_iter().with_max_len(1).map(embed).collect());
        }
        let _alone = self.one_at_a_time.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.pool.install(|| all_ids.iter().map(embed).collect())
    }

    fn unit_vector(
        &self,
        states: candle_core::Result<candle_core::Tensor>,
    ) -> Result<Vec<f32>, EmbeddingError> {
        let states = states.and_then(|states| states.flatten_all()?.to_vec1());
        let states: Vec<f32> =
            states.map_err(|source| EmbeddingError::Compute { model: self.identity.name.clone(), source })?;
        Ok(self.pooling.unit_vector(&states, self.identity.dimension))
    }

    /// Drops tokens before the closing special token until the limit holds.
    fn cut(&self, mut ids: Vec<u32>) -> Vec<u32> {
        if ids.len() > self.max_tokens {
            ids.drain(self.max_tokens - 1..ids.len() - 1);
        }
        ids
    }

    fn within_limit(&self, index: usize, text: &str, ids: Vec<u32>) -> Result<Vec<u32>, EmbeddingError> {
        if ids.len() <= self.max_tokens {
            return Ok(ids);
        }
        let start = text.chars().take(40).collect();
        Err(EmbeddingError::TooLong { index, tokens: ids.len(), limit: self.max_tokens, start })
    }
}

impl Embedder for TextEmbedder {
    fn identity(&self) -> &EmbedderIdentity {
        &self.identity
    }

    fn max_tokens(&self) -> usize {
        self.max_tokens
    }

    fn count_tokens(&self, text: &str) -> usize {
        self.tokenizer.count(text)
    }

    fn embed_queries(&self, questions: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError> {
        let prefix = &self.identity.query_prefix;
        let ids = questions.iter().map(|text| Ok(self.cut(self.tokenizer.ids(prefix, text)?)));
        self.embed_all(&ids.collect::<Result<Vec<_>, EmbeddingError>>()?)
    }

    fn embed_passages(&self, passages: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError> {
        let prefix = &self.identity.passage_prefix;
        let ids = passages
            .iter()
            .enumerate()
            .map(|(index, text)| self.within_limit(index, text, self.tokenizer.ids(prefix, text)?));
        self.embed_all(&ids.collect::<Result<Vec<_>, EmbeddingError>>()?)
    }
}
