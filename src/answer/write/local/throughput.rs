//! How fast a model reads a prompt and writes after it.

use std::path::Path;
use std::time::{Duration, Instant};

use candle_core::{D, Result, Tensor};

use super::decoder::Decoder;
use super::gguf::GgufFile;
use super::tokenizer::ChatTokenizer;
use crate::answer::write::WriterError;

/// Tokens that are computed before measuring.
const WARM_UP: usize = 8;

/// Times of one measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throughput {
    /// Tokens of the prompt.
    pub prompt_tokens: usize,
    /// For all of them, computed at once.
    pub prompt: Duration,
    /// Tokens written.
    pub new_tokens: usize,
    /// For all of them, one after the other.
    pub decoding: Duration,
    /// For opening the model.
    pub opening: Duration,
}

impl Throughput {
    /// Measures a GGUF file on the first `prompt_tokens` tokens of a text; the likeliest token is written each time,
    /// and the end of a text does not end the measurement.
    ///
    /// # Errors
    /// When the file cannot be read, its kind is not supported or computing fails.
    pub fn measure(
        model: &Path,
        prompt: &str,
        prompt_tokens: usize,
        new_tokens: usize,
    ) -> std::result::Result<Self, WriterError> {
        let start = Instant::now();
        let mut gguf = GgufFile::open(model)?;
        let tokenizer = ChatTokenizer::open(&mut gguf)?;
        let decoder = Decoder::load(&mut gguf, prompt_tokens + new_tokens + WARM_UP)?;
        let opening = start.elapsed();
        let mut tokens = tokenizer.prompt(prompt).map_err(|error| WriterError::file(model, error))?;
        tokens.truncate(prompt_tokens);
        let (prompt, decoding) =
            times(&decoder, &tokens, new_tokens).map_err(|error| WriterError::file(model, error))?;
        Ok(Self { prompt_tokens: tokens.len(), prompt, new_tokens, decoding, opening })
    }
}

fn times(decoder: &Decoder, prompt: &[u32], new_tokens: usize) -> Result<(Duration, Duration)> {
    decoder.forward(&prompt[..prompt.len().min(WARM_UP)], &mut decoder.cache())?;
    let mut cache = decoder.cache();
    let start = Instant::now();
    let mut scores = decoder.forward(prompt, &mut cache)?;
    let reading = start.elapsed();
    let start = Instant::now();
    for _ in 0..new_tokens {
        scores = decoder.forward(&[likeliest(&scores)?], &mut cache)?;
    }
    Ok((reading, start.elapsed()))
}

fn likeliest(scores: &Tensor) -> Result<u32> {
    scores.argmax(D::Minus1)?.to_scalar()
}
