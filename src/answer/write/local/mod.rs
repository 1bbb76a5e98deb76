//! A chat model from a GGUF file, computed in this process on the CPU.
//!
//! Supported, by `general.architecture`: llama (Mistral files say llama too), qwen2, qwen3, gemma3, phi3, all without
//! mixture of experts. The file must hold its chat template. Its tokenizer is read from a `tokenizer.json` beside the
//! file, or else from the file itself; the latter works for byte-level vocabularies ("gpt2") whose way to split text
//! is known (GPT-2, Llama 3, Qwen 2, `SmolLM`). `SentencePiece` vocabularies ("llama": Gemma, Phi 3, older Mistral) need
//! the `tokenizer.json`. Not supported: `YaRN`, adapters, models split over several files.
//!
//! The forward pass is our own, on candle's quantised products. The ones in candle-transformers 0.11 keep their
//! key/value cache inside the model, so that work on the fixed part of the prompt cannot be kept for all of them;
//! they keep every mask they ever made; Llama ends at 4096 tokens and ignores Llama 3's rope factors; Qwen 3 rounds
//! positions to 16-bit floats; Gemma 3 has the wrong activation. Tests compare both on random weights.

mod attention;
mod cache;
mod chat_template;
mod decoder;
mod engine;
mod feed_forward;
mod gguf;
mod linear;
mod mask;
mod prefix;
mod rotary;
mod settings;
mod shape;
mod throughput;
mod tokenizer;
mod turns;
mod writer;

#[cfg(test)]
mod parity;
#[cfg(test)]
mod sample;

pub use throughput::Throughput;
pub use writer::LocalWriter;
