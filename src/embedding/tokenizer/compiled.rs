//! A `tokenizer.json` with a unigram vocabulary, compiled to a file that is mapped instead of parsed.
//!
//! The file: [`MAGIC`]; the lengths in bytes of settings, scores and pieces, 64 bits each, little-endian; the settings as
//! JSON; the scores; the pieces.

use super::super::EmbeddingError;
use super::super::mapped_file::MappedFile;
use super::unigram::Unigram;
use super::vocabulary::{self, Part, Vocabulary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tokenizers::{
    AddedToken, DecoderWrapper, NormalizerWrapper, PostProcessorWrapper, PreTokenizerWrapper,
    TokenizerBuilder, TokenizerImpl,
};

/// The file's name in a model's directory.
pub(in super::super) const COMPILED: &str = "tokenizer.bin";
/// Raised with every change of the format.
const MAGIC: &[u8; 8] = b"AUSKTOK1";
const DAMAGED: &str = "not a compiled tokenizer of this version; run `auskunft models pull`";
const LENGTH_BYTES: usize = size_of::<u64>();

/// `tokenizers`' steps around our own model.
pub(super) type CompiledTokenizer =
    TokenizerImpl<Unigram, NormalizerWrapper, PreTokenizerWrapper, PostProcessorWrapper, DecoderWrapper>;

/// What a `tokenizer.json` says besides its vocabulary.
#[derive(Serialize, Deserialize)]
struct Settings {
    added_tokens: Vec<AddedToken>,
    normalizer: Option<NormalizerWrapper>,
    pre_tokenizer: Option<PreTokenizerWrapper>,
    post_processor: Option<PostProcessorWrapper>,
    #[serde(default)]
    unknown: u32,
}

/// The `model` of a `tokenizer.json`.
#[derive(Deserialize)]
struct Model {
    #[serde(rename = "type")]
    kind: String,
    unk_id: Option<u32>,
    vocab: Vec<(String, f64)>,
    #[serde(default)]
    byte_fallback: bool,
}

#[derive(Deserialize)]
struct Source {
    model: Model,
    #[serde(flatten)]
    settings: Settings,
}

/// Compiles the `tokenizer.json` at `source` into `target`.
///
/// # Errors
/// Also where its model is another than a unigram model without bytes for unknown characters.
pub(in super::super) fn compile(source: &Path, target: &Path) -> Result<(), EmbeddingError> {
    let text = std::fs::read(source).map_err(EmbeddingError::io(source))?;
    let parsed = serde_json::from_slice(&text).map_err(|error| EmbeddingError::file(source, error))?;
    let bytes = compiled(parsed).map_err(|reason| EmbeddingError::file(source, reason))?;
    std::fs::write(target, bytes).map_err(EmbeddingError::io(target))
}

fn compiled(Source { model, mut settings }: Source) -> Result<Vec<u8>, String> {
    let (true, Some(unknown), false) = (model.kind == "Unigram", model.unk_id, model.byte_fallback) else {
        return Err(format!("the model is {}, not a unigram model with an unknown piece", model.kind));
    };
    settings.unknown = unknown;
    let ids: BTreeMap<&str, u32> = model.vocab.iter().map(|(piece, _)| piece.as_str()).zip(0..).collect();
    let pieces = vocabulary::write(ids).map_err(|error| error.to_string())?;
    let scores: Vec<u8> = model.vocab.iter().flat_map(|(_, score)| score.to_le_bytes()).collect();
    let settings = serde_json::to_vec(&settings).map_err(|error| error.to_string())?;
    let parts = [settings, scores, pieces];
    let lengths = parts.iter().flat_map(|part| (part.len() as u64).to_le_bytes());
    Ok(MAGIC.iter().copied().chain(lengths).chain(parts.concat()).collect())
}

/// Maps a compiled tokenizer.
pub(super) fn open(path: &Path) -> Result<CompiledTokenizer, EmbeddingError> {
    let file = Arc::new(MappedFile::open(path)?);
    let tokenizer = parts(&file).and_then(|[settings, scores, pieces]| {
        let settings = serde_json::from_slice(settings.as_ref()).ok()?;
        assembled(settings, Vocabulary::open(pieces, scores).ok()?).ok()
    });
    tokenizer.ok_or_else(|| EmbeddingError::file(path, DAMAGED))
}

/// Settings, scores and pieces.
fn parts(file: &Arc<MappedFile>) -> Option<[Part; 3]> {
    let (lengths, _) = file.bytes().strip_prefix(MAGIC)?.as_chunks::<LENGTH_BYTES>();
    let mut start = MAGIC.len() + 3 * LENGTH_BYTES;
    let mut next = |place: usize| {
        let length = usize::try_from(u64::from_le_bytes(*lengths.get(place)?)).ok()?;
        let range = start..start.checked_add(length)?;
        start = range.end;
        Part::of(file, range)
    };
    Some([next(0)?, next(1)?, next(2)?])
}

fn assembled(settings: Settings, vocabulary: Vocabulary) -> tokenizers::Result<CompiledTokenizer> {
    let mut tokenizer = TokenizerBuilder::new()
        .with_model(Unigram::new(vocabulary, settings.unknown))
        .with_normalizer(settings.normalizer)
        .with_pre_tokenizer(settings.pre_tokenizer)
        .with_post_processor(settings.post_processor)
        .with_decoder(None)
        .build()?;
    tokenizer.add_tokens(settings.added_tokens)?;
    Ok(tokenizer)
}

#[cfg(test)]
mod tests {
    use super::super::TextTokenizer;
    use super::*;

    const TINY: &str = r#"{"added_tokens": [], "model": {"type": "Unigram", "unk_id": 0, "vocab":
        [["?", 0.0], ["ab", -1.0], ["a", -2.0], ["b", -2.0], ["c", -3.0], ["abc", -9.0]]}}"#;

    fn in_folder(json: &str) -> (tempfile::TempDir, Result<(), EmbeddingError>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("tokenizer.json"), json).unwrap();
        let made = compile(&folder.path().join("tokenizer.json"), &folder.path().join(COMPILED));
        (folder, made)
    }

    #[test]
    fn the_best_sum_of_scores_wins_and_unknown_neighbours_are_one() {
        let (folder, made) = in_folder(TINY);
        made.unwrap();
        let tokenizer = TextTokenizer::open_compiled(&folder.path().join(COMPILED), "tiny").unwrap();
        assert_eq!(tokenizer.ids("", "abcba").unwrap(), [1, 4, 3, 2]);
        assert_eq!(tokenizer.ids("", "aöüb").unwrap(), [2, 0, 3]);
        assert!(tokenizer.ids("", "").unwrap().is_empty());
    }

    #[test]
    fn another_kind_of_model_is_refused() {
        let (_folder, made) = in_folder(&TINY.replace("Unigram", "BPE"));
        let error = made.unwrap_err().to_string();
        assert!(error.contains("tokenizer.json") && error.contains("BPE"), "{error}");
    }

    #[test]
    fn a_damaged_file_names_the_command_that_mends_it() {
        let (folder, made) = in_folder(TINY);
        made.unwrap();
        let path = folder.path().join(COMPILED);
        let whole = std::fs::read(&path).unwrap();
        for damaged in [&whole[..4], &whole[..whole.len() - 9], b"AUSKTOK0"] {
            std::fs::write(&path, damaged).unwrap();
            let error = TextTokenizer::open_compiled(&path, "tiny").err().unwrap().to_string();
            assert!(error.contains(COMPILED) && error.contains("models pull"), "{error}");
        }
    }
}
