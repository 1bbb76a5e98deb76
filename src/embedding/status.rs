//! Which models are there and whether they are whole.

use super::EmbeddingError;
use super::manifest::{Manifest, is_model_name};
use super::model_card::ModelCard;
use std::path::{Path, PathBuf};

/// A model of the manifest or of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelStatus {
    /// Its name.
    pub name: String,
    /// Its directory, there or not.
    pub folder: PathBuf,
    /// Licence of the weights, when the manifest names the model.
    pub licence: Option<String>,
    /// Whether the configuration uses it when nothing is said.
    pub is_default: bool,
    /// What was found.
    pub state: ModelState,
}

/// What was found in a model's directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelState {
    /// In the manifest, not in the models folder.
    Missing,
    /// There; sizes match, and when asked to verify, hashes too.
    Ready {
        /// Size of its files together.
        bytes: u64,
    },
    /// A directory that the site put there itself: nothing to compare it with.
    Site {
        /// Size of its files together.
        bytes: u64,
    },
    /// There, but not what the card or the manifest says.
    Damaged {
        /// What is wrong.
        reason: String,
    },
}

/// The models of the manifest and those the site added; sizes are compared, not hashes.
pub fn list(manifest: &Manifest, models_dir: &Path) -> Result<Vec<ModelStatus>, EmbeddingError> {
    statuses(manifest, models_dir, ModelCard::check_sizes)
}

/// The same with every file's hash computed anew.
pub fn verify(manifest: &Manifest, models_dir: &Path) -> Result<Vec<ModelStatus>, EmbeddingError> {
    statuses(manifest, models_dir, ModelCard::check_hashes)
}

type Check = fn(&ModelCard, &Path) -> Result<(), EmbeddingError>;

fn statuses(
    manifest: &Manifest,
    models_dir: &Path,
    check: Check,
) -> Result<Vec<ModelStatus>, EmbeddingError> {
    let mut found = Vec::new();
    for model in &manifest.models {
        let folder = models_dir.join(&model.name);
        let state = match ModelCard::read(&folder) {
            _ if !folder.is_dir() => ModelState::Missing,
            Err(error) => ModelState::Damaged { reason: error.to_string() },
            Ok(card) if !card.is_made_from(model) => {
                ModelState::Damaged { reason: "made from other files than the manifest names".to_owned() }
            }
            Ok(card) => match check(&card, &folder) {
                Ok(()) => ModelState::Ready { bytes: card.files.iter().map(|file| file.bytes).sum() },
                Err(error) => ModelState::Damaged { reason: error.to_string() },
            },
        };
        found.push(ModelStatus {
            name: model.name.clone(),
            folder,
            licence: Some(model.licence.clone()),
            is_default: model.name == manifest.default_embedder,
            state,
        });
    }
    found.extend(site_models(manifest, models_dir)?);
    Ok(found)
}

fn site_models(manifest: &Manifest, models_dir: &Path) -> Result<Vec<ModelStatus>, EmbeddingError> {
    if !models_dir.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(models_dir).map_err(EmbeddingError::io(models_dir))? {
        let folder = entry.map_err(EmbeddingError::io(models_dir))?.path();
        let Some(name) = folder.file_name().and_then(|name| name.to_str()).map(str::to_owned) else {
            continue;
        };
        let known = manifest.models.iter().any(|model| model.name == name);
        if known || !is_model_name(&name) || !folder.join("model.safetensors").is_file() {
            continue;
        }
        let bytes = size_of_files(&folder)?;
        let state = ModelState::Site { bytes };
        found.push(ModelStatus { name, folder, licence: None, is_default: false, state });
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn size_of_files(folder: &Path) -> Result<u64, EmbeddingError> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).map_err(EmbeddingError::io(folder))? {
        let metadata = entry.and_then(|entry| entry.metadata()).map_err(EmbeddingError::io(folder))?;
        bytes += if metadata.is_file() { metadata.len() } else { 0 };
    }
    Ok(bytes)
}
