//! A site's own model: a Hugging Face directory of the BERT or XLM-RoBERTa family.

use super::checksum;
use super::encoder::Encoder;
use super::hugging_face_settings::Settings;
use super::mapped_file::MappedFile;
use super::text_embedder::TextEmbedder;
use super::tokenizer::TextTokenizer;
use super::{EmbedderIdentity, EmbeddingError};
use candle_core::{DType, Device, Result, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::{bert, xlm_roberta};
use std::path::Path;
use std::sync::Arc;

/// The file that tells such a directory.
pub(super) const WEIGHTS: &str = "model.safetensors";
const TOKENIZER: &str = "tokenizer.json";
const RUNTIME: &str = "candle-transformers-1";

/// The embedder in that directory. Its hash is computed here, at every opening.
pub(super) fn open(
    folder: &Path,
    name: &str,
    threads: usize,
) -> std::result::Result<TextEmbedder, EmbeddingError> {
    let settings = Settings::read(folder)?;
    let tokenizer = Arc::new(TextTokenizer::open(&folder.join(TOKENIZER), name)?);
    let encoder = load(folder, &settings)?;
    let hashes = [checksum::of_file(&folder.join(WEIGHTS))?, checksum::of_file(&folder.join(TOKENIZER))?];
    let identity = EmbedderIdentity {
        name: name.to_owned(),
        checksum: checksum::combined(&hashes.each_ref().map(|hash| hash.sha256.as_str())),
        dimension: settings.dimension,
        pooling: settings.pooling.as_str().to_owned(),
        query_prefix: settings.query_prefix,
        passage_prefix: settings.passage_prefix,
        runtime: RUNTIME.to_owned(),
    };
    TextEmbedder::new(identity, settings.pooling, settings.max_tokens, tokenizer, encoder, threads)
}

fn load(folder: &Path, settings: &Settings) -> std::result::Result<Box<dyn Encoder>, EmbeddingError> {
    let path = folder.join(WEIGHTS);
    let failed = |error: candle_core::Error| EmbeddingError::file(&path, error);
    let file = MappedFile::open(&path)?;
    let weights =
        VarBuilder::from_slice_safetensors(file.bytes(), DType::F32, &Device::Cpu).map_err(failed)?;
    let weights = without_prefix(weights);
    if settings.is_roberta() {
        let config: xlm_roberta::Config = settings.config(folder)?;
        let model = xlm_roberta::XLMRobertaModel::new(&config, weights).map_err(failed)?;
        return Ok(Box::new(Roberta(model)));
    }
    let config: bert::Config = settings.config(folder)?;
    Ok(Box::new(Bert(bert::BertModel::load(weights, &config).map_err(failed)?)))
}

/// Models saved with a head have their tensors under the family's name.
fn without_prefix(weights: VarBuilder) -> VarBuilder {
    let prefixed =
        |prefix: &&str| weights.contains_tensor(&format!("{prefix}.embeddings.word_embeddings.weight"));
    match ["bert", "roberta"].into_iter().find(prefixed) {
        Some(prefix) => weights.pp(prefix),
        None => weights,
    }
}

struct Bert(bert::BertModel);

impl Encoder for Bert {
    fn encode(&self, token_ids: &[u32]) -> Result<Tensor> {
        let ids = Tensor::new(token_ids, &Device::Cpu)?.unsqueeze(0)?;
        self.0.forward(&ids, &ids.zeros_like()?, None)?.squeeze(0)
    }

    // candle's process-wide pool serves one computation well and several at once badly.
    fn is_concurrent(&self) -> bool {
        false
    }
}

struct Roberta(xlm_roberta::XLMRobertaModel);

impl Encoder for Roberta {
    fn encode(&self, token_ids: &[u32]) -> Result<Tensor> {
        let ids = Tensor::new(token_ids, &Device::Cpu)?.unsqueeze(0)?;
        let (mask, types) = (ids.ones_like()?, ids.zeros_like()?);
        self.0.forward(&ids, &mask, &types, None, None, None)?.squeeze(0)
    }

    fn is_concurrent(&self) -> bool {
        false
    }
}
