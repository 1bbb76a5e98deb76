//! The folder of a run: manifest, answers as they come, metrics.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::manifest::{FORMAT, RunManifest};
use super::{Figure, Given};
use crate::eval::set::{RunLine, place_id, read_set, write_jsonl, write_run};
use crate::eval::{EvalError, EvalQuestion, QuestionSet, Scores};

const MANIFEST: &str = "manifest.json";
const QUESTIONS: &str = "questions.jsonl";
const ANSWERS: &str = "answers.jsonl";
const FIGURES: &str = "figures.json";
const METRICS: &str = "metrics.tsv";
const RANKING: &str = "run.trec";
const REPORT: &str = "report.html";

/// An open run folder.
#[derive(Debug)]
pub struct RunFolder {
    path: PathBuf,
    manifest: RunManifest,
    given: Vec<Given>,
}

impl RunFolder {
    /// Begins a run in a folder, or takes up one that was interrupted there.
    ///
    /// # Errors
    /// [`EvalError::File`] when the folder holds a run of something else.
    pub fn begin(path: &Path, manifest: RunManifest, set: &QuestionSet) -> Result<Self, EvalError> {
        let file = path.join(MANIFEST);
        if !file.exists() {
            fs::create_dir_all(path).map_err(EvalError::io(path))?;
            write_jsonl(&path.join(QUESTIONS), &set.questions)?;
            write_json(&file, &manifest)?;
            return Ok(Self { path: path.to_owned(), manifest, given: Vec::new() });
        }
        let run = Self::open(path)?;
        if run.manifest.subject != manifest.subject {
            let reason = "holds a run of another set, corpus, model, setting or commit; name another folder";
            return Err(EvalError::file(path, reason));
        }
        run.drop_half_line()?;
        Ok(run)
    }

    /// Opens a run for reading. An unfinished last line is passed over.
    pub fn open(path: &Path) -> Result<Self, EvalError> {
        let file = path.join(MANIFEST);
        let text = fs::read_to_string(&file).map_err(EvalError::io(&file))?;
        let manifest: RunManifest =
            serde_json::from_str(&text).map_err(|error| EvalError::file(&file, error.to_string()))?;
        if manifest.format != FORMAT {
            let reason = format!("format {} (this version reads {FORMAT}); run it again", manifest.format);
            return Err(EvalError::file(&file, reason));
        }
        let given = read_answers(&path.join(ANSWERS))?;
        Ok(Self { path: path.to_owned(), manifest, given })
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder's name, by which the run is called.
    #[must_use]
    pub fn name(&self) -> String {
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        path.file_name().unwrap_or_default().to_string_lossy().replace(char::is_whitespace, "_")
    }

    /// What was evaluated.
    #[must_use]
    pub fn manifest(&self) -> &RunManifest {
        &self.manifest
    }

    /// The questions that were asked, as they were then.
    pub fn questions(&self) -> Result<Vec<EvalQuestion>, EvalError> {
        Ok(read_set(&self.path.join(QUESTIONS))?.scored().cloned().collect())
    }

    /// What was given so far.
    #[must_use]
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// The figures of a finished run.
    pub fn figures(&self) -> Result<Vec<Figure>, EvalError> {
        let file = self.path.join(FIGURES);
        let text = fs::read_to_string(&file)
            .map_err(|error| EvalError::file(&file, format!("{error}; the run is not finished")))?;
        serde_json::from_str(&text).map_err(|error| EvalError::file(&file, error.to_string()))
    }

    /// Appends what was given to a question.
    pub(super) fn append(&mut self, given: Given) -> Result<(), EvalError> {
        let path = self.path.join(ANSWERS);
        let mut line =
            serde_json::to_string(&given).map_err(|error| EvalError::file(&path, error.to_string()))?;
        line.push('\n');
        let file = OpenOptions::new().create(true).append(true).open(&path);
        file.and_then(|mut file| file.write_all(line.as_bytes())).map_err(EvalError::io(&path))?;
        self.given.push(given);
        Ok(())
    }

    /// Writes rankings, metrics and figures of all that was given.
    pub(super) fn finish(&self, scores: &[(String, Scores)], figures: &[Figure]) -> Result<(), EvalError> {
        let name = self.name();
        write_run(&self.path.join(RANKING), &self.ranking(&name))?;
        let mut lines = String::new();
        for (question, scores) in scores {
            for (metric, value) in scores.iter() {
                let _ = writeln!(lines, "{name}\t{question}\t{metric}\t{value:.6}");
            }
        }
        for figure in figures {
            let _ = writeln!(lines, "{name}\tall\t{}\t{:.6}", figure.name, figure.value);
        }
        let path = self.path.join(METRICS);
        fs::write(&path, lines).map_err(EvalError::io(&path))?;
        write_json(&self.path.join(FIGURES), &figures)
    }

    /// Writes the report.
    pub fn write_report(&self, page: &str) -> Result<PathBuf, EvalError> {
        let path = self.path.join(REPORT);
        fs::write(&path, page).map_err(EvalError::io(&path))?;
        Ok(path)
    }

    fn ranking(&self, tag: &str) -> Vec<RunLine> {
        let mut lines = Vec::new();
        for given in &self.given {
            for (rank, page) in (1_u32..).zip(&given.ranking.pages) {
                lines.push(RunLine {
                    question: given.id.clone(),
                    document: place_id(page),
                    rank,
                    score: 1.0 / rank as f32,
                    tag: tag.to_owned(),
                });
            }
        }
        lines
    }

    /// Cuts off what an interruption left of a line.
    fn drop_half_line(&self) -> Result<(), EvalError> {
        let path = self.path.join(ANSWERS);
        let Ok(bytes) = fs::read(&path) else { return Ok(()) };
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let file = OpenOptions::new().write(true).open(&path);
        file.and_then(|file: File| file.set_len(whole as u64)).map_err(EvalError::io(&path))
    }
}

fn read_answers(path: &Path) -> Result<Vec<Given>, EvalError> {
    let Ok(text) = fs::read_to_string(path) else { return Ok(Vec::new()) };
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    (1..)
        .zip(whole.lines())
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| EvalError::line(path, number, error.to_string()))
        })
        .collect()
}

fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<(), EvalError> {
    let text =
        serde_json::to_string_pretty(value).map_err(|error| EvalError::file(path, error.to_string()))?;
    fs::write(path, text + "\n").map_err(EvalError::io(path))
}
