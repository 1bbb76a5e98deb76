//! `auskunft eval` as an evaluator uses it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use auskunft::eval::ablation::Variant;

const DOCUMENT: &str = "datenschutz.pdf";

/// A data folder with one handbook, and the questions of the sample set on it.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        let document = support::root().join("corpus/handbuecher").join(DOCUMENT);
        site.run(&["ingest", document.to_str().unwrap()]);
        let all = fs::read_to_string(support::root().join("corpus/questions/sample.jsonl")).unwrap();
        let here = |line: &&str| {
            let question: serde_json::Value = serde_json::from_str(line).unwrap();
            let evidence = question["evidence"].as_array().unwrap();
            evidence.iter().all(|evidence| evidence["doc"] == DOCUMENT)
        };
        let lines: Vec<&str> = all.lines().filter(here).take(24).collect();
        assert_eq!(lines.len(), 24);
        fs::write(site.path("set.jsonl"), lines.join("\n")).unwrap();
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn try_run(&self, arguments: &[&str]) -> Output {
        let mut command = support::auskunft(&self.path("data"));
        command.args(arguments).output().unwrap()
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output = self.try_run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn eval(&self, arguments: &[&str]) -> String {
        let files = [
            "set.jsonl",
            "set.csv",
            "back.jsonl",
            "qrels.txt",
            "beir-folder",
            "one",
            "two",
            "drafts.jsonl",
            "page.html",
        ];
        let owned: Vec<String> = arguments
            .iter()
            .map(|argument| {
                let is_file = files.contains(argument);
                if is_file {
                    self.path(argument).to_string_lossy().into_owned()
                } else {
                    (*argument).to_owned()
                }
            })
            .collect();
        let arguments: Vec<&str> = std::iter::once("eval").chain(owned.iter().map(String::as_str)).collect();
        self.run(&arguments)
    }
}

/// The figures of a run that must not differ from one run to the next, without the run's name.
fn lasting_figures(run: &Path) -> Vec<String> {
    let text = fs::read_to_string(run.join("metrics.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.contains("\tcost/"));
    lines.map(|line| line.split_once('\t').unwrap().1.to_owned()).collect()
}

#[test]
fn a_set_is_run_resumed_compared_judged_and_exchanged() {
    let site = Site::new();

    let printed = site.eval(&["run", "set.jsonl", "--out", "one", "--robustness"]);
    for figure in ["answer/right", "page/ndcg@10", "citation/verbatim", "robustness/typos/page/ndcg@10"] {
        assert!(printed.contains(figure), "{printed}");
    }
    let figures = lasting_figures(&site.path("one"));
    assert!(figures.iter().any(|line| line.starts_with("all\tcitation/verbatim\t1.000000")), "{figures:?}");
    for file in ["manifest.json", "answers.jsonl", "run.trec", "report.html", "questions.jsonl"] {
        assert!(site.path("one").join(file).is_file(), "{file}");
    }

    // An interrupted run: some answers are there, the last one only by half.
    let two = site.path("two");
    fs::create_dir(&two).unwrap();
    for file in ["manifest.json", "questions.jsonl"] {
        fs::copy(site.path("one").join(file), two.join(file)).unwrap();
    }
    let answers = fs::read_to_string(site.path("one/answers.jsonl")).unwrap();
    fs::write(two.join("answers.jsonl"), &answers[..answers.len() / 2]).unwrap();
    site.eval(&["run", "set.jsonl", "--out", "two", "--robustness"]);
    assert_eq!(lasting_figures(&two), figures);

    let compared = site.eval(&["compare", "one", "two", "--html", "page.html"]);
    assert!(compared.contains("won by B: 0") && compared.contains("lost by B: 0"), "{compared}");
    assert!(fs::read_to_string(site.path("page.html")).unwrap().starts_with("<!DOCTYPE html>"));

    let one = site.path("one").to_string_lossy().into_owned();
    assert!(site.eval(&["gate", "--run", &one, "--min", "citation/verbatim=1"]).starts_with("holds"));
    let failed = site.try_run(&["eval", "gate", "--run", &one, "--min", "citation/verbatim=1.01"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stdout).starts_with("FAILS"));

    // Our own run file, judged as that of a stranger, gives the same figure.
    let foreign = site.eval(&["score", "set.jsonl", &format!("{one}/run.trec")]);
    let ndcg = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("page/ndcg@10")).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    assert_eq!(ndcg(&foreign), ndcg(&printed));

    let ablation = site.eval(&["ablate", "set.jsonl"]);
    assert_eq!(ablation.lines().count(), 2 + Variant::all().len(), "{ablation}");

    site.eval(&["export", "set.jsonl", "--form", "csv", "--to", "set.csv"]);
    site.eval(&["import", "set.csv", "--to", "back.jsonl"]);
    let questions = |file: &str| auskunft::eval::set::read_set(&site.path(file)).unwrap().questions;
    assert_eq!(questions("back.jsonl"), questions("set.jsonl"));
    site.eval(&["export", "set.jsonl", "--form", "qrels", "--to", "qrels.txt"]);
    site.eval(&["export", "set.jsonl", "--form", "beir", "--to", "beir-folder"]);
    let corpus = fs::read_to_string(site.path("beir-folder/corpus.jsonl")).unwrap();
    assert!(corpus.lines().count() > 5 && corpus.contains("datenschutz.pdf#p"));
    let imported = site.eval(&["import", "beir-folder", "--to", "back.jsonl"]);
    assert!(imported.contains("questions in"), "{imported}");

    site.eval(&["suggest", "set.jsonl", "--limit", "10", "--out", "drafts.jsonl"]);
    let drafts = questions("drafts.jsonl");
    assert_eq!(drafts.len(), 10);
    assert!(drafts.iter().all(|question| question.draft));
}

#[test]
fn a_malformed_line_is_reported_with_file_line_and_reason() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("set.jsonl");
    fs::write(&set, "{\"id\": \"q1\", \"question\": \"Wo?\", \"answerable\": false}\n{\"id\": \"q2\"\n")
        .unwrap();
    let output = support::auskunft(folder.path()).args(["eval", "run"]).arg(&set).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("set.jsonl, line 2:"), "{error}");
}
