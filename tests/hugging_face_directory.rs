//! A site's own model: directories in Hugging Face's layout, tiny ones with random weights and the default
//! embedder's weights widened to 32-bit floats.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

use auskunft::embedding::{Embedder, open_with_threads};
use candle_core::quantized::gguf_file::Content;
use candle_core::{DType, Device, Tensor};
use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};

const MODEL: &str = "multilingual-e5-small";

fn pulled() -> PathBuf {
    let folder = std::env::var_os("AUSKUNFT_MODELS").map_or_else(|| PathBuf::from("models"), PathBuf::from);
    assert!(
        folder.join(MODEL).join("model.gguf").is_file(),
        "{MODEL} is not in {}: run `auskunft models pull` first, or set AUSKUNFT_MODELS",
        folder.display()
    );
    folder
}

fn cosine(one: &[f32], other: &[f32]) -> f64 {
    one.iter().zip(other).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum()
}

/// A word-level tokenizer over a few German words, with `<s>` and `</s>` around a text.
fn write_tokenizer(folder: &Path) {
    let words = ["<s>", "<pad>", "</s>", "<unk>", "Frage:", "Urlaub", "Antrag", "Bauamt", "Gebühr"];
    let vocabulary: serde_json::Map<_, _> =
        words.iter().enumerate().map(|(id, word)| ((*word).to_owned(), id.into())).collect();
    let special = |id: usize| serde_json::json!({"SpecialToken": {"id": words[id], "type_id": 0}});
    let tokenizer = serde_json::json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
        "pre_tokenizer": {"type": "WhitespaceSplit"}, "decoder": null,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [special(0), {"Sequence": {"id": "A", "type_id": 0}}, special(2)],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {
                "<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]},
            },
        },
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "<unk>"},
    });
    std::fs::write(folder.join("tokenizer.json"), tokenizer.to_string()).unwrap();
}

/// A network of two layers with pseudo-random weights.
fn write_tiny_model(folder: &Path, family: &str, prefix: &str) {
    std::fs::create_dir_all(folder).unwrap();
    let (hidden, wide, vocabulary, positions) = (16, 32, 9, 20);
    let config = serde_json::json!({
        "model_type": family, "hidden_size": hidden, "num_hidden_layers": 2, "num_attention_heads": 4,
        "intermediate_size": wide, "vocab_size": vocabulary, "max_position_embeddings": positions,
        "type_vocab_size": 2, "hidden_act": "gelu", "layer_norm_eps": 1e-5, "pad_token_id": 1,
    });
    std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
    write_tokenizer(folder);
    let mut shapes: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word_embeddings.weight".into(), vec![vocabulary, hidden]),
        ("embeddings.position_embeddings.weight".into(), vec![positions, hidden]),
        ("embeddings.token_type_embeddings.weight".into(), vec![2, hidden]),
        ("embeddings.LayerNorm.weight".into(), vec![hidden]),
        ("embeddings.LayerNorm.bias".into(), vec![hidden]),
    ];
    for layer in 0..2 {
        for (name, rows, columns) in [
            ("attention.self.query", hidden, hidden),
            ("attention.self.key", hidden, hidden),
            ("attention.self.value", hidden, hidden),
            ("attention.output.dense", hidden, hidden),
            ("intermediate.dense", wide, hidden),
            ("output.dense", hidden, wide),
        ] {
            shapes.push((format!("encoder.layer.{layer}.{name}.weight"), vec![rows, columns]));
            shapes.push((format!("encoder.layer.{layer}.{name}.bias"), vec![rows]));
        }
        for name in ["attention.output.LayerNorm", "output.LayerNorm"] {
            shapes.push((format!("encoder.layer.{layer}.{name}.weight"), vec![hidden]));
            shapes.push((format!("encoder.layer.{layer}.{name}.bias"), vec![hidden]));
        }
    }
    let mut state = 42_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1_u64 << 24) as f32 - 0.5
    };
    let tensors: HashMap<String, Tensor> = shapes
        .into_iter()
        .map(|(name, shape)| {
            // As after training: norms near one, biases small; otherwise the last bias drowns the text.
            let (centre, spread) = match name.rsplit_once('.') {
                Some((layer, "weight")) if layer.ends_with("LayerNorm") => (1.0, 0.2),
                Some((_, "bias")) => (0.0, 0.1),
                _ => (0.0, 1.0),
            };
            let values: Vec<f32> = (0..shape.iter().product()).map(|_| centre + spread * random()).collect();
            (format!("{prefix}{name}"), Tensor::from_vec(values, shape, &Device::Cpu).unwrap())
        })
        .collect();
    candle_core::safetensors::save(&tensors, folder.join("model.safetensors")).unwrap();
}

fn check_tiny(embedder: &dyn Embedder, limit: usize) {
    assert_eq!((embedder.identity().dimension, embedder.max_tokens()), (16, limit));
    let vectors =
        embedder.embed_passages(&["Urlaub Antrag", "Gebühr Bauamt Antrag", "Urlaub Antrag"]).unwrap();
    assert_eq!(vectors[0], vectors[2]);
    assert!(cosine(&vectors[0], &vectors[1]) < 0.999);
    assert!(vectors.iter().all(|vector| (cosine(vector, vector) - 1.0).abs() < 1e-5));
    assert!(embedder.embed_passages(&["Urlaub ".repeat(30).as_str()]).is_err());
}

#[test]
fn a_tiny_bert_directory_is_an_embedder() {
    let models = tempfile::tempdir().unwrap();
    write_tiny_model(&models.path().join("tiny-bert"), "bert", "bert.");
    check_tiny(&*open_with_threads(models.path(), "tiny-bert", 2).unwrap(), 20);
}

#[test]
fn a_tiny_xlm_roberta_directory_is_an_embedder_with_its_own_card() {
    let models = tempfile::tempdir().unwrap();
    let folder = models.path().join("tiny-xlm");
    write_tiny_model(&folder, "xlm-roberta", "");
    let plain = open_with_threads(models.path(), "tiny-xlm", 2).unwrap();
    check_tiny(&*plain, 18);
    std::fs::write(folder.join("auskunft-model.toml"), "pooling = \"cls\"\nquery_prefix = \"Frage: \"\n")
        .unwrap();
    let carded = open_with_threads(models.path(), "tiny-xlm", 2).unwrap();
    assert_eq!(
        (carded.identity().pooling.as_str(), carded.identity().query_prefix.as_str()),
        ("cls", "Frage: ")
    );
    assert_ne!(carded.embed_queries(&["Urlaub"]).unwrap(), plain.embed_queries(&["Urlaub"]).unwrap());
    assert_eq!(
        carded.embed_queries(&["Urlaub"]).unwrap(),
        carded.embed_passages(&["Frage: Urlaub"]).unwrap()
    );
}

#[test]
fn a_missing_model_names_the_command_that_gets_it() {
    let models = tempfile::tempdir().unwrap();
    let error = open_with_threads(models.path(), MODEL, 1).err().unwrap().to_string();
    assert!(error.contains("auskunft models pull multilingual-e5-small"), "{error}");
    assert!(open_with_threads(models.path(), "../etc", 1).is_err());
}

#[test]
fn widened_weights_through_this_path_agree_with_the_quantised_path() {
    let source = pulled().join(MODEL);
    let models = tempfile::tempdir().unwrap();
    let folder = models.path().join("wide");
    std::fs::create_dir(&folder).unwrap();
    let mut file = File::open(source.join("model.gguf")).unwrap();
    let content = Content::read(&mut file).unwrap();
    let mut tensors = HashMap::new();
    for name in content.tensor_infos.keys() {
        let tensor = content.tensor(&mut file, name, &Device::Cpu).unwrap().dequantize(&Device::Cpu).unwrap();
        tensors.insert(name.clone(), tensor.to_dtype(DType::F32).unwrap());
    }
    candle_core::safetensors::save(&tensors, folder.join("model.safetensors")).unwrap();
    drop(tensors);
    for name in ["config.json", "tokenizer.json"] {
        std::fs::copy(source.join(name), folder.join(name)).unwrap();
    }
    std::fs::write(
        folder.join("auskunft-model.toml"),
        "query_prefix = \"query: \"\npassage_prefix = \"passage: \"\n",
    )
    .unwrap();
    let wide = open_with_threads(models.path(), "wide", 2).unwrap();
    let narrow = open_with_threads(&pulled(), MODEL, 2).unwrap();
    assert_ne!(wide.identity(), narrow.identity());
    let passages = ["Ja.", "Der Antrag ist bis zum 31. März beim Bauamt zu stellen.", "Gebühren § 7 Abs. 2"];
    for (one, other) in
        wide.embed_passages(&passages).unwrap().iter().zip(narrow.embed_passages(&passages).unwrap())
    {
        assert!(cosine(one, &other) >= 0.995, "{}", cosine(one, &other));
    }
}
