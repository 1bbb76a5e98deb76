//! How an index grows: building, size, opening and searching at a number of passages; `--input FILE.json`, see
//! `benches/README.md`.
#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;
use std::time::Instant;

use auskunft::embedding::{EmbedderIdentity, EncoderIdentities};
use auskunft::index::{Entry, Filter, Identity, Index, build, open};
use serde::Deserialize;
use serde_json::json;

mod input;

const CHUNKER: &str = "1";
/// Passages of a document, documents of a collection.
const IN_A_DOCUMENT: usize = 20;
const IN_A_COLLECTION: usize = 100;
/// Passages that a search gives.
const FOUND: usize = 50;

#[derive(Deserialize)]
struct Input {
    vectors: PathBuf,
    count: usize,
    dimension: usize,
    queries: PathBuf,
    /// Texts of passages, taken again and again.
    passages: Vec<String>,
    questions: Vec<String>,
    scratch: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(input) = input::read::<Input>()? else { return Ok(()) };
    let embedder = EmbedderIdentity {
        name: "measured".into(),
        checksum: "0".into(),
        dimension: input.dimension,
        pooling: "mean".into(),
        query_prefix: String::new(),
        passage_prefix: String::new(),
        runtime: "1".into(),
    };
    let encoders = EncoderIdentities { retriever: embedder.clone(), selector: embedder.clone() };
    let identity = Identity {
        chunker: CHUNKER.into(),
        corpus: "0".into(),
        embedder: embedder.clone(),
        selector: embedder,
    };
    let start = Instant::now();
    build(&input.scratch, identity, entries(&input)?, &mut |_| {})?;
    let build_seconds = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let index = open(&input.scratch, &encoders, CHUNKER)?;
    let open_ms = start.elapsed().as_secs_f64() * 1e3;
    let bytes: u64 = index.manifest().files.iter().map(|file| file.length).sum();
    let [vectors_ms, words_ms, both_ms] = latencies(&index, &input)?;
    let figures = json!({
        "build_seconds": build_seconds,
        "index_mb": bytes as f64 / 1e6,
        "open_ms": open_ms,
        "vectors_ms": vectors_ms,
        "words_ms": words_ms,
        "both_ms": both_ms,
    });
    println!("{figures}");
    Ok(())
}

/// Passages with the given vectors, and texts that no two have in common.
fn entries(input: &Input) -> std::io::Result<impl Iterator<Item = std::io::Result<Entry>> + '_> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(&input.vectors)?);
    Ok((0..input.count).zip(0_i64..).map(move |(number, passage)| {
        let text = &input.passages[number % input.passages.len()];
        Ok(Entry {
            passage,
            document: format!("document-{}", number / IN_A_DOCUMENT),
            collection: format!("collection-{}", number / IN_A_DOCUMENT / IN_A_COLLECTION),
            title: format!("Dokument {}", number / IN_A_DOCUMENT),
            headings: Vec::new(),
            text: format!("{text} {number}"),
            vector: vector(&mut file, input.dimension)?,
        })
    }))
}

fn vector(file: &mut impl Read, dimension: usize) -> std::io::Result<Vec<f32>> {
    let mut bytes = vec![0; 4 * dimension];
    file.read_exact(&mut bytes)?;
    Ok(bytes.as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number)).collect())
}

/// Medians over the questions: by vectors, by words, by both together.
fn latencies(index: &Index, input: &Input) -> Result<[f64; 3], Box<dyn std::error::Error>> {
    let (everything, mut times) = (Filter::default(), [const { Vec::new() }; 3]);
    let mut file = BufReader::new(File::open(&input.queries)?);
    for question in &input.questions {
        let query = vector(&mut file, input.dimension)?;
        let start = Instant::now();
        index.search_vectors(&query, FOUND, &everything)?;
        let by_vectors = Instant::now();
        index.search_words(question, FOUND, &everything)?;
        let by_words = Instant::now();
        index.search(question, &query, FOUND, &everything)?;
        let durations = [by_vectors - start, by_words - by_vectors, by_words.elapsed()];
        for (times, duration) in times.iter_mut().zip(durations) {
            times.push(duration.as_secs_f64() * 1e3);
        }
    }
    Ok(times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    }))
}
