//! Our embeddings against the C engine's, text by text; `tests/reference/embedding_reference.py` made the file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

use auskunft::embedding::{Embedder, TextTokenizer, open_with_threads};
use proptest::proptest;
use serde::Deserialize;
use std::path::PathBuf;

const MODEL: &str = "multilingual-e5-small";

#[derive(Deserialize)]
struct Reference {
    kind: String,
    text: String,
    ids: Vec<u32>,
    vector: Vec<f32>,
}

fn references() -> Vec<Reference> {
    include_str!("reference/e5_reference.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn models_dir() -> PathBuf {
    let folder = std::env::var_os("AUSKUNFT_MODELS").map_or_else(|| PathBuf::from("models"), PathBuf::from);
    assert!(
        folder.join(MODEL).join("model.gguf").is_file(),
        "{MODEL} is not in {}: run `auskunft models pull` first, or set AUSKUNFT_MODELS",
        folder.display()
    );
    folder
}

fn embedder(threads: usize) -> Box<dyn Embedder> {
    open_with_threads(&models_dir(), MODEL, threads).unwrap()
}

fn cosine(one: &[f32], other: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum::<f64>();
    dot(one, other) / (dot(one, one) * dot(other, other)).sqrt()
}

fn embed(embedder: &dyn Embedder, reference: &Reference) -> Vec<f32> {
    let texts = [reference.text.as_str()];
    let vectors = if reference.kind == "query" {
        embedder.embed_queries(&texts).unwrap()
    } else {
        embedder.embed_passages(&texts).unwrap()
    };
    vectors.into_iter().next().unwrap()
}

#[test]
fn every_vector_agrees_with_the_c_engine() {
    let embedder = embedder(2);
    let references = references();
    assert_eq!(references.len(), 50);
    let mut cosines = Vec::new();
    for reference in &references {
        let vector = embed(&*embedder, reference);
        let cosine = cosine(&vector, &reference.vector);
        assert!(cosine >= 0.995, "{cosine:.5} for {:?}", reference.text);
        cosines.push(cosine);
    }
    cosines.sort_by(f64::total_cmp);
    let mean = cosines.iter().sum::<f64>() / cosines.len() as f64;
    println!("cosine to the C engine over {} texts: min {:.5}, mean {mean:.5}", cosines.len(), cosines[0]);
}

#[test]
fn token_ids_agree_with_the_c_engine() {
    let tokenizer =
        TextTokenizer::open_compiled(&models_dir().join(MODEL).join("tokenizer.bin"), MODEL).unwrap();
    for reference in references() {
        let ids = tokenizer.ids(&format!("{}: ", reference.kind), &reference.text).unwrap();
        assert_eq!(ids, reference.ids, "{:?}", reference.text);
    }
}

/// What `tokenizers` makes of the `tokenizer.json` that the compiled file was made of.
#[test]
fn the_compiled_tokenizer_cuts_as_the_one_it_was_made_of() {
    let folder = models_dir().join(MODEL);
    let parsed = TextTokenizer::open(&folder.join("tokenizer.json"), MODEL).unwrap();
    let compiled = TextTokenizer::open_compiled(&folder.join("tokenizer.bin"), MODEL).unwrap();
    let same =
        |text: &str| assert_eq!(compiled.ids("", text).unwrap(), parsed.ids("", text).unwrap(), "{text:?}");
    references().iter().for_each(|reference| same(&reference.text));
    for text in [
        "",
        " ",
        "  zwei  Leerzeichen\n\tund Zeilen ",
        "\u{10ffff}\u{e000}x\u{e001}",
        "<s>ab</s><mask>",
        "ﬁnanzen ½ ①",
        "漢字かな交じり文",
        "🏳️‍🌈🇩🇪",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "a\u{0308}o\u{200b}\u{00ad}u",
    ] {
        same(text);
    }
    proptest!(|(text in "\\PC{0,40}")| { same(&text); });
    proptest!(|(text in "[a-zäöüß ▁<>/\u{e000}-\u{e010}]{0,40}")| { same(&text); });
}

#[test]
fn a_vector_does_not_depend_on_batch_or_threads() {
    let references = references();
    let passages: Vec<&str> =
        references.iter().filter(|r| r.kind == "passage").map(|r| r.text.as_str()).collect();
    let (alone, together) = (embedder(1), embedder(4));
    let all = together.embed_passages(&passages).unwrap();
    for (passage, vector) in passages.iter().zip(&all) {
        assert_eq!(&alone.embed_passages(&[passage]).unwrap()[0], vector, "{passage:?}");
    }
}

#[test]
fn too_long_a_passage_is_an_error_and_too_long_a_question_is_cut() {
    let embedder = embedder(2);
    let long = "Vergaberecht ".repeat(600);
    let error = embedder.embed_passages(&["kurz", &long]).unwrap_err().to_string();
    assert!(error.contains("passage 1") && error.contains("512"), "{error}");
    let vector = embedder.embed_queries(&[&long]).unwrap().remove(0);
    assert_eq!(vector.len(), 384);
    assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-6);
    assert!(embedder.count_tokens(&long) > 512);
}

#[test]
fn the_closest_passage_to_a_question_is_the_one_that_answers_it() {
    let embedder = embedder(2);
    let passages = [
        "Die Kantine ist montags bis freitags von 11:30 bis 13:30 Uhr geöffnet.",
        "Der Resturlaub verfällt am 31. März des Folgejahres, sofern er nicht übertragen wurde.",
        "Dienstwagen sind vor der Rückgabe vollzutanken.",
    ];
    let vectors = embedder.embed_passages(&passages).unwrap();
    let question =
        embedder.embed_queries(&["Wann verfallen nicht genommene Urlaubstage?"]).unwrap().remove(0);
    let scores: Vec<f64> = vectors.iter().map(|vector| cosine(&question, vector)).collect();
    assert!(scores[1] > scores[0] && scores[1] > scores[2], "{scores:?}");
}
