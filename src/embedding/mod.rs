//! From a text to a vector, on the CPU.

mod bert;
mod bert_layer;
mod bert_shape;
mod byte_reader;
mod checksum;
mod convert;
mod e5s1;
mod encoder;
mod encoders;
mod error;
mod folder_source;
mod gguf_weights;
mod hugging_face;
mod hugging_face_settings;
mod instruction_set;
mod kernel;
mod linear;
mod manifest;
mod mapped_file;
mod model_card;
mod open;
mod pair_reader;
mod pooling;
mod pull;
mod registry;
mod status;
mod text_embedder;
mod token_count;
mod tokenizer;
mod trained_card;
mod wheel;

pub use encoders::{DeferredEncoders, EncoderIdentities, EncoderSource, Encoders, ModelNames};
pub use error::EmbeddingError;
pub use instruction_set::InstructionSet;
pub(crate) use kernel::{PackedMatrix, Precision};
pub use manifest::{Conversion, FileRole, Manifest, ManifestFile, ManifestModel};
pub use open::{open, open_encoders, open_with_threads};
pub use pooling::Pooling;
pub use pull::{PullStep, Pulled, Source, pull};
pub use status::{ModelState, ModelStatus, list, verify};
pub use token_count::EmbedderTokens;
pub use tokenizer::TextTokenizer;

use serde::{Deserialize, Serialize};

/// What an embedder is: two vectors may be compared only when their embedders' identities are equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedderIdentity {
    /// Name in `models/manifest.toml` or of the directory.
    pub name: String,
    /// SHA-256 over the weights and the tokenizer, hexadecimal.
    pub checksum: String,
    /// Length of a vector.
    pub dimension: usize,
    /// `mean` or `cls`.
    pub pooling: String,
    /// Put before a question.
    pub query_prefix: String,
    /// Put before a passage.
    pub passage_prefix: String,
    /// The code that computes: a change that moves vectors changes this.
    pub runtime: String,
}

/// Turns texts into unit vectors. Texts longer than the model allows are an error of the caller's chunker and
/// are reported, never cut silently.
pub trait Embedder: Send + Sync {
    /// What this embedder is.
    fn identity(&self) -> &EmbedderIdentity;

    /// Most tokens of one text, prefix and special tokens included.
    fn max_tokens(&self) -> usize;

    /// Number of tokens of a text without prefix and special tokens.
    fn count_tokens(&self, text: &str) -> usize;

    /// Unit vectors of questions, one each, in order. A question that is too long is cut at the model's limit.
    fn embed_queries(&self, questions: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError>;

    /// Unit vectors of passages, one each, in order; independent of how they are batched.
    fn embed_passages(&self, passages: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError>;
}

/// Reads a question together with texts: slower than comparing vectors, and surer.
pub trait Reader: Send + Sync {
    /// The logarithm of the odds that each excerpt answers the question, in order. What is too long is cut.
    fn read(&self, question: &str, excerpts: &[Excerpt]) -> Result<Vec<f32>, EmbeddingError>;
}

/// A text to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The words that may answer, with what they are about.
    pub text: String,
    /// What stands around them; may be empty.
    pub around: String,
}
