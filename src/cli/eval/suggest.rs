//! `auskunft eval suggest`

use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::rooms;
use crate::config::Config;
use crate::eval::set::{read_set, write_csv, write_jsonl};
use crate::eval::{suggest, suggestion_sources};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Question set whose gaps are sought
    set: PathBuf,
    /// Drafts at most
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    limit: usize,
    /// Write the drafts to this file, .jsonl or .csv
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let set = read_set(&self.set)?;
        let store = rooms::store(config)?;
        let drafts = suggest(&suggestion_sources(&store)?, &set.questions, self.limit);
        if self.out.extension().is_some_and(|extension| extension == "csv") {
            write_csv(&self.out, &drafts)?;
        } else {
            write_jsonl(&self.out, &drafts)?;
        }
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            println!(
                "{} drafts in {}; a draft is not scored until a person sets draft to false",
                drafts.len(),
                self.out.display()
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
