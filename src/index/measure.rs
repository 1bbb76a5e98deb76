//! Measurements that back the constants of this room; run by hand:
//! `cargo test --release --lib index::measure -- --ignored --nocapture --test-threads 1`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;

use super::samples::{CHUNKER, Numbers, build_from, encoders, normalised};
use super::words::{Analysis, PartRule, Weights, WordEntry, WordIndex};
use super::{Entry, Filter, open};

const DIMENSION: usize = 384;

/// Vectors around 1,000 centres with a spread at which neighbours of a centre have a cosine of about 0.8, as texts on
/// one subject have; words drawn from 5,000.
fn synthetic(count: usize) -> Vec<Entry> {
    let mut numbers = Numbers(1);
    let centres: Vec<Vec<f32>> = (0..1_000).map(|_| numbers.unit(DIMENSION)).collect();
    let entry = |number: usize| {
        let vector = near(&centres[number * 7_919 % centres.len()], &mut numbers);
        let word =
            |numbers: &mut Numbers| format!("wort{}", ((numbers.next() + 1.0).powi(2) * 1_250.0) as usize);
        Entry {
            passage: i64::try_from(number).unwrap(),
            document: format!("document-{}", number / 20),
            collection: format!("collection-{}", number / 2_000),
            title: format!("Titel {}", number / 20),
            headings: vec![word(&mut numbers)],
            text: (0..120).map(|_| word(&mut numbers)).collect::<Vec<_>>().join(" "),
            vector,
        }
    };
    (0..count).map(entry).collect()
}

fn near(centre: &[f32], numbers: &mut Numbers) -> Vec<f32> {
    let noise = numbers.unit(DIMENSION);
    normalised(centre.iter().zip(noise).map(|(centre, noise)| centre + 0.5 * noise).collect())
}

fn timed<T>(what: &str, task: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = task();
    println!("  {what}: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    value
}

fn median_ms(mut task: impl FnMut(usize), rounds: usize) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|round| {
            let start = Instant::now();
            task(round);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}

#[test]
#[ignore = "a measurement of minutes"]
fn build_open_and_query_times_and_recall() {
    let sizes = std::env::var("AUSKUNFT_MEASURE_SIZES").unwrap_or_else(|_| "1000,10000,100000".to_owned());
    for count in sizes.split(',').map(|size| size.parse().unwrap()) {
        println!("{count} passages of {DIMENSION} dimensions");
        let entries = synthetic(count);
        let (plain, graph) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        timed("build without graph", || build_from(plain.path(), &entries, usize::MAX).unwrap());
        timed("build with graph", || build_from(graph.path(), &entries, 1).unwrap());
        let exact =
            timed("open without graph", || open(plain.path(), &encoders(DIMENSION), CHUNKER).unwrap());
        let graph = timed("open with graph", || open(graph.path(), &encoders(DIMENSION), CHUNKER).unwrap());
        let mut numbers = Numbers(9);
        let questions: Vec<Vec<f32>> =
            (0..101).map(|n| near(&entries[n * 89 % count].vector, &mut numbers)).collect();
        let half = Filter { collections: Some(collections(count / 4_000 + 1)), ..Filter::default() };
        for (name, filter) in [("all", Filter::default()), ("half of the collections", half)] {
            let ask =
                |index: &super::Index, n: usize| index.search_vectors(&questions[n], 10, &filter).unwrap();
            let exact_ms = median_ms(|n| drop(ask(&exact, n)), questions.len());
            let graph_ms = median_ms(|n| drop(ask(&graph, n)), questions.len());
            let same = |n: usize| {
                let wanted = ask(&exact, n);
                ask(&graph, n)
                    .iter()
                    .filter(|hit| wanted.iter().any(|other| other.passage == hit.passage))
                    .count()
            };
            let found: usize = (0..questions.len()).map(same).sum();
            let recall = found as f64 / (10 * questions.len()) as f64;
            println!("  {name}: exact {exact_ms:.2} ms, graph {graph_ms:.2} ms, recall@10 {recall:.3}");
            let text = "wort12 wort800 wort2500 wort4000 Titel";
            let words_ms = median_ms(|_| drop(exact.search_words(text, 50, &filter).unwrap()), 51);
            println!("  {name}: words {words_ms:.2} ms");
        }
    }
}

fn collections(count: usize) -> std::collections::BTreeSet<String> {
    (0..count).map(|number| format!("collection-{number}")).collect()
}

/// Questions with the row of the target that answers them.
struct Labelled {
    entries: Vec<WordEntry>,
    questions: Vec<(String, usize)>,
}

fn labelled(folder: &Path) -> Labelled {
    let lines = |name: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let string = |value: &Value| value.as_str().unwrap().to_owned();
    let strings = |value: &Value| value.as_array().unwrap().iter().map(string).collect::<Vec<_>>();
    let (records, passages) = (lines("records.jsonl"), lines("passages.jsonl"));
    let row = |row: &Value| format!("{}: {}", string(&row["key"]), string(&row["value"]));
    let record = |record: &Value| WordEntry {
        document: string(&record["id"]),
        collection: String::new(),
        title: string(&record["title"]),
        headings: vec![],
        text: record["rows"].as_array().unwrap().iter().map(row).collect::<Vec<_>>().join("\n"),
    };
    let passage = |passage: &Value| WordEntry {
        document: string(&passage["id"]),
        collection: String::new(),
        title: string(&passage["document"]),
        headings: strings(&passage["headings"]),
        text: strings(&passage["sentences"]).join(" "),
    };
    let entries: Vec<WordEntry> = records.iter().map(record).chain(passages.iter().map(passage)).collect();
    let place = |id: &str| entries.iter().position(|entry| entry.document == id).unwrap();
    let answerable = lines("questions.jsonl").into_iter().filter(|question| question["answerable"] == true);
    let questions =
        answerable.map(|q| (string(&q["question"]), place(q["target_id"].as_str().unwrap()))).collect();
    Labelled { entries, questions }
}

fn retrieval(labelled: &Labelled, rule: &PartRule, weights: Weights) -> String {
    let folder = tempfile::tempdir().unwrap();
    let index = WordIndex::build(folder.path(), &labelled.entries, rule, Analysis::default()).unwrap();
    let index = index.with_weights(weights);
    let rank = |(question, row): &(String, usize)| {
        let hits = index.search(question, 20, &Filter::default()).unwrap();
        hits.iter().position(|hit| hit.row == *row)
    };
    let ranks: Vec<Option<usize>> = labelled.questions.iter().map(rank).collect();
    let share =
        |k: usize| ranks.iter().flatten().filter(|rank| **rank < k).count() as f64 / ranks.len() as f64;
    format!("top 1 {:.3}, top 5 {:.3}, top 20 {:.3}, {} parts", share(1), share(5), share(20), index.parts())
}

#[test]
#[ignore = "a measurement"]
fn splitting_and_weights_on_labelled_questions() {
    let shared = PathBuf::from(std::env::var("AUSKUNFT_SHARED").unwrap_or_else(|_| "../shared".to_owned()));
    let folder = shared.join("selection");
    if !folder.exists() {
        eprintln!("SKIPPED: {} is absent", folder.display());
        return;
    }
    let labelled = labelled(&folder);
    println!("{} questions on {} entries, words only", labelled.questions.len(), labelled.entries.len());
    let none = PartRule { fewest_passages: u32::MAX, ..PartRule::default() };
    println!("no splitting: {}", retrieval(&labelled, &none, Weights::default()));
    for (shortest_noun, shortest_other) in [(3, 3), (3, 5), (4, 4), (4, 5), (5, 5), (3, 99)] {
        for fewest_passages in [1, 2, 3] {
            let rule = PartRule { shortest_noun, shortest_other, fewest_passages };
            println!("{rule:?}: {}", retrieval(&labelled, &rule, Weights::default()));
        }
    }
    for part in [0.25, 0.5, 0.75, 1.0] {
        let weights = Weights { part, ..Weights::default() };
        println!("part {part}: {}", retrieval(&labelled, &PartRule::default(), weights));
    }
    for (headings, title) in
        [(0.0, 0.0), (0.5, 0.5), (0.8, 0.5), (1.0, 1.0), (1.5, 1.0), (1.5, 1.5), (2.0, 2.0)]
    {
        let weights = Weights { headings, title, ..Weights::default() };
        println!(
            "headings {headings}, title {title}: {}",
            retrieval(&labelled, &PartRule::default(), weights)
        );
    }
}
