//! Our decoder against candle-transformers, on random weights of every family.

use std::fs::File;
use std::path::Path;

use candle_core::quantized::GgmlDType;
use candle_core::quantized::gguf_file::Content;
use candle_core::{Device, Tensor};
use candle_transformers::models::{
    quantized_gemma3, quantized_llama, quantized_phi3, quantized_qwen2, quantized_qwen3,
};

use super::decoder::Decoder;
use super::gguf::GgufFile;
use super::sample::{self, VOCABULARY};
use super::shape::Architecture;

/// Tokens of the test text.
const TOKENS: usize = 20;

fn text() -> Vec<u32> {
    (0..TOKENS).map(|place| (place * place * 7 + 3) as u32 % VOCABULARY as u32).collect()
}

fn decoder(path: &Path) -> Decoder {
    Decoder::load(&mut GgufFile::open(path).unwrap(), 64).unwrap()
}

/// Scores of the next token when the text is computed in parts of these lengths.
fn scores(decoder: &Decoder, parts: &[usize]) -> Vec<f32> {
    let (text, mut cache, mut last) = (text(), decoder.cache(), Vec::new());
    for length in parts {
        let part = &text[cache.length()..cache.length() + length];
        last = decoder.forward(part, &mut cache).unwrap().to_vec1().unwrap();
    }
    last
}

fn reference(path: &Path, architecture: Architecture) -> Vec<f32> {
    let mut file = File::open(path).unwrap();
    let content = Content::read(&mut file).unwrap();
    let text = Tensor::new(text().as_slice(), &Device::Cpu).unwrap().unsqueeze(0).unwrap();
    let device = &Device::Cpu;
    let scores = match architecture {
        Architecture::Llama => {
            quantized_llama::ModelWeights::from_gguf(content, &mut file, device).unwrap().forward(&text, 0)
        }
        Architecture::Qwen2 => {
            quantized_qwen2::ModelWeights::from_gguf(content, &mut file, device).unwrap().forward(&text, 0)
        }
        Architecture::Qwen3 => {
            quantized_qwen3::ModelWeights::from_gguf(content, &mut file, device).unwrap().forward(&text, 0)
        }
        Architecture::Phi3 => quantized_phi3::ModelWeights::from_gguf(false, content, &mut file, device)
            .unwrap()
            .forward(&text, 0),
        Architecture::Gemma3 => {
            quantized_gemma3::ModelWeights::from_gguf(content, &mut file, device).unwrap().forward(&text, 0)
        }
    };
    scores.unwrap().squeeze(0).unwrap().to_vec1().unwrap()
}

fn farthest(one: &[f32], other: &[f32]) -> f32 {
    assert_eq!(one.len(), other.len());
    let scale = one.iter().map(|score| score.abs()).fold(0.0, f32::max);
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max) / scale
}

#[test]
fn scores_are_those_of_candle_transformers() {
    let folder = tempfile::tempdir().unwrap();
    // candle's Gemma 3 has another activation and a window longer by one: neither counts here.
    for (architecture, gate) in [
        (Architecture::Llama, 0.3),
        (Architecture::Qwen2, 0.3),
        (Architecture::Qwen3, 0.3),
        (Architecture::Phi3, 0.3),
        (Architecture::Gemma3, 0.0),
    ] {
        // Products in eight bits round the activations, on some CPUs more coarsely where the width is a fast one.
        for (matrices, most) in [(GgmlDType::F32, 1e-3), (GgmlDType::Q8_0, 0.25)] {
            let path = folder.path().join("model.gguf");
            sample::write_as(matrices, &path, architecture, gate, 2 * TOKENS);
            let off = farthest(&reference(&path, architecture), &scores(&decoder(&path), &[TOKENS]));
            assert!(off < most, "{architecture:?} {matrices:?}: {off}");
        }
    }
}

#[test]
fn a_text_in_parts_scores_like_the_whole_even_beyond_the_window() {
    let folder = tempfile::tempdir().unwrap();
    for architecture in [Architecture::Llama, Architecture::Gemma3, Architecture::Phi3] {
        let path = folder.path().join("model.gguf");
        sample::write(&path, architecture, 0.3, 6);
        let decoder = decoder(&path);
        let whole = scores(&decoder, &[TOKENS]);
        for parts in [vec![13, 7], vec![1; TOKENS], vec![4, 15, 1]] {
            let off = farthest(&whole, &scores(&decoder, &parts));
            assert!(off < 1e-3, "{architecture:?} {parts:?}: {off}");
        }
    }
}

#[test]
fn a_copied_cache_is_not_changed_by_what_follows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.gguf");
    sample::write(&path, Architecture::Qwen3, 0.3, 6);
    let (decoder, text) = (decoder(&path), text());
    let mut start = decoder.cache();
    decoder.forward(&text[..8], &mut start).unwrap();
    let follow = |tokens: &[u32]| -> Vec<f32> {
        decoder.forward(tokens, &mut start.copy().unwrap()).unwrap().to_vec1().unwrap()
    };
    let first = follow(&text[8..]);
    follow(&[1, 2, 3, 4, 5]);
    assert_eq!(first, follow(&text[8..]));
}

#[test]
fn more_than_the_context_holds_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.gguf");
    sample::write(&path, Architecture::Llama, 0.3, 6);
    let decoder = decoder(&path);
    assert!(decoder.forward(&[1; 65], &mut decoder.cache()).is_err());
    assert!(decoder.forward(&[VOCABULARY as u32], &mut decoder.cache()).is_err());
}
