//! What a Hugging Face directory says about its model, and the rules where it says nothing.
//!
//! - pooling: `auskunft-model.toml`, else `1_Pooling/config.json` of sentence-transformers, else the mean;
//! - prefixes: `auskunft-model.toml`, else the prompts `query` and `passage` (or `document`) in
//!   `config_sentence_transformers.json`, else none;
//! - longest text: what the positions allow, or less if `auskunft-model.toml` or else
//!   `sentence_bert_config.json` says so.

use super::EmbeddingError;
use super::model_card::CARD;
use super::pooling::Pooling;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;

const CONFIG: &str = "config.json";

/// Settings of a site's model.
#[derive(Debug)]
pub(super) struct Settings {
    config: Value,
    pub(super) dimension: usize,
    pub(super) max_tokens: usize,
    pub(super) pooling: Pooling,
    pub(super) query_prefix: String,
    pub(super) passage_prefix: String,
}

/// `auskunft-model.toml` as a site writes it: everything optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteCard {
    pooling: Option<Pooling>,
    query_prefix: Option<String>,
    passage_prefix: Option<String>,
    max_tokens: Option<usize>,
}

impl Settings {
    /// Reads the small files of the directory.
    pub(super) fn read(folder: &Path) -> Result<Self, EmbeddingError> {
        let path = folder.join(CONFIG);
        let config =
            with_defaults(json_file(&path)?.ok_or_else(|| EmbeddingError::file(&path, "is missing"))?);
        let card = site_card(&folder.join(CARD))?;
        let prompts = json_file(&folder.join("config_sentence_transformers.json"))?.unwrap_or_default();
        let prompt = |names: &[&str]| {
            let found = names.iter().find_map(|name| prompts["prompts"][name].as_str());
            found.unwrap_or_default().to_owned()
        };
        let family = config["model_type"].as_str().unwrap_or_default();
        if !matches!(family, "bert" | "xlm-roberta" | "roberta" | "camembert") {
            return Err(EmbeddingError::file(
                &path,
                format!("model_type {family:?} is not of the BERT family"),
            ));
        }
        let number = |key: &str| {
            let value = config[key].as_u64().map(|value| value as usize);
            value.ok_or_else(|| EmbeddingError::file(&path, format!("{key} is missing")))
        };
        let mut positions = number("max_position_embeddings")?;
        if family != "bert" {
            // RoBERTa counts positions from the one after the padding token's.
            positions = positions.saturating_sub(number("pad_token_id")? + 1);
        }
        let limit = match card.max_tokens {
            Some(limit) => Some(limit),
            None => sentence_limit(folder)?,
        };
        let max_tokens = limit.unwrap_or(positions).min(positions);
        if max_tokens < 3 {
            return Err(EmbeddingError::file(
                &path,
                format!("a limit of {max_tokens} tokens leaves no text"),
            ));
        }
        Ok(Self {
            dimension: number("hidden_size")?,
            max_tokens,
            pooling: match card.pooling {
                Some(pooling) => pooling,
                None => sentence_pooling(&folder.join("1_Pooling").join(CONFIG))?,
            },
            query_prefix: card.query_prefix.unwrap_or_else(|| prompt(&["query"])),
            passage_prefix: card.passage_prefix.unwrap_or_else(|| prompt(&["passage", "document"])),
            config,
        })
    }

    /// Whether the network is a `RoBERTa`.
    pub(super) fn is_roberta(&self) -> bool {
        self.config["model_type"] != "bert"
    }

    /// `config.json` in the shape a network wants.
    pub(super) fn config<T: DeserializeOwned>(&self, folder: &Path) -> Result<T, EmbeddingError> {
        serde_json::from_value(self.config.clone())
            .map_err(|error| EmbeddingError::file(&folder.join(CONFIG), error))
    }
}

/// Fields that newer files leave out and candle asks for.
fn with_defaults(mut config: Value) -> Value {
    let defaults = json!({
        "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.1,
        "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0, "type_vocab_size": 2,
        "position_embedding_type": "absolute",
    });
    if let (Some(config), Some(defaults)) = (config.as_object_mut(), defaults.as_object()) {
        for (key, value) in defaults {
            config.entry(key).or_insert_with(|| value.clone());
        }
    }
    config
}

fn site_card(path: &Path) -> Result<SiteCard, EmbeddingError> {
    if !path.is_file() {
        return Ok(SiteCard::default());
    }
    let text = std::fs::read_to_string(path).map_err(EmbeddingError::io(path))?;
    toml::from_str(&text).map_err(|error| EmbeddingError::file(path, error))
}

fn sentence_pooling(path: &Path) -> Result<Pooling, EmbeddingError> {
    let Some(config) = json_file(path)? else { return Ok(Pooling::Mean) };
    let chosen = |key: &str| config[key].as_bool() == Some(true);
    match (chosen("pooling_mode_cls_token"), chosen("pooling_mode_mean_tokens")) {
        (true, false) => Ok(Pooling::Cls),
        (false, true) => Ok(Pooling::Mean),
        _ => Err(EmbeddingError::file(path, "neither cls nor mean pooling alone")),
    }
}

fn sentence_limit(folder: &Path) -> Result<Option<usize>, EmbeddingError> {
    let config = json_file(&folder.join("sentence_bert_config.json"))?.unwrap_or_default();
    Ok(config["max_seq_length"].as_u64().map(|limit| limit as usize))
}

fn json_file(path: &Path) -> Result<Option<Value>, EmbeddingError> {
    if !path.is_file() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(path).map_err(EmbeddingError::io(path))?;
    serde_json::from_str(&text).map(Some).map_err(|error| EmbeddingError::file(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    const ROBERTA: &str = r#"{"model_type": "xlm-roberta", "hidden_size": 8, "pad_token_id": 1,
        "max_position_embeddings": 514}"#;
    const POOLING: &str = r#"{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}"#;
    const PROMPTS: &str = r#"{"prompts": {"query": "Frage: ", "document": "Text: "}}"#;

    #[test]
    fn without_hints_the_rules_hold() {
        let folder = folder(&[("config.json", ROBERTA)]);
        let settings = Settings::read(folder.path()).unwrap();
        assert_eq!((settings.max_tokens, settings.pooling), (512, Pooling::Mean));
        assert_eq!((settings.query_prefix.as_str(), settings.passage_prefix.as_str()), ("", ""));
    }

    #[test]
    fn the_files_of_sentence_transformers_are_honoured() {
        let files = [
            ("config.json", ROBERTA),
            ("1_Pooling/config.json", POOLING),
            ("config_sentence_transformers.json", PROMPTS),
            ("sentence_bert_config.json", r#"{"max_seq_length": 128}"#),
        ];
        let settings = Settings::read(folder(&files).path()).unwrap();
        assert_eq!((settings.max_tokens, settings.pooling), (128, Pooling::Cls));
        assert_eq!((settings.query_prefix.as_str(), settings.passage_prefix.as_str()), ("Frage: ", "Text: "));
    }

    #[test]
    fn our_own_card_goes_before_everything() {
        let card = "pooling = \"mean\"\nquery_prefix = \"q: \"\nmax_tokens = 64\n";
        let files = [("config.json", ROBERTA), ("1_Pooling/config.json", POOLING), (CARD, card)];
        let settings = Settings::read(folder(&files).path()).unwrap();
        assert_eq!((settings.max_tokens, settings.pooling), (64, Pooling::Mean));
        assert_eq!(settings.query_prefix, "q: ");
    }

    #[test]
    fn another_family_is_refused_by_name() {
        let folder = folder(&[("config.json", r#"{"model_type": "t5", "hidden_size": 8}"#)]);
        let error = Settings::read(folder.path()).unwrap_err().to_string();
        assert!(error.contains("t5"), "{error}");
    }
}
