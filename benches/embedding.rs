//! Passages a second and the latency of a question: `cargo bench --bench embedding -- [THREADS]`.
#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use auskunft::embedding::{Embedder, EmbeddingError, Manifest, open_with_threads};
use std::path::PathBuf;
use std::time::Instant;

const SENTENCE: &str = "Der Antrag auf Erstattung der Reisekosten ist innerhalb von sechs Monaten nach Abschluss der \
                        Dienstreise bei der zuständigen Abrechnungsstelle einzureichen. ";

fn main() -> Result<(), EmbeddingError> {
    let threads = std::env::args().skip(1).find_map(|text| text.parse().ok()).unwrap_or(2);
    let models = std::env::var_os("AUSKUNFT_MODELS").map_or_else(|| PathBuf::from("models"), PathBuf::from);
    let start = Instant::now();
    let embedder = open_with_threads(&models, &Manifest::embedded()?.default_embedder, threads)?;
    println!("opened in {} ms, {threads} threads", start.elapsed().as_millis());
    let passage = SENTENCE.repeat(200 / embedder.count_tokens(SENTENCE).max(1));
    println!("passage of {} tokens", embedder.count_tokens(&passage));
    for batch in [1, 8, 32] {
        report(&*embedder, &passage, batch)?;
    }
    let mut latencies = Vec::new();
    for _ in 0..30 {
        let start = Instant::now();
        embedder.embed_queries(&["Wie lange habe ich für die Abrechnung Zeit?"])?;
        latencies.push(start.elapsed().as_secs_f64() * 1e3);
    }
    latencies.sort_by(f64::total_cmp);
    println!("question: best {:.1} ms, median {:.1} ms", latencies[0], latencies[latencies.len() / 2]);
    Ok(())
}

fn report(embedder: &dyn Embedder, passage: &str, batch: usize) -> Result<(), EmbeddingError> {
    let passages = vec![passage; batch];
    embedder.embed_passages(&passages)?;
    let rounds = (32 / batch).clamp(1, 8);
    let start = Instant::now();
    for _ in 0..rounds {
        embedder.embed_passages(&passages)?;
    }
    let rate = (rounds * batch) as f64 / start.elapsed().as_secs_f64();
    println!("batch {batch}: {rate:.1} passages/s");
    Ok(())
}
