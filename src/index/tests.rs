//! Tests of the room as a whole: searching under filters, determinism, crashes and damage.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::samples::{CHUNKER, DIMENSION, Numbers, build_from, encoders, entries, identity, index_of};
use super::{Entry, Filter, Hit, Index, IndexError, build, open};

const TEXTS: [&str; 9] = [
    "Die Dienstreise ist zu beantragen.",
    "Der Antrag auf Dienstreise ist schriftlich.",
    "Die Frist beträgt vier Wochen.",
    "Der Antrag ruht bis zum Ablauf der Frist.",
    "Das Jugendamt entscheidet über den Antrag.",
    "Die Beschaffung erfolgt durch das Hauptamt.",
    "Der Haushalt wird vom Kreistag beschlossen.",
    "Die Frist für die Beschaffung läuft ab.",
    "Ein Antrag ohne Frist wird nicht bearbeitet.",
];

fn reopen(directory: &Path) -> Result<Index, IndexError> {
    open(directory, &encoders(DIMENSION), CHUNKER)
}

fn passages(hits: &[Hit]) -> Vec<i64> {
    hits.iter().map(|hit| hit.passage).collect()
}

fn all_searches(index: &Index, text: &str, vector: &[f32], filter: &Filter) -> Vec<Vec<Hit>> {
    vec![
        index.search_vectors(vector, 20, filter).unwrap(),
        index.search_words(text, 20, filter).unwrap(),
        index.search(text, vector, 20, filter).unwrap(),
    ]
}

#[test]
fn a_fused_hit_carries_both_ranks_and_its_cosine() {
    let (_directory, index) = index_of(&TEXTS);
    let vector = entries(&TEXTS)[4].vector.clone();
    let hits = index.search("Jugendamt", &vector, 3, &Filter::default()).unwrap();
    assert_eq!(hits.len(), 3);
    assert_eq!(hits[0].passage, 50);
    assert_eq!((hits[0].vector_rank, hits[0].word_rank), (Some(1), Some(1)));
    assert!(hits[0].similarity.unwrap() > 0.999 && hits[0].word_score.unwrap() > 0.0);
    assert!(hits.iter().all(|hit| hit.similarity.is_some()));
}

#[test]
fn an_empty_index_finds_nothing() {
    let (_directory, index) = index_of(&[]);
    assert!(index.is_empty());
    let found = all_searches(&index, "Frist", &Numbers(1).unit(DIMENSION), &Filter::default());
    assert!(found.iter().all(Vec::is_empty));
}

#[test]
fn nothing_asked_for_is_nothing_found() {
    let (_directory, index) = index_of(&TEXTS);
    let vector = Numbers(1).unit(DIMENSION);
    assert!(index.search("Frist", &vector, 0, &Filter::default()).unwrap().is_empty());
    assert!(index.search_vectors(&vector, 0, &Filter::default()).unwrap().is_empty());
    assert!(matches!(index.search_vectors(&[1.0], 5, &Filter::default()), Err(IndexError::Query(_))));
}

#[test]
fn two_builds_of_the_same_entries_answer_alike() {
    let many: Vec<String> =
        (0..300).map(|n| format!("{} {}", TEXTS[n % TEXTS.len()], TEXTS[n / 7 % 9])).collect();
    let texts: Vec<&str> = many.iter().map(String::as_str).collect();
    let answers = |graph_from| {
        let directory = tempfile::tempdir().unwrap();
        build_from(directory.path(), &entries(&texts), graph_from).unwrap();
        let index = reopen(directory.path()).unwrap();
        assert_eq!(index.manifest().graph, graph_from < 300);
        index.verify().unwrap();
        let mut numbers = Numbers(2);
        let ask = |text: &&str| all_searches(&index, text, &numbers.unit(DIMENSION), &Filter::default());
        TEXTS.iter().map(ask).collect::<Vec<_>>()
    };
    assert_eq!(answers(usize::MAX), answers(usize::MAX));
    assert_eq!(answers(100), answers(100));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_hit_is_ever_outside_the_filter(
        documents in prop::option::of(prop::collection::btree_set(0_usize..7, 0..5)),
        collections in prop::option::of(prop::collection::btree_set(0_usize..4, 0..3)),
        seed in any::<u64>(),
        text in prop::sample::select(TEXTS.to_vec()),
    ) {
        thread_local! {
            static INDEX: (tempfile::TempDir, Index) = index_of(&TEXTS);
        }
        let names = |set: Option<BTreeSet<usize>>, kind: &str| {
            set.map(|set| set.into_iter().map(|number| format!("{kind}-{number}")).collect())
        };
        let filter = Filter { documents: names(documents, "document"), collections: names(collections, "collection") };
        let entries = entries(&TEXTS);
        let admitted: BTreeSet<i64> = entries
            .iter()
            .filter(|entry| filter.admits(&entry.document, &entry.collection))
            .map(|entry| entry.passage)
            .collect();
        let vector = Numbers(seed).unit(DIMENSION);
        let found = INDEX.with(|(_, index)| all_searches(index, text, &vector, &filter));
        for hits in &found {
            prop_assert!(hits.iter().all(|hit| admitted.contains(&hit.passage)));
        }
        prop_assert_eq!(passages(&found[0]).into_iter().collect::<BTreeSet<_>>(), admitted.clone());
        let unfiltered = INDEX.with(|(_, index)| index.search_words(text, 20, &Filter::default())).unwrap();
        let kept: Vec<Hit> = unfiltered.into_iter().filter(|hit| admitted.contains(&hit.passage)).collect();
        prop_assert_eq!(passages(&found[1]), passages(&kept));
    }
}

#[test]
fn no_index_is_an_error_that_names_the_command() {
    let directory = tempfile::tempdir().unwrap();
    let error = reopen(directory.path()).err().unwrap();
    assert!(matches!(error, IndexError::Missing(_)));
    assert!(error.to_string().contains("auskunft ingest"));
}

#[test]
fn another_embedder_or_chunker_refuses_and_names_the_command() {
    let (directory, _index) = index_of(&TEXTS);
    let mut other = encoders(DIMENSION);
    other.retriever.checksum = "another".to_owned();
    for opened in [open(directory.path(), &other, CHUNKER), open(directory.path(), &encoders(DIMENSION), "2")]
    {
        let error = opened.err().unwrap();
        assert!(matches!(error, IndexError::Mismatch { .. }));
        assert!(error.to_string().contains("auskunft ingest --rebuild"), "{error}");
    }
}

#[test]
fn another_format_refuses_even_when_its_manifest_has_other_fields() {
    let (directory, index) = index_of(&TEXTS);
    fs::write(index.generation().path.join("manifest.toml"), "format = 999\n").unwrap();
    let error = reopen(directory.path()).err().unwrap();
    assert!(matches!(error, IndexError::Mismatch { what: "format", .. }), "{error}");
}

#[test]
fn every_damaged_or_missing_file_is_an_error_that_names_it() {
    let (_directory, index) = index_of(&TEXTS);
    let files = index.manifest().files.len();
    assert!(files >= 8);
    for number in 0..=files {
        for cut in [true, false] {
            let (directory, index) = index_of(&TEXTS);
            let file = index.manifest().files.get(number);
            let name = file.map_or("manifest.toml".to_owned(), |file| file.path.clone());
            let path = index.generation().path.join(&name);
            if cut {
                let bytes = fs::read(&path).unwrap();
                fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
            } else {
                fs::remove_file(&path).unwrap();
            }
            drop(index);
            let error = reopen(directory.path()).err().unwrap();
            assert!(matches!(error, IndexError::Damaged { .. }), "{name}: {error}");
            assert!(error.to_string().contains("--rebuild") && error.to_string().contains(&name), "{error}");
        }
    }
}

#[test]
fn a_flipped_byte_of_the_graph_is_found_at_opening() {
    let directory = tempfile::tempdir().unwrap();
    let generation = build_from(directory.path(), &entries(&TEXTS), 1).unwrap();
    let path = generation.path.join("graph.u32");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(reopen(directory.path()), Err(IndexError::Damaged { .. })));
}

#[test]
fn a_failed_build_leaves_the_old_generation_and_the_next_one_cleans_up() {
    let (directory, index) = index_of(&TEXTS);
    let half = entries(&TEXTS).into_iter().take(3).map(Ok).chain([Err("power cut")]);
    let failed = build(directory.path(), identity(DIMENSION), half, &mut |_| {});
    assert!(matches!(failed, Err(IndexError::Source(_))));
    let generations = directory.path().join("generations");
    assert!(generations.join(".building").exists());
    assert_eq!(reopen(directory.path()).unwrap().generation(), index.generation());
    let next = build_from(directory.path(), &entries(&TEXTS[..4]), usize::MAX).unwrap();
    assert!(!generations.join(".building").exists());
    assert_eq!(reopen(directory.path()).unwrap().generation(), &next);
}

#[test]
fn a_generation_that_was_finished_but_never_switched_to_does_no_harm() {
    let (directory, index) = index_of(&TEXTS);
    let old = index.generation().clone();
    drop(index);
    let next = build_from(directory.path(), &entries(&TEXTS[..4]), usize::MAX).unwrap();
    fs::write(directory.path().join("current"), format!("{}\n", next.name)).unwrap();
    let lost = next.path.with_file_name("000009");
    fs::create_dir(&lost).unwrap();
    fs::write(directory.path().join(".current"), "0000").unwrap();
    assert_eq!(reopen(directory.path()).unwrap().len(), 4);
    let newest = build_from(directory.path(), &entries(&TEXTS[..5]), usize::MAX).unwrap();
    assert_eq!(reopen(directory.path()).unwrap().generation(), &newest);
    assert!(!lost.exists() && !old.path.exists() && !next.path.exists());
}

#[test]
fn a_lost_or_senseless_pointer_is_an_error_and_a_build_mends_it() {
    let (directory, index) = index_of(&TEXTS);
    drop(index);
    let pointer = directory.path().join("current");
    for content in ["", "../../etc", "000777\n"] {
        fs::write(&pointer, content).unwrap();
        assert!(matches!(reopen(directory.path()), Err(IndexError::Damaged { .. })), "{content}");
    }
    fs::remove_file(&pointer).unwrap();
    assert!(matches!(reopen(directory.path()), Err(IndexError::Missing(_))));
    build_from(directory.path(), &entries(&TEXTS), usize::MAX).unwrap();
    assert_eq!(reopen(directory.path()).unwrap().len(), TEXTS.len());
}

#[test]
fn an_open_generation_stays_searchable_and_is_pruned_after_it_is_closed() {
    let (directory, index) = index_of(&TEXTS);
    let old = index.generation().path.clone();
    build_from(directory.path(), &entries(&TEXTS[..4]), usize::MAX).unwrap();
    assert!(old.exists());
    assert_eq!(index.search_words("Jugendamt", 5, &Filter::default()).unwrap().len(), 1);
    drop(index);
    build_from(directory.path(), &entries(&TEXTS[..4]), usize::MAX).unwrap();
    assert!(!old.exists());
}

#[test]
fn entries_out_of_order_or_without_a_unit_vector_are_refused_by_name() {
    let refused = |entries: Vec<Entry>| {
        let directory = tempfile::tempdir().unwrap();
        build_from(directory.path(), &entries, usize::MAX).err().unwrap()
    };
    let mut twice = entries(&TEXTS);
    twice[3].passage = 10;
    assert!(matches!(refused(twice), IndexError::Entry { passage: 10, .. }));
    let mut long = entries(&TEXTS);
    long[3].vector[0] += 1.0;
    assert!(matches!(refused(long), IndexError::Entry { passage: 40, .. }));
}

#[test]
fn two_builds_at_once_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    let mut refused = false;
    let inner = entries(&TEXTS);
    let outer = entries(&TEXTS).into_iter().map(|entry| {
        let second = build_from(directory.path(), &inner, usize::MAX);
        refused |= matches!(second, Err(IndexError::Busy(_)));
        Ok::<_, Infallible>(entry)
    });
    build(directory.path(), identity(DIMENSION), outer, &mut |_| {}).unwrap();
    assert!(refused);
}
