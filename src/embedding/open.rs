//! Opening a model by name; nothing is ever fetched here.

use super::bert::Bert;
use super::bert_shape::BertShape;
use super::gguf_weights::GgufWeights;
use super::manifest::is_model_name;
use super::model_card::ModelCard;
use super::pair_reader::PairReader;
use super::pull::{CONFIG, WEIGHTS};
use super::text_embedder::TextEmbedder;
use super::tokenizer::{COMPILED, TextTokenizer};
use super::trained_card::{LAYERS, READER, SELECTOR, TrainedCard};
use super::{
    Embedder, EmbedderIdentity, EmbeddingError, EncoderIdentities, Encoders, ModelNames, hugging_face,
};
use crate::threads;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Raised when the computation changes in a way that moves vectors.
const RUNTIME: &str = "bert-i8-1";

/// The embedder in `models_dir/name`: a pulled model, or a Hugging Face directory that the site put there.
pub fn open(models_dir: &Path, name: &str) -> Result<Box<dyn Embedder>, EmbeddingError> {
    open_with_threads(models_dir, name, threads::available())
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

/// The embedder, and the selector and the reader trained on it; without a selector the embedder does both.
///
/// # Errors
/// Also when selector or reader were trained on another model.
pub fn open_encoders(
    models_dir: &Path,
    names: &ModelNames,
    threads: usize,
) -> Result<Encoders, EmbeddingError> {
    if names.selector.is_empty() && names.reader.is_empty() {
        return Ok(Encoders::alone(Arc::from(open_with_threads(models_dir, &names.model, threads)?)));
    }
    let identities = checked_identities(models_dir, names)?;
    let trained = |network: &Network, name: &str, card: &str| {
        if name.is_empty() {
            return Ok(None);
        }
        network.trained(&model_folder(models_dir, name)?, card).map(Some)
    };
    let ((network, selector, reader), tokenizer) =
        beside_tokenizer(&model_folder(models_dir, &names.model)?, |network| {
            let selector = trained(&network, &names.selector, SELECTOR)?;
            let reader = trained(&network, &names.reader, READER)?;
            Ok((network, selector, reader))
        })?;
    let embedder = |identity, bert| network.embedder(identity, bert, &tokenizer, threads).map(Arc::new);
    let mut encoders = Encoders::alone(embedder(identities.retriever, network.bert.shared())?);
    if let Some(Trained { bert, .. }) = selector {
        encoders.selector = embedder(identities.selector, bert)?;
    }
    if let Some(Trained { card, bert, weights }) = reader {
        let name = names.reader.clone();
        let reader = PairReader::new(name, Arc::clone(&tokenizer), bert, &weights, &network.shape, threads)?;
        encoders.reader = Some(Arc::new(reader.reading_around(card.around_tokens)));
    }
    Ok(encoders)
}

/// The identities that the cards record; `None` for a Hugging Face directory, which has no card.
pub(super) fn recorded_identities(
    models_dir: &Path,
    names: &ModelNames,
) -> Result<Option<EncoderIdentities>, EmbeddingError> {
    let folder = model_folder(models_dir, &names.model)?;
    if names.selector.is_empty() && names.reader.is_empty() && !folder.join(WEIGHTS).is_file() {
        return Ok(None);
    }
    checked_identities(models_dir, names).map(Some)
}

fn checked_identities(models_dir: &Path, names: &ModelNames) -> Result<EncoderIdentities, EmbeddingError> {
    let folder = model_folder(models_dir, &names.model)?;
    if !folder.join(WEIGHTS).is_file() {
        if folder.join(hugging_face::WEIGHTS).is_file() {
            let trained = if names.selector.is_empty() { &names.reader } else { &names.selector };
            return Err(foreign(trained, &names.model));
        }
        return Err(EmbeddingError::ModelMissing {
            name: names.model.clone(),
            folder: models_dir.to_path_buf(),
        });
    }
    let retriever = checked_card(&folder)?.identity(RUNTIME);
    let card = |name: &str, card: &str| {
        let read = TrainedCard::read(&model_folder(models_dir, name)?, card)?;
        if read.stands_on(&retriever) { Ok(read) } else { Err(foreign(name, &names.model)) }
    };
    if !names.reader.is_empty() {
        card(&names.reader, READER)?;
    }
    let selector = if names.selector.is_empty() {
        retriever.clone()
    } else {
        card(&names.selector, SELECTOR)?.identity(&retriever)
    };
    Ok(EncoderIdentities { retriever, selector })
}

fn foreign(trained: &str, model: &str) -> EmbeddingError {
    EmbeddingError::ForeignSelector { selector: trained.to_owned(), model: model.to_owned() }
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
    let (network, tokenizer) = beside_tokenizer(folder, Ok)?;
    network.embedder(network.card.identity(RUNTIME), network.bert.shared(), &tokenizer, threads)
}

/// What `load` makes of the pulled model in `folder`, and its tokenizer, opened side by side.
fn beside_tokenizer<Loaded: Send>(
    folder: &Path,
    load: impl FnOnce(Network) -> Result<Loaded, EmbeddingError> + Send,
) -> Result<(Loaded, Arc<TextTokenizer>), EmbeddingError> {
    let card = checked_card(folder)?;
    let name = card.name.clone();
    let (loaded, tokenizer) = rayon::join(
        || Network::open(folder, card).and_then(load),
        || TextTokenizer::open_compiled(&folder.join(COMPILED), &name),
    );
    Ok((loaded?, Arc::new(tokenizer?)))
}

/// A pulled model without its tokenizer.
struct Network {
    card: ModelCard,
    shape: BertShape,
    weights: GgufWeights,
    bert: Bert,
}

/// A network with layers of its own, their card and their file.
struct Trained {
    card: TrainedCard,
    bert: Bert,
    weights: GgufWeights,
}

impl Network {
    fn open(folder: &Path, card: ModelCard) -> Result<Self, EmbeddingError> {
        let shape = BertShape::read(&folder.join(CONFIG))?;
        if shape.hidden_size != card.dimension || shape.max_position_embeddings < card.max_tokens {
            let reason = "sizes differ from the card's dimension or max_tokens; run `auskunft models pull`";
            return Err(EmbeddingError::file(&folder.join(CONFIG), reason));
        }
        let weights = GgufWeights::open(&folder.join(WEIGHTS))?;
        Ok(Self { bert: Bert::load(&weights, &shape)?, card, shape, weights })
    }

    /// The network with the trained layers in `folder`.
    fn trained(&self, folder: &Path, card: &str) -> Result<Trained, EmbeddingError> {
        let card = TrainedCard::read(folder, card)?;
        card.check_hash(folder)?;
        let weights = self.weights.overlaid(&folder.join(LAYERS))?;
        let bert = self.bert.with_own_layers(&weights, &self.shape, card.shared_layers..card.layers)?;
        Ok(Trained { card, bert, weights })
    }

    fn embedder(
        &self,
        identity: EmbedderIdentity,
        bert: Bert,
        tokenizer: &Arc<TextTokenizer>,
        threads: usize,
    ) -> Result<TextEmbedder, EmbeddingError> {
        let ModelCard { pooling, max_tokens, .. } = self.card;
        let tokenizer = Arc::clone(tokenizer);
        TextEmbedder::new(identity, pooling, max_tokens, tokenizer, Box::new(bert), threads)
    }
}
