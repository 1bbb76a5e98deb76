//! `auskunft eval run`

use std::path::PathBuf;
use std::process::ExitCode;

use super::figures_table::table;
use super::installation::{Installation, default_folder};
use crate::config::Config;
use crate::eval::reporting::report_of;
use crate::eval::set::read_set;
use crate::eval::{Perturbation, report};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Question set: a JSONL or CSV file, or a folder of them
    set: PathBuf,
    /// Folder of the run; an interrupted run there is taken up [default: evaluations/ in the data folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Ask the questions again worded worse, and report what that costs
    #[arg(long)]
    robustness: bool,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let set = read_set(&self.set)?;
        let installation = Installation::open(config)?;
        let folder = self.out.unwrap_or_else(|| default_folder(config, &set));
        let perturbations: &[Perturbation] = if self.robustness { &Perturbation::ALL } else { &[] };
        let (folder, finished) = installation.evaluate(config, &set, perturbations, &folder)?;
        let page = report::report_page(&report_of(&folder, &finished)?);
        let report = folder.write_report(&page)?;
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            if self.json {
                println!("{}", serde_json::to_string_pretty(&finished.figures)?);
            } else {
                print!("{}\nreport: {}\n", table(&finished.figures), report.display());
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
