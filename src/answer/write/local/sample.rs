//! Small models with random weights, for tests.

use std::fs::File;
use std::path::Path;

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};

use super::shape::Architecture;

/// Tokens of the small vocabulary.
pub(super) const VOCABULARY: usize = 64;
const HIDDEN: usize = 64;
const HEADS: usize = 4;
const KEY_VALUE_HEADS: usize = 2;
const FEED_FORWARD: usize = 96;
const LAYERS: usize = 7;

/// Writes a model of a family with random weights in eight bits, always the same: see [`write_as`].
pub(super) fn write(path: &Path, architecture: Architecture, gate: f32, window: usize) {
    write_as(GgmlDType::Q8_0, path, architecture, gate, window);
}

/// Writes a model with its matrices of this kind. `gate` is how far the feed-forward gate's weights spread; with 0 the
/// activation does not matter. `window` is that of layers that have one.
pub(super) fn write_as(
    matrix_kind: GgmlDType,
    path: &Path,
    architecture: Architecture,
    gate: f32,
    window: usize,
) {
    let name = name(architecture);
    let head = HIDDEN / HEADS;
    let mut random = Random(17);
    let mut tensors: Vec<(String, QTensor)> = Vec::new();
    let mut add = |name: String, rows: usize, columns: usize, spread: f32, middle: f32| {
        let values: Vec<f32> = (0..rows * columns).map(|_| middle + spread * random.next()).collect();
        let shape = if rows == 1 { vec![columns] } else { vec![rows, columns] };
        let tensor = Tensor::from_vec(values, shape, &Device::Cpu).unwrap();
        let kind = if rows == 1 { GgmlDType::F32 } else { matrix_kind };
        tensors.push((name, QTensor::quantize(&tensor, kind).unwrap()));
    };
    add("token_embd.weight".to_owned(), VOCABULARY, HIDDEN, 1.0, 0.0);
    add("output.weight".to_owned(), VOCABULARY, HIDDEN, 1.0, 0.0);
    add("output_norm.weight".to_owned(), 1, HIDDEN, 0.2, 1.0);
    let key_value = KEY_VALUE_HEADS * head;
    for layer in 0..LAYERS {
        let name = |part: &str| format!("blk.{layer}.{part}");
        let mut norms = vec![("attn_norm", HIDDEN), ("ffn_norm", HIDDEN)];
        let mut matrices = vec![("attn_output", HIDDEN, HIDDEN), ("ffn_down", HIDDEN, FEED_FORWARD)];
        if architecture == Architecture::Phi3 {
            matrices
                .extend([("attn_qkv", HIDDEN + 2 * key_value, HIDDEN), ("ffn_up", 2 * FEED_FORWARD, HIDDEN)]);
        } else {
            matrices.extend([
                ("attn_q", HIDDEN, HIDDEN),
                ("attn_k", key_value, HIDDEN),
                ("attn_v", key_value, HIDDEN),
            ]);
            matrices.extend([("ffn_gate", FEED_FORWARD, HIDDEN), ("ffn_up", FEED_FORWARD, HIDDEN)]);
        }
        if matches!(architecture, Architecture::Qwen3 | Architecture::Gemma3) {
            norms.extend([("attn_q_norm", head), ("attn_k_norm", head)]);
        }
        if architecture == Architecture::Gemma3 {
            norms.extend([("post_attention_norm", HIDDEN), ("post_ffw_norm", HIDDEN)]);
        }
        for (part, rows, columns) in matrices {
            let spread = if part == "ffn_gate" { gate } else { 0.3 };
            add(name(&format!("{part}.weight")), rows, columns, spread, 0.0);
            if architecture == Architecture::Qwen2 && matches!(part, "attn_q" | "attn_k" | "attn_v") {
                add(name(&format!("{part}.bias")), 1, rows, 0.3, 0.0);
            }
        }
        for (part, columns) in norms {
            add(name(&format!("{part}.weight")), 1, columns, 0.2, 1.0);
        }
    }
    // candle's Phi 3 knows one base only.
    let rope_base = if architecture == Architecture::Phi3 { 10_000.0 } else { 50_000.0 };
    let number = |value: usize| Value::U32(value as u32);
    let metadata = [
        ("general.architecture".to_owned(), Value::String(name.to_owned())),
        // Tells candle's Qwen 3 to keep its angles in 32 bits.
        ("general.dtype".to_owned(), number(0)),
        (format!("{name}.embedding_length"), number(HIDDEN)),
        (format!("{name}.block_count"), number(LAYERS)),
        (format!("{name}.feed_forward_length"), number(FEED_FORWARD)),
        (format!("{name}.attention.head_count"), number(HEADS)),
        (format!("{name}.attention.head_count_kv"), number(KEY_VALUE_HEADS)),
        (format!("{name}.attention.key_length"), number(head)),
        (format!("{name}.attention.value_length"), number(head)),
        (format!("{name}.attention.sliding_window"), number(window)),
        (format!("{name}.attention.layer_norm_rms_epsilon"), Value::F32(1e-6)),
        (format!("{name}.rope.dimension_count"), number(head)),
        (format!("{name}.rope.freq_base"), Value::F32(rope_base)),
        (format!("{name}.context_length"), number(64)),
    ];
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(key, value)| (key.as_str(), value)).collect();
    let tensors: Vec<(&str, &QTensor)> =
        tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    gguf_file::write(&mut File::create(path).unwrap(), &metadata, &tensors).unwrap();
}

/// Writes a file that only says this about itself.
pub(super) fn write_metadata(path: &Path, metadata: &[(&str, &str)]) {
    let values: Vec<Value> = metadata.iter().map(|(_, text)| Value::String((*text).to_owned())).collect();
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(key, _)| *key).zip(&values).collect();
    gguf_file::write(&mut File::create(path).unwrap(), &metadata, &[]).unwrap();
}

fn name(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::Llama => "llama",
        Architecture::Qwen2 => "qwen2",
        Architecture::Qwen3 => "qwen3",
        Architecture::Gemma3 => "gemma3",
        Architecture::Phi3 => "phi3",
    }
}

/// A linear congruential generator (Knuth's constants), from -1 to 1.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}
