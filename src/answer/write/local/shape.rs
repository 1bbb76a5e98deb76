//! Dimensions and variants of a model, from what its file says (key names: GGUF specification).

use super::gguf::GgufFile;
use crate::answer::write::WriterError;

/// Bound on every dimension: a damaged file must not make us allocate without end.
const MOST: usize = 1 << 20;
/// In Gemma 3, five layers with a sliding window are followed by one that sees everything.
const GEMMA_PERIOD: usize = 6;
/// Layers of Gemma 3 27B, the only one of its family that does not scale scores by the size of a head.
const GEMMA_27B_LAYERS: usize = 62;

/// The families that are supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Architecture {
    Llama,
    Qwen2,
    Qwen3,
    Gemma3,
    Phi3,
}

/// The dimensions of a model.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub(super) architecture: Architecture,
    pub(super) hidden: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) key_value_heads: usize,
    pub(super) head_size: usize,
    /// Leading dimensions of a head that are rotated.
    pub(super) rotated: usize,
    /// Tokens the model can be used with, at most those asked for.
    pub(super) context: usize,
    pub(super) norm_epsilon: f32,
    pub(super) rope_base: f32,
    /// Divides positions (linear scaling).
    pub(super) rope_scale: f32,
    /// Multiplies what is rotated (long rope).
    pub(super) rope_magnitude: f32,
    window: Option<usize>,
}

impl Shape {
    /// Reads the shape; `context` is what is asked for.
    pub(super) fn read(gguf: &GgufFile, context: usize) -> Result<Self, WriterError> {
        let name = gguf.text("general.architecture").unwrap_or("unknown").to_owned();
        let architecture = match name.as_str() {
            "llama" => Architecture::Llama,
            "qwen2" => Architecture::Qwen2,
            "qwen3" => Architecture::Qwen3,
            "gemma3" => Architecture::Gemma3,
            "phi3" => Architecture::Phi3,
            other => {
                return Err(WriterError::unsupported(gguf.path(), format!("architecture {other:?}")));
            }
        };
        let key = |key: &str| format!("{name}.{key}");
        let number = |name: &str| match gguf.number(&key(name)) {
            Some(number) if (1..=MOST).contains(&number) => Ok(number),
            _ => Err(WriterError::file(gguf.path(), format!("{} is missing or out of range", key(name)))),
        };
        if gguf.number(&key("expert_count")).is_some_and(|experts| experts > 1) {
            return Err(WriterError::unsupported(gguf.path(), "a mixture of experts"));
        }
        let scaling = gguf.text(&key("rope.scaling.type")).unwrap_or("none");
        if !matches!(scaling, "none" | "linear" | "longrope") {
            return Err(WriterError::unsupported(gguf.path(), format!("rope scaling {scaling:?}")));
        }
        let (hidden, heads) = (number("embedding_length")?, number("attention.head_count")?);
        let head_size = gguf.number(&key("attention.key_length")).unwrap_or(hidden / heads);
        let mut longest = number("context_length")?;
        if scaling == "longrope" {
            // The factors for short texts are valid up to here, and those for long ones are not used.
            longest = longest.min(number("rope.scaling.original_context_length")?);
        }
        let shape = Self {
            architecture,
            hidden,
            layers: number("block_count")?,
            heads,
            key_value_heads: gguf.number(&key("attention.head_count_kv")).unwrap_or(heads),
            head_size,
            rotated: gguf.number(&key("rope.dimension_count")).unwrap_or(head_size),
            context: context.min(longest),
            norm_epsilon: gguf.fraction(&key("attention.layer_norm_rms_epsilon")).unwrap_or(1e-5),
            rope_base: gguf.fraction(&key("rope.freq_base")).unwrap_or(match architecture {
                Architecture::Gemma3 => 1_000_000.0,
                _ => 10_000.0,
            }),
            rope_scale: match scaling {
                "linear" => gguf.fraction(&key("rope.scaling.factor")).unwrap_or(1.0),
                _ => 1.0,
            },
            rope_magnitude: gguf.fraction(&key("rope.scaling.attn_factor")).unwrap_or(1.0),
            window: match architecture {
                Architecture::Gemma3 => Some(number("attention.sliding_window")?),
                _ => None,
            },
        };
        shape.check(gguf)?;
        Ok(shape)
    }

    /// Earlier tokens, itself included, that a token of this layer sees; `None`: all of them.
    pub(super) fn window(&self, layer: usize) -> Option<usize> {
        self.window.filter(|_| !(layer + 1).is_multiple_of(GEMMA_PERIOD))
    }

    /// What attention scores are divided by.
    pub(super) fn score_divisor(&self) -> f64 {
        let gemma_27b = self.architecture == Architecture::Gemma3 && self.layers == GEMMA_27B_LAYERS;
        let size = if gemma_27b { self.hidden / self.heads } else { self.head_size };
        (size as f64).sqrt()
    }

    fn check(&self, gguf: &GgufFile) -> Result<(), WriterError> {
        let sound = self.key_value_heads > 0
            && self.heads.is_multiple_of(self.key_value_heads)
            && (1..=MOST).contains(&self.head_size)
            && (2..=self.head_size).contains(&self.rotated)
            && self.rotated.is_multiple_of(2)
            && self.rope_base > 1.0
            && self.rope_scale > 0.0;
        if sound {
            Ok(())
        } else {
            Err(WriterError::file(gguf.path(), format!("impossible dimensions: {self:?}")))
        }
    }
}
