//! Opening a model by name; nothing is ever fetched here.

use super::bert::Bert;
use super::bert_shape::BertShape;
use super::gguf_weights::GgufWeights;
use super::manifest::is_model_name;
use super::model_card::ModelCard;
use super::pull::{CONFIG, TOKENIZER, WEIGHTS};
use super::text_embedder::TextEmbedder;
use super::text_tokenizer::TextTokenizer;
use super::{Embedder, EmbedderIdentity, EmbeddingError, hugging_face};
use std::path::{Path, PathBuf};

/// Raised when the computation changes in a way that moves vectors.
const RUNTIME: &str = "bert-f32-1";

/// The embedder in `models_dir/name`: a pulled model, or a Hugging Face directory that the site put there.
pub fn open(models_dir: &Path, name: &str) -> Result<Box<dyn Embedder>, EmbeddingError> {
    open_with_threads(models_dir, name, available_threads())
}

/// The same with a number of texts computed at once; the vectors do not depend on it.
pub fn open_with_threads(
    models_dir: &Path,
    name: &str,
    threads: usize,
) -> Result<Box<dyn Embedder>, EmbeddingError> {
    let folder = model_folder(models_dir, name)?;
    if folder.join(WEIGHTS).is_file() {
        return Ok(Box::new(open_pulled(&folder, threads)?));
    }
    if folder.join(hugging_face::WEIGHTS).is_file() {
        return Ok(Box::new(hugging_face::open(&folder, name, threads)?));
    }
    Err(EmbeddingError::ModelMissing { name: name.to_owned(), folder: models_dir.to_path_buf() })
}

/// The identity that a pulled model's card records; `None` for a Hugging Face directory, which has no card.
pub(super) fn recorded_identity(
    models_dir: &Path,
    name: &str,
) -> Result<Option<EmbedderIdentity>, EmbeddingError> {
    let folder = model_folder(models_dir, name)?;
    if !folder.join(WEIGHTS).is_file() {
        return Ok(None);
    }
    Ok(Some(checked_card(&folder)?.identity(RUNTIME)))
}

fn model_folder(models_dir: &Path, name: &str) -> Result<PathBuf, EmbeddingError> {
    if is_model_name(name) {
        return Ok(models_dir.join(name));
    }
    Err(EmbeddingError::ModelName { name: name.to_owned() })
}

/// The card of a pulled model, the files as long as it says.
fn checked_card(folder: &Path) -> Result<ModelCard, EmbeddingError> {
    let card = ModelCard::read(folder)?;
    card.check_sizes(folder)?;
    Ok(card)
}

fn open_pulled(folder: &Path, threads: usize) -> Result<TextEmbedder, EmbeddingError> {
    let card = checked_card(folder)?;
    let shape = BertShape::read(&folder.join(CONFIG))?;
    if shape.hidden_size != card.dimension || shape.max_position_embeddings < card.max_tokens {
        let reason = "sizes differ from the card's dimension or max_tokens; run `auskunft models pull`";
        return Err(EmbeddingError::file(&folder.join(CONFIG), reason));
    }
    let bert = Bert::load(&GgufWeights::open(&folder.join(WEIGHTS))?, &shape)?;
    let tokenizer = TextTokenizer::open(&folder.join(TOKENIZER), &card.name)?;
    TextEmbedder::new(
        card.identity(RUNTIME),
        card.pooling,
        card.max_tokens,
        tokenizer,
        Box::new(bert),
        threads,
    )
}

fn available_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
