//! `auskunft eval ablate`

use std::path::PathBuf;
use std::process::ExitCode;

use super::installation::{Installation, bar, step, warn_of_missing};
use crate::config::Config;
use crate::eval::ablation::{Ablation, markdown, tab_separated};
use crate::eval::run::CorpusView;
use crate::eval::set::read_set;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Question set: a JSONL or CSV file, or a folder of them
    set: PathBuf,
    /// Print tab-separated values instead of a Markdown table
    #[arg(long)]
    tsv: bool,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let set = read_set(&self.set)?;
        let installation = Installation::open(config)?;
        let view = CorpusView::of(&installation.store)?;
        warn_of_missing(&view, &set);
        let bar = bar("variants");
        let ablation = Ablation {
            questions: set.scored().collect(),
            assistant: &installation.assistant,
            store: &installation.store,
            view: &view,
            progress: &|done, total| step(&bar, done, total),
        };
        let rows = ablation.run()?;
        bar.finish_and_clear();
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            print!("{}", if self.tsv { tab_separated(&rows) } else { markdown(&rows) });
        }
        Ok(ExitCode::SUCCESS)
    }
}
