//! The programs that train run and give what the program opens.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use auskunft::embedding::{Excerpt, ModelNames, open_encoders};

/// A Python with what `models/training/requirements.txt` names; `None`, said loudly, where there is none.
fn python() -> Option<PathBuf> {
    let python =
        std::env::var_os("AUSKUNFT_TRAINING_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let found = Command::new(&python).args(["-c", "import torch, gguf, tokenizers"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    eprintln!("SKIPPED: {} has not what models/training/requirements.txt names", python.display());
    None
}

/// Runs a training program for a few steps and gives the folder it filled.
fn trained(python: &Path, program: &str, models: &Path, name: &str, more: &[&str]) {
    let training = support::root().join("models/training");
    let output = Command::new(python)
        .arg(training.join(program))
        .arg(support::models().join("multilingual-e5-small"))
        .arg(training.join("material/house-a"))
        .args(["--steps", "2", "--out"])
        .arg(models.join(name))
        .args(more)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_few_steps_give_a_selector_and_a_reader_that_open() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let models = folder.path();
    trained(&python, "train.py", models, "tried", &[]);
    trained(&python, "reader.py", models, "read", &["--layers", "2", "--around", "16"]);
    let base = support::models().join("multilingual-e5-small").canonicalize().unwrap();
    std::os::unix::fs::symlink(base, models.join("multilingual-e5-small")).unwrap();
    let names = ModelNames {
        model: "multilingual-e5-small".to_owned(),
        selector: "tried".to_owned(),
        reader: "read".to_owned(),
    };
    let encoders = open_encoders(models, &names, 1).unwrap();
    let question = "Wie lange dauert die Ausleihe?";
    let (found, picked) = encoders.embed_question(question).unwrap();
    let cosine: f32 = found.iter().zip(&picked).map(|(one, other)| one * other).sum();
    assert!(cosine > 0.5 && cosine < 0.99999, "two steps move a vector a little: {cosine}");
    let reader = encoders.reader.unwrap();
    let excerpt = |text: &str| Excerpt { text: text.to_owned(), around: "§ 3 Ausleihe".to_owned() };
    let excerpts = ["Die Ausleihe dauert zwei Wochen.", "Hunde bleiben draußen."].map(excerpt);
    let odds = reader.read(question, &excerpts).unwrap();
    assert!(odds.len() == 2 && odds.iter().all(|odds| odds.is_finite()));
}
