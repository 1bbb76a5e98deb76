//! The binary as an operator uses it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::process::{Command, Output};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

#[test]
fn a_missing_model_names_the_command_that_gets_it_and_nothing_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["ask", "Wer?"][..], &["ingest", "corpus/steckbriefe"], &["serve"]] {
        let output =
            run(support::auskunft(folder.path()).env("AUSKUNFT_MODELS", folder.path()).args(arguments));
        let error = text(&output.stderr);
        assert!(!output.status.success());
        assert!(error.contains("auskunft models pull"), "{arguments:?}: {error}");
    }
}

#[test]
fn asking_without_an_index_names_the_command_that_builds_it() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(support::auskunft(folder.path()).args(["ask", "Wer?"]));
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("auskunft ingest"), "{}", text(&output.stderr));
}

#[test]
fn a_question_is_answered_verbatim_with_page_and_boxes_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let documents = support::root().join("corpus/handbuecher/datenschutz.pdf");
    assert!(run(support::auskunft(folder.path()).arg("ingest").arg(documents)).status.success());

    let question = "Innerhalb wie vieler Stunden ist eine Datenpanne der Aufsichtsbehörde zu melden?";
    let output = run(support::auskunft(folder.path()).args(["ask", "--json", question]));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["refused"], false);
    let citation = &answer["citations"][0];
    assert_eq!(citation["document"]["file"], "datenschutz.pdf");
    assert!(citation["page"].as_u64().unwrap() >= 1);
    assert!(!citation["boxes"].as_array().unwrap().is_empty());
    assert!(text(&output.stdout).contains("72"), "{answer:#}");

    let output = run(support::auskunft(folder.path()).args(["ask", "Quallenfischerei auf Neptunmonden"]));
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("nichts in den Dokumenten"));
}

#[test]
fn wrong_configuration_is_refused_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("auskunft.toml");
    std::fs::write(&file, "[server]\nlisten = 'everywhere'\n").unwrap();
    let output = run(support::auskunft(folder.path()).arg("--config").arg(file).arg("doctor"));
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("listen"), "{}", text(&output.stderr));
}
