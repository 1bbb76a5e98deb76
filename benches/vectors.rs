//! Recall and throughput of the graph: `--input FILE.json`, then search widths on standard input, see
//! `benches/README.md`.
#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use auskunft::index::VectorSearch;
use serde::Deserialize;
use serde_json::{Map, Value, json};

mod input;

const LEAST: Duration = Duration::from_millis(500);

#[derive(Deserialize)]
struct Input {
    vectors: PathBuf,
    count: usize,
    dimension: usize,
    queries: PathBuf,
    query_count: usize,
    neighbours: PathBuf,
    k: usize,
    threads: Vec<usize>,
    build_threads: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(input) = input::read::<Input>()? else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    rayon::ThreadPoolBuilder::new().num_threads(input.build_threads).build_global()?;
    let start = Instant::now();
    let search = VectorSearch::build(
        folder.path(),
        input.dimension,
        vectors(&input.vectors, input.count, input.dimension)?,
    )?;
    println!(
        "{}",
        json!({ "build_seconds": start.elapsed().as_secs_f64(), "index_mb": search.bytes() as f64 / 1e6 })
    );
    let queries: Vec<Vec<f32>> =
        vectors(&input.queries, input.query_count, input.dimension)?.collect::<Result<_, _>>()?;
    let nearest = neighbours(&input)?;
    for line in std::io::stdin().lines() {
        let width: usize = line?.trim().parse()?;
        println!("{}", Value::Object(measured(&search, &input, &queries, &nearest, width)));
    }
    Ok(())
}

/// The vectors of a file, one after the other.
fn vectors(
    path: &Path,
    count: usize,
    dimension: usize,
) -> std::io::Result<impl Iterator<Item = std::io::Result<Vec<f32>>>> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
    Ok((0..count).map(move |_| {
        let mut bytes = vec![0; 4 * dimension];
        file.read_exact(&mut bytes)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }))
}

/// The exact nearest rows of each query.
fn neighbours(input: &Input) -> std::io::Result<Vec<Vec<usize>>> {
    let bytes = std::fs::read(&input.neighbours)?;
    let rows: Vec<usize> =
        bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number) as usize).collect();
    Ok(rows.chunks(input.k).map(<[usize]>::to_vec).collect())
}

fn measured(
    search: &VectorSearch,
    input: &Input,
    queries: &[Vec<f32>],
    nearest: &[Vec<usize>],
    width: usize,
) -> Map<String, Value> {
    let found: usize = queries
        .iter()
        .zip(nearest)
        .map(|(query, nearest)| {
            let rows = search.nearest(query, input.k, width);
            rows.iter().filter(|row| nearest.contains(row)).count()
        })
        .sum();
    let mut figures = Map::new();
    figures.insert("search".into(), width.into());
    figures.insert("recall".into(), (found as f64 / (input.k * queries.len()) as f64).into());
    for &threads in &input.threads {
        let rate = queries_per_second(search, queries, input.k, width, threads);
        figures.insert(format!("queries_per_second_{threads}"), rate.into());
    }
    figures
}

/// All queries again and again, each thread taking the next.
fn queries_per_second(
    search: &VectorSearch,
    queries: &[Vec<f32>],
    k: usize,
    width: usize,
    threads: usize,
) -> f64 {
    let (next, start) = (AtomicUsize::new(0), Instant::now());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while start.elapsed() < LEAST {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    std::hint::black_box(search.nearest(&queries[number % queries.len()], k, width));
                }
            });
        }
    });
    next.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}
