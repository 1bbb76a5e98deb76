//! The installation that is evaluated, and runs on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use indicatif::{ProgressBar, ProgressStyle};
use time::OffsetDateTime;
use time::macros::format_description;

use crate::answer::Assistant;
use crate::cli::rooms;
use crate::config::Config;
use crate::eval::run::{CorpusView, Finished, Run, RunFolder, RunManifest, SetIdentity, Subject, commit_of};
use crate::eval::{Compounds, Perturbation, QuestionSet};
use crate::index::Index;
use crate::store::Store;

/// Everything a question needs to be answered.
pub(super) struct Installation {
    pub(super) store: Arc<Store>,
    pub(super) assistant: Assistant,
    pub(super) index: Arc<Index>,
}

/// The word index as the perturbations see it.
struct Words<'a>(&'a Index);

impl Compounds for Words<'_> {
    fn parts(&self, word: &str) -> Vec<String> {
        self.0.compound_parts(word)
    }

    fn knows(&self, word: &str) -> bool {
        self.0.knows_word(word)
    }
}

impl Installation {
    pub(super) fn open(config: &Config) -> anyhow::Result<Self> {
        let store = rooms::store(config)?;
        let assistant = rooms::assistant(config, &store)?;
        let index = assistant.index()?;
        Ok(Self { store, assistant, index })
    }

    /// Runs a set, or what is missing of an interrupted run, in a folder.
    pub(super) fn evaluate(
        &self,
        config: &Config,
        set: &QuestionSet,
        perturbations: &[Perturbation],
        folder: &Path,
    ) -> anyhow::Result<(RunFolder, Finished)> {
        let view = CorpusView::of(&self.store)?;
        warn_of_missing(&view, set);
        let manifest = RunManifest::new(self.subject(config, set), now());
        let mut folder = RunFolder::begin(folder, manifest, set)?;
        let bar = bar("questions");
        let run = Run {
            set,
            responder: &self.assistant,
            view: &view,
            perturbations,
            compounds: &Words(&self.index),
            index_bytes: self.index.manifest().files.iter().map(|file| file.length).sum(),
            progress: &|done, total| step(&bar, done, total),
        };
        let finished = run.run(&mut folder)?;
        bar.finish_and_clear();
        Ok((folder, finished))
    }

    fn subject(&self, config: &Config, set: &QuestionSet) -> Subject {
        let manifest = self.index.manifest();
        Subject {
            set: SetIdentity::of(set),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: commit_of(Path::new(".")),
            embedder: manifest.identity.embedder.clone(),
            selector: manifest.identity.selector.clone(),
            answering: config.answering.clone(),
            corpus: manifest.identity.corpus.clone(),
            passages: manifest.counts.passages,
            documents: manifest.counts.documents,
        }
    }
}

/// Where a run goes when nothing is said: a folder for each set, in it one for each run.
pub(super) fn default_folder(config: &Config, set: &QuestionSet) -> PathBuf {
    let format = format_description!("[year]-[month]-[day]T[hour]-[minute]-[second]Z");
    let moment = OffsetDateTime::now_utc().format(format).unwrap_or_else(|_| now().to_string());
    config.data.join("evaluations").join(&set.name).join(moment)
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

/// A bar on standard error.
pub(super) fn bar(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {prefix}  {eta} left") {
        bar.set_style(style);
    }
    bar.set_prefix(what);
    bar
}

pub(super) fn step(bar: &ProgressBar, done: usize, total: usize) {
    bar.set_length(total as u64);
    bar.set_position(done as u64);
}

#[expect(clippy::print_stderr, reason = "tells a person that figures will be low for this reason")]
pub(super) fn warn_of_missing(view: &CorpusView<'_>, set: &QuestionSet) {
    let missing = view.missing_documents(&set.questions);
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(String::as_str).collect();
        eprintln!("warning: evidence in documents that are not ingested: {}", names.join(", "));
    }
}
