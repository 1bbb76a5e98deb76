//! `auskunft eval score`

use std::path::PathBuf;
use std::process::ExitCode;

use super::figures_table::table;
use crate::eval::run::{figures_of_ranking, rankings};
use crate::eval::set::{read_run, read_set};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Question set: a JSONL or CSV file, or a folder of them
    set: PathBuf,
    /// TREC run file with documents named as `FILE#pPAGE`, as in a run folder's run.trec
    run: PathBuf,
}

impl Arguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let set = read_set(&self.set)?;
        let figures = figures_of_ranking(&set, &rankings(&read_run(&self.run)?));
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            print!("{}", table(&figures));
        }
        Ok(ExitCode::SUCCESS)
    }
}
