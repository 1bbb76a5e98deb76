//! Retrieval on the shared questions: is an evidence page among the first pages found?
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::collections::BTreeMap;

use auskunft::corpus::passage::CHUNKER_VERSION;
use auskunft::index::{self, Filter, Hit};
use auskunft::ingest::index_folder;
use auskunft::store::Store;
use serde::Deserialize;

#[derive(Deserialize)]
struct Asked {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    question: String,
    answerable: bool,
    #[serde(default)]
    history: Vec<Turn>,
    #[serde(default)]
    evidence: Vec<Evidence>,
    #[serde(default)]
    also_supported_on: Vec<Evidence>,
}

#[derive(Deserialize)]
struct Turn {
    role: String,
    content: String,
}

#[derive(Deserialize)]
struct Evidence {
    doc: String,
    page: u32,
}

impl Asked {
    fn search_text(&self) -> String {
        let before = self.history.iter().rev().find(|turn| turn.role == "user");
        before.map_or_else(|| self.question.clone(), |turn| format!("{}\n{}", turn.content, self.question))
    }

    fn is_evidence(&self, file: &str, page: u32) -> bool {
        self.evidence
            .iter()
            .chain(&self.also_supported_on)
            .any(|place| place.doc == file && place.page == page)
    }
}

/// Pages in the order of the passages found, each once.
fn pages(store: &Store, hits: &[Hit]) -> Vec<(String, u32)> {
    let mut pages = Vec::new();
    for hit in hits {
        let stored = store.passage(hit.passage).unwrap().unwrap();
        let file = store.document(&stored.document).unwrap().unwrap().row.file;
        for run in &stored.passage.text.runs {
            let page = (file.clone(), run.page);
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
    }
    pages
}

#[test]
fn an_evidence_page_is_among_the_first() {
    let Some(shared) = support::shared() else { return };
    let folder = tempfile::tempdir().unwrap();
    let documents = folder.path().join("documents");
    std::fs::create_dir(&documents).unwrap();
    for entry in std::fs::read_dir(shared.join("documents")).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|extension| extension == "pdf") {
            std::fs::copy(entry.path(), documents.join(entry.file_name())).unwrap();
        }
    }
    let embedder = support::embedder();
    let data = folder.path().join("data");
    let (store, summary) = support::ingest(&data, embedder.as_ref(), &[documents]);
    assert_eq!(summary.failed, 0, "{:?}", summary.notices);
    let index = index::open(&index_folder(&data), embedder.identity(), &CHUNKER_VERSION.to_string()).unwrap();

    let questions = std::fs::read_to_string(shared.join("questions/dev.jsonl")).unwrap();
    let questions: Vec<Asked> = questions.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut figures: BTreeMap<(&str, String), [u32; 4]> = BTreeMap::new();
    for asked in questions.iter().filter(|asked| asked.answerable) {
        let text = asked.search_text();
        let vector = embedder.embed_queries(&[&text]).unwrap().remove(0);
        let all = Filter::default();
        for (name, hits) in [
            ("words", index.search_words(&text, 20, &all).unwrap()),
            ("vectors", index.search_vectors(&vector, 20, &all).unwrap()),
            ("fused", index.search(&text, &vector, 20, &all).unwrap()),
        ] {
            let pages = pages(&store, &hits);
            let rank = pages.iter().position(|(file, page)| asked.is_evidence(file, *page));
            for group in ["all".to_owned(), asked.kind.clone()] {
                let figure = figures.entry((name, group)).or_default();
                figure[0] += 1;
                for (at, depth) in [1, 5, 10].into_iter().enumerate() {
                    figure[at + 1] += u32::from(rank.is_some_and(|rank| rank < depth));
                }
            }
            if name == "fused" && rank.is_none_or(|rank| rank >= 5) {
                println!("missed in the top 5: {} ({}), rank {rank:?}", asked.id, asked.kind);
            }
        }
    }
    println!("{:<9} {:<14} {:>4} {:>6} {:>6} {:>6}", "search", "questions", "n", "top 1", "top 5", "top 10");
    for ((name, group), [n, one, five, ten]) in &figures {
        let share = |count: &u32| f64::from(*count) / f64::from(*n);
        println!("{name:<9} {group:<14} {n:>4} {:>6.2} {:>6.2} {:>6.2}", share(one), share(five), share(ten));
    }
    let share = |group: &str| {
        let [n, _, five, _] = figures[&("fused", group.to_owned())];
        f64::from(five) / f64::from(n)
    };
    assert!(share("all") >= 0.90, "fused, top 5: {:.2}", share("all"));
    assert!(share("table") >= 0.75, "fused, table questions, top 5: {:.2}", share("table"));
}
