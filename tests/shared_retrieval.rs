//! Retrieval on the shared questions: is an evidence page among the first pages found?
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use auskunft::answer::Assistant;
use auskunft::config::Answering;
use auskunft::corpus::passage::CHUNKER_VERSION;
use auskunft::embedding::EncoderSource;
use auskunft::eval::run::CorpusView;
use auskunft::eval::set::read_set;
use auskunft::eval::{EvalQuestion, Place};
use auskunft::index::{self, Filter};
use auskunft::ingest::index_folder;

fn is_evidence(question: &EvalQuestion, page: &Place) -> bool {
    question
        .evidence
        .iter()
        .chain(&question.also_supported_on)
        .any(|evidence| evidence.places().any(|p| p == *page))
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
    let encoders = support::encoders();
    let data = folder.path().join("data");
    let (store, summary) = support::ingest(&data, &encoders, &[documents]);
    assert_eq!(summary.failed, 0, "{:?}", summary.notices);
    let index =
        index::open(&index_folder(&data), &encoders.identities(), &CHUNKER_VERSION.to_string()).unwrap();

    let view = CorpusView::of(&store).unwrap();
    let assistant =
        Assistant::new(Arc::clone(&store), encoders, index_folder(&data), Answering::default()).unwrap();
    let questions = read_set(&shared.join("questions/dev.jsonl")).unwrap().questions;
    let mut figures: BTreeMap<(&str, String), [u32; 4]> = BTreeMap::new();
    for asked in questions.iter().filter(|asked| asked.answerable) {
        let (text, vector) = assistant.searched(&asked.as_asked()).unwrap();
        let all = Filter::default();
        for (name, hits) in [
            ("words", index.search_words(&text, 20, &all).unwrap()),
            ("vectors", index.search_vectors(&vector, 20, &all).unwrap()),
            ("fused", index.search(&text, &vector, 20, &all).unwrap()),
        ] {
            let passages: Vec<i64> = hits.iter().map(|hit| hit.passage).collect();
            let pages = view.ranking(asked, &passages).pages;
            let rank = pages.iter().position(|page| is_evidence(asked, page));
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
    assert!(share("table") >= 0.60, "fused, table questions, top 5: {:.2}", share("table"));
}
