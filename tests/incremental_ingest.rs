//! An ingest does what is needed and no more; what it cannot read it reports by name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::path::Path;

use auskunft::corpus::passage::CHUNKER_VERSION;
use auskunft::embedding::EncoderSource;
use auskunft::index::{self, Filter, IndexError};
use auskunft::ingest::index_folder;
use auskunft::store::{DocumentStatus, Store};

fn write(folder: &Path, file: &str, content: &str) {
    let path = folder.join(file);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

fn files(store: &Store) -> Vec<(String, String)> {
    let documents = store.documents().unwrap();
    documents.into_iter().map(|document| (document.row.collection, document.row.file)).collect()
}

#[test]
fn new_changed_unchanged_removed_and_unreadable_files() {
    let folder = tempfile::tempdir().unwrap();
    let (documents, data) = (folder.path().join("haus"), folder.path().join("data"));
    let encoders = support::encoders();
    let ingest = || support::ingest(&data, &encoders, std::slice::from_ref(&documents));

    write(&documents, "handbuch/urlaub.md", "# Urlaub\n\nDer Antrag ist vier Wochen vorher zu stellen.\n");
    write(&documents, "handbuch/reise.txt", "Dienstreisen sind vor Antritt zu genehmigen.\n");
    write(&documents, "notiz.xyz", "kein bekanntes Format");
    write(&documents, "kaputt.pdf", "%PDF-1.7 und dann nichts mehr");
    let (store, summary) = ingest();
    assert_eq!((summary.new, summary.failed, summary.removed), (4, 2, 0), "{summary:?}");
    assert!(summary.index_built);
    for name in ["notiz.xyz", "kaputt.pdf"] {
        let notice = summary.notices.iter().find(|notice| notice.path.ends_with(name)).unwrap();
        assert_eq!(notice.status, DocumentStatus::Failed);
        assert!(!notice.reason.is_empty());
    }

    let (_, summary) = ingest();
    assert_eq!((summary.unchanged, summary.passages, summary.index_built), (2, 0, false), "{summary:?}");

    write(&documents, "handbuch/reise.txt", "Dienstreisen genehmigt die Leitung des Fachdienstes.\n");
    std::fs::remove_file(documents.join("handbuch/urlaub.md")).unwrap();
    let (_, summary) = ingest();
    assert_eq!((summary.removed, summary.unchanged, summary.index_built), (1, 0, true), "{summary:?}");
    assert!(!files(&store).iter().any(|(_, file)| file == "urlaub.md"));
    assert!(files(&store).contains(&("handbuch".to_owned(), "reise.txt".to_owned())));

    let index =
        index::open(&index_folder(&data), &encoders.identities(), &CHUNKER_VERSION.to_string()).unwrap();
    let hits = index.search_words("Leitung", 5, &Filter::default()).unwrap();
    assert_eq!(hits.len(), 1);
    let passage = store.passage(hits[0].passage).unwrap().unwrap().passage;
    assert!(passage.text.text.contains("Leitung des Fachdienstes"));
}

/// A page that only shows a picture of two by two pixels.
const SCAN: &str = "%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<<>>>>endobj
4 0 obj<</Length 66>>stream
q 200 0 0 100 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID AzzA EI Q      
endstream endobj
trailer<</Root 1 0 R>>
";

#[test]
fn a_page_that_only_shows_a_picture_needs_recognition_and_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let (documents, data) = (folder.path().join("haus"), folder.path().join("data"));
    write(&documents, "scan.pdf", SCAN);
    let (store, summary) = support::ingest(&data, &support::encoders(), &[documents]);
    assert_eq!((summary.needs_ocr, summary.failed, summary.passages), (1, 0, 0), "{summary:?}");
    assert_eq!(store.documents().unwrap()[0].row.status, DocumentStatus::NeedsOcr);
    assert_eq!(summary.notices[0].reason, "needs OCR: page 1");
}

#[test]
fn an_index_of_another_embedder_is_refused_with_the_command_that_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let (documents, data) = (folder.path().join("haus"), folder.path().join("data"));
    let encoders = support::encoders();
    write(&documents, "a.txt", "Die Frist beträgt vier Wochen.\n");
    support::ingest(&data, &encoders, &[documents]);
    let mut other = encoders.identities();
    other.retriever.checksum = "0".repeat(64);
    let refused = index::open(&index_folder(&data), &other, &CHUNKER_VERSION.to_string()).err().unwrap();
    assert!(matches!(refused, IndexError::Mismatch { what: "embedder", .. }), "{refused}");
    assert!(refused.to_string().contains("auskunft ingest --rebuild"), "{refused}");
}
