//! `auskunft eval evidence`

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use super::installation::{Installation, bar, step};
use crate::config::Config;
use crate::eval::evidence::labelled;
use crate::eval::set::read_set;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Question set: a JSONL or CSV file, or a folder of them
    set: PathBuf,
    /// File to write: a JSON line for each question, a second one as if its documents were not there
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let set = read_set(&self.set)?;
        let installation = Installation::open(config)?;
        let documents = installation.store.documents()?;
        let file = std::fs::File::create(&self.out).with_context(|| self.out.display().to_string())?;
        let mut out = BufWriter::new(file);
        let bar = bar("questions");
        let questions: Vec<_> = set.scored().collect();
        for (done, question) in questions.iter().enumerate() {
            let withheld: &[bool] =
                if question.answerable && !question.evidence.is_empty() { &[false, true] } else { &[false] };
            for withheld in withheld {
                let labelled = labelled(&installation.assistant, &documents, question, *withheld)?;
                serde_json::to_writer(&mut out, &labelled)?;
                out.write_all(b"\n")?;
            }
            step(&bar, done + 1, questions.len());
        }
        out.flush()?;
        bar.finish_and_clear();
        Ok(ExitCode::SUCCESS)
    }
}
