//! A network over question and text together, with one score at its end.

use super::bert::Bert;
use super::bert_shape::BertShape;
use super::encoder::Encoder;
use super::gguf_weights::GgufWeights;
use super::tokenizer::TextTokenizer;
use super::{EmbeddingError, Excerpt, Reader};
use rayon::prelude::*;
use std::sync::Arc;

/// Most tokens of the question and of the text, as in training (`models/training/reader.py`).
const QUESTION_TOKENS: usize = 64;
const TEXT_TOKENS: usize = 96;

/// Trained by `models/training/reader.py`; pairs are computed side by side, each alone.
pub(super) struct PairReader {
    name: String,
    tokenizer: Arc<TextTokenizer>,
    bert: Bert,
    /// What the score is of a mean state, `[hidden]`.
    line: Vec<f32>,
    bias: f32,
    /// Most tokens of what stands around a text; 0 where the network was not trained to read that.
    around_tokens: usize,
    pool: rayon::ThreadPool,
}

impl PairReader {
    /// Puts the parts together; `threads` pairs are computed at once, 0 stands for one on each core.
    pub(super) fn new(
        name: String,
        tokenizer: Arc<TextTokenizer>,
        bert: Bert,
        weights: &GgufWeights,
        shape: &BertShape,
        threads: usize,
    ) -> Result<Self, EmbeddingError> {
        let line = weights.vector("score.weight", shape.hidden_size)?;
        let bias = weights.vector("score.bias", 1)?.into_iter().sum();
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|number| format!("reading-{number}"))
            .build()
            .map_err(|source| EmbeddingError::Threads { model: name.clone(), source })?;
        Ok(Self { name, tokenizer, bert, line, bias, around_tokens: 0, pool })
    }

    /// The same, reading so many tokens of what stands around a text.
    pub(super) fn reading_around(self, around_tokens: usize) -> Self {
        Self { around_tokens, ..self }
    }

    /// `<s> question </s></s> text </s></s> around </s>`; nothing of the last where nothing stands around.
    fn pair(&self, question: &[u32], excerpt: &Excerpt) -> Result<Vec<u32>, EmbeddingError> {
        let mut pair = question.to_vec();
        for (text, limit) in [(&excerpt.text, TEXT_TOKENS), (&excerpt.around, self.around_tokens)] {
            if text.is_empty() || limit == 0 {
                continue;
            }
            pair.extend(pair.last().copied());
            pair.extend(cut(self.tokenizer.ids("", text)?, limit).into_iter().skip(1));
        }
        Ok(pair)
    }

    fn score(&self, ids: &[u32]) -> Result<f32, EmbeddingError> {
        let states = self.bert.encode(ids).and_then(|states| states.mean(0)?.to_vec1::<f32>());
        let mean = states.map_err(|source| EmbeddingError::Compute { model: self.name.clone(), source })?;
        Ok(mean.iter().zip(&self.line).map(|(state, weight)| state * weight).sum::<f32>() + self.bias)
    }
}

impl Reader for PairReader {
    fn read(&self, question: &str, excerpts: &[Excerpt]) -> Result<Vec<f32>, EmbeddingError> {
        let asked = cut(self.tokenizer.ids("", question)?, QUESTION_TOKENS);
        let pairs: Vec<Vec<u32>> =
            excerpts.iter().map(|excerpt| self.pair(&asked, excerpt)).collect::<Result<_, _>>()?;
        // The longest first, and whoever is free takes the next: the last ones even out.
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse(pairs[*place].len()));
        let mut scored: Vec<(usize, f32)> = self.pool.install(|| {
            let scores = order.into_iter().par_bridge().map(|place| Ok((place, self.score(&pairs[place])?)));
            scores.collect::<Result<_, EmbeddingError>>()
        })?;
        scored.sort_unstable_by_key(|(place, _)| *place);
        Ok(scored.into_iter().map(|(_, score)| score).collect())
    }
}

/// Drops tokens before the closing special token until the limit holds.
fn cut(mut ids: Vec<u32>, limit: usize) -> Vec<u32> {
    if ids.len() > limit {
        ids.drain(limit - 1..ids.len() - 1);
    }
    ids
}
