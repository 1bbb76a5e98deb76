//! An ingest may be killed at any moment: the next one ends with the index that an undisturbed run gives.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use auskunft::corpus::passage::CHUNKER_VERSION;
use auskunft::embedding::{EncoderSource, Encoders};
use auskunft::index::{self, Filter};
use auskunft::ingest::index_folder;
use auskunft::store::Store;

const KILLS: u64 = 20;
const QUESTIONS: [&str; 4] =
    ["Wer ist Ansprechperson?", "Kosten im Jahr", "Datenschutz-Folgenabschätzung", "geplantes Vorhaben"];

/// Every indexed passage with its vector, and what searches find, by place and not by row.
#[derive(Debug, PartialEq)]
struct Content {
    passages: Vec<(String, u32, String, Vec<u32>)>,
    found: Vec<Vec<(String, u32)>>,
}

fn content(data: &Path, encoders: &Encoders) -> Content {
    let store = Store::open(data).unwrap();
    let mut rows: Vec<_> = store.indexed_passages().map(Result::unwrap).collect();
    let place = |id: i64| {
        let passage = rows.iter().find(|row| row.id == id).expect("an indexed passage is stored");
        (passage.document.clone(), passage.ordinal)
    };
    let index =
        index::open(&index_folder(data), &encoders.identities(), &CHUNKER_VERSION.to_string()).unwrap();
    let found = QUESTIONS
        .iter()
        .map(|question| {
            let vector = encoders.retriever.embed_queries(&[question]).unwrap().remove(0);
            let hits = index.search(question, &vector, 10, &Filter::default()).unwrap();
            hits.iter().map(|hit| place(hit.passage)).collect()
        })
        .collect();
    assert_eq!(index.len(), rows.len());
    assert_eq!(index.manifest().identity.corpus, store.corpus_hash().unwrap());
    rows.sort_by(|a, b| (&a.document, a.ordinal).cmp(&(&b.document, b.ordinal)));
    let bits = |vector: Vec<f32>| vector.into_iter().map(f32::to_bits).collect();
    let passages =
        rows.into_iter().map(|row| (row.document, row.ordinal, row.text, bits(row.vector))).collect();
    Content { passages, found }
}

/// A PDF of several passages between small files, so that kills fall between documents and inside one.
fn documents(folder: &Path) -> PathBuf {
    let target = folder.join("documents");
    std::fs::create_dir(&target).unwrap();
    let sheet = support::root().join("corpus/steckbriefe/kranichsee-parkraumprognose.pdf");
    std::fs::copy(sheet, target.join("m-steckbrief.pdf")).unwrap();
    for (number, letter) in ('a'..='z').step_by(2).enumerate() {
        let text = format!("# Vorhaben {number}\n\nDas Vorhaben {letter} kostet {number}00 Euro im Jahr.\n");
        std::fs::write(target.join(format!("{letter}.md")), text).unwrap();
    }
    target
}

#[test]
fn killed_at_random_moments_the_next_run_ends_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let documents = documents(folder.path());
    let encoders = support::encoders();
    let run = |data: &Path| {
        let mut command = support::auskunft(data);
        command.arg("ingest").arg(&documents).stdout(std::process::Stdio::null());
        command
    };
    let undisturbed = folder.path().join("undisturbed");
    let start = Instant::now();
    assert!(run(&undisturbed).status().unwrap().success());
    let whole = start.elapsed();
    let expected = content(&undisturbed, &encoders);
    assert!(expected.passages.len() >= 12);

    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut killed = 0;
    for round in 0..KILLS {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = (random >> 11) as f64 / (1_u64 << 53) as f64;
        let data = folder.path().join(format!("killed-{round}"));
        let mut child = run(&data).spawn().unwrap();
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        assert!(run(&data).status().unwrap().success(), "round {round}");
        assert_eq!(content(&data, &encoders), expected, "killed after {share:.3} of {whole:?}");
        std::fs::remove_dir_all(&data).unwrap();
    }
    println!(
        "killed {killed} of {KILLS} runs at random moments of {whole:?}; all ended with the same content"
    );
    assert!(killed >= KILLS as u32 / 2, "only {killed} runs were still alive when killed");
}
