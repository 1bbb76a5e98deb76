//! Passages a second and the latency of a question, on given texts: `--input FILE.json`, see `benches/README.md`.
#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use auskunft::embedding::{Embedder, InstructionSet, Manifest, open_with_threads};
use serde::{Deserialize, Serialize};

mod input;

#[derive(Deserialize)]
struct Input {
    passages: Vec<String>,
    questions: Vec<String>,
    threads: usize,
    /// Passages handed over at once.
    batch: usize,
    #[serde(default)]
    vectors: Option<PathBuf>,
}

#[derive(Serialize)]
struct Figures {
    passages_per_second: f64,
    /// Median.
    question_ms: f64,
    tokens_per_passage: f64,
    open_seconds: f64,
    /// Products of weights in bulk, as a share of what all threads could make at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    integer_peak_share: Option<f64>,
}

/// Products of weights for one token: 12 layers of 384 with 1536 between.
const PRODUCTS_OF_A_TOKEN: f64 = 12.0 * (4.0 * 384.0 * 384.0 + 2.0 * 384.0 * 1536.0);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(input) = input::read::<Input>()? else { return Ok(()) };
    let instructions = std::env::var("AUSKUNFT_EMBEDDING__INSTRUCTIONS").unwrap_or_default();
    let instructions = match instructions.as_str() {
        "avx2" => InstructionSet::Avx2,
        "portable" => InstructionSet::Portable,
        _ => InstructionSet::Fastest,
    };
    instructions.limit();
    let models = std::env::var_os("AUSKUNFT_MODELS").map_or_else(|| PathBuf::from("models"), PathBuf::from);
    let start = Instant::now();
    let embedder = open_with_threads(&models, &Manifest::embedded()?.default_embedder, input.threads)?;
    let open_seconds = start.elapsed().as_secs_f64();
    let mut figures = measure(&*embedder, &input, open_seconds)?;
    let products = figures.passages_per_second * figures.tokens_per_passage * PRODUCTS_OF_A_TOKEN;
    figures.integer_peak_share = peak_of(instructions, input.threads).map(|peak| products / peak);
    println!("{}", serde_json::to_string(&figures)?);
    if let Some(path) = &input.vectors {
        write_vectors(&*embedder, &input, path)?;
    }
    Ok(())
}

/// What so many threads make side by side when they do nothing else.
fn peak_of(instructions: InstructionSet, threads: usize) -> Option<f64> {
    let peak = || instructions.integer_peak();
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(peak)).collect();
        running.into_iter().map(|thread| thread.join().ok().flatten()).sum()
    })
}

fn measure(
    embedder: &dyn Embedder,
    input: &Input,
    open_seconds: f64,
) -> Result<Figures, Box<dyn std::error::Error>> {
    let passages: Vec<&str> = input.passages.iter().map(String::as_str).collect();
    let batch = input.batch.max(1);
    embedder.embed_passages(&passages[..batch.min(passages.len())])?;
    let start = Instant::now();
    for some in passages.chunks(batch) {
        embedder.embed_passages(some)?;
    }
    let passages_per_second = passages.len() as f64 / start.elapsed().as_secs_f64();
    let mut latencies = Vec::new();
    for question in &input.questions {
        let start = Instant::now();
        embedder.embed_queries(&[question])?;
        latencies.push(start.elapsed().as_secs_f64() * 1e3);
    }
    latencies.sort_by(f64::total_cmp);
    let tokens: usize = passages.iter().map(|text| embedder.count_tokens(text)).sum();
    Ok(Figures {
        passages_per_second,
        question_ms: latencies.get(latencies.len() / 2).copied().unwrap_or_default(),
        tokens_per_passage: tokens as f64 / passages.len().max(1) as f64,
        open_seconds,
        integer_peak_share: None,
    })
}

/// All vectors, passages then questions, as 32-bit floats one after the other.
fn write_vectors(
    embedder: &dyn Embedder,
    input: &Input,
    path: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let passages: Vec<&str> = input.passages.iter().map(String::as_str).collect();
    let questions: Vec<&str> = input.questions.iter().map(String::as_str).collect();
    let mut bytes = Vec::new();
    for vector in embedder.embed_passages(&passages)?.iter().chain(&embedder.embed_queries(&questions)?) {
        bytes.extend(vector.iter().flat_map(|value| value.to_le_bytes()));
    }
    Ok(std::fs::write(path, bytes)?)
}
