//! Opening a model by name; nothing is ever fetched here.

use super::bert::Bert;
use super::bert_shape::BertShape;
use super::gguf_weights::GgufWeights;
use super::manifest::is_model_name;
use super::model_card::ModelCard;
use super::pull::{CONFIG, TOKENIZER, WEIGHTS};
use super::selector_card::{LAYERS, SelectorCard};
use super::text_embedder::TextEmbedder;
use super::text_tokenizer::TextTokenizer;
use super::{Embedder, EmbedderIdentity, EmbeddingError, EncoderIdentities, Encoders, hugging_face};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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

/// The embedder `model` and the selector trained on it; with an empty `selector` the embedder does both.
///
/// # Errors
/// Also when the selector was trained on another model.
pub fn open_encoders(
    models_dir: &Path,
    model: &str,
    selector: &str,
    threads: usize,
) -> Result<Encoders, EmbeddingError> {
    if selector.is_empty() {
        return Ok(Encoders::alone(Arc::from(open_with_threads(models_dir, model, threads)?)));
    }
    let (folder, selector_folder) = (model_folder(models_dir, model)?, model_folder(models_dir, selector)?);
    let identities = checked_identities(&folder, &selector_folder, model, selector)?;
    let card = SelectorCard::read(&selector_folder)?;
    card.check_hash(&selector_folder)?;
    let parts = Parts::open(&folder)?;
    let layers = parts.weights.overlaid(&selector_folder.join(LAYERS))?;
    let own = parts.bert.with_own_layers(&layers, &parts.shape, card.shared_layers)?;
    let retriever = parts.embedder(identities.retriever, parts.bert.shared(), threads)?;
    let selector = parts.embedder(identities.selector, own, threads)?;
    Ok(Encoders { retriever: Arc::new(retriever), selector: Arc::new(selector) })
}

/// The identities that the cards record; `None` for a Hugging Face directory, which has no card.
pub(super) fn recorded_identities(
    models_dir: &Path,
    model: &str,
    selector: &str,
) -> Result<Option<EncoderIdentities>, EmbeddingError> {
    let folder = model_folder(models_dir, model)?;
    if selector.is_empty() {
        if !folder.join(WEIGHTS).is_file() {
            return Ok(None);
        }
        let identity = checked_card(&folder)?.identity(RUNTIME);
        return Ok(Some(EncoderIdentities { retriever: identity.clone(), selector: identity }));
    }
    checked_identities(&folder, &model_folder(models_dir, selector)?, model, selector).map(Some)
}

fn checked_identities(
    folder: &Path,
    selector_folder: &Path,
    model: &str,
    selector: &str,
) -> Result<EncoderIdentities, EmbeddingError> {
    if !folder.join(WEIGHTS).is_file() {
        if folder.join(hugging_face::WEIGHTS).is_file() {
            return Err(foreign_selector(selector, model));
        }
        let folder = folder.parent().unwrap_or(folder).to_path_buf();
        return Err(EmbeddingError::ModelMissing { name: model.to_owned(), folder });
    }
    let retriever = checked_card(folder)?.identity(RUNTIME);
    let card = SelectorCard::read(selector_folder)?;
    if !card.stands_on(&retriever) {
        return Err(foreign_selector(selector, model));
    }
    let selector = card.identity(&retriever);
    Ok(EncoderIdentities { retriever, selector })
}

fn foreign_selector(selector: &str, model: &str) -> EmbeddingError {
    EmbeddingError::ForeignSelector { selector: selector.to_owned(), model: model.to_owned() }
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
    let parts = Parts::open(folder)?;
    parts.embedder(parts.card.identity(RUNTIME), parts.bert.shared(), threads)
}

/// A pulled model's files, open.
struct Parts {
    card: ModelCard,
    shape: BertShape,
    weights: GgufWeights,
    bert: Bert,
    tokenizer: Arc<TextTokenizer>,
}

impl Parts {
    fn open(folder: &Path) -> Result<Self, EmbeddingError> {
        let card = checked_card(folder)?;
        let shape = BertShape::read(&folder.join(CONFIG))?;
        if shape.hidden_size != card.dimension || shape.max_position_embeddings < card.max_tokens {
            let reason = "sizes differ from the card's dimension or max_tokens; run `auskunft models pull`";
            return Err(EmbeddingError::file(&folder.join(CONFIG), reason));
        }
        let weights = GgufWeights::open(&folder.join(WEIGHTS))?;
        let bert = Bert::load(&weights, &shape)?;
        let tokenizer = Arc::new(TextTokenizer::open(&folder.join(TOKENIZER), &card.name)?);
        Ok(Self { card, shape, weights, bert, tokenizer })
    }

    fn embedder(
        &self,
        identity: EmbedderIdentity,
        bert: Bert,
        threads: usize,
    ) -> Result<TextEmbedder, EmbeddingError> {
        let ModelCard { pooling, max_tokens, .. } = self.card;
        let tokenizer = Arc::clone(&self.tokenizer);
        TextEmbedder::new(identity, pooling, max_tokens, tokenizer, Box::new(bert), threads)
    }
}

fn available_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
