//! The command that trains the selector runs and gives what the program opens.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod support;

use std::path::PathBuf;
use std::process::Command;

use auskunft::embedding::open_encoders;

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

#[test]
fn a_few_steps_give_a_selector_that_opens() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let training = support::root().join("models/training");
    let base = support::models().join("multilingual-e5-small");
    let output = Command::new(python)
        .arg(training.join("train.py"))
        .arg(&base)
        .arg(training.join("material/house-a"))
        .args(["--epochs", "1", "--steps", "2", "--out"])
        .arg(folder.path().join("tried"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::os::unix::fs::symlink(base.canonicalize().unwrap(), folder.path().join("multilingual-e5-small"))
        .unwrap();
    let encoders = open_encoders(folder.path(), "multilingual-e5-small", "tried", 1).unwrap();
    let (found, picked) = encoders.embed_question("Wie lange dauert die Ausleihe?").unwrap();
    let cosine: f32 = found.iter().zip(&picked).map(|(one, other)| one * other).sum();
    assert!(cosine > 0.5 && cosine < 0.99999, "two steps move a vector a little: {cosine}");
}
