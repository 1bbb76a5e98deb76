//! `auskunft eval gate`

use std::path::PathBuf;
use std::process::ExitCode;

use super::installation::Installation;
use crate::config::Config;
use crate::eval::run::RunFolder;
use crate::eval::set::read_set;
use crate::eval::{self, Bound, Verdict};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Question set to run
    #[arg(required_unless_present = "run_folder", conflicts_with = "run_folder")]
    set: Option<PathBuf>,
    /// Judge this finished run instead
    #[arg(long = "run", id = "run_folder", value_name = "DIR")]
    run_folder: Option<PathBuf>,
    /// A figure that must be reached, such as `answer/right=0.85`; may be repeated
    #[arg(long = "min", value_name = "NAME=VALUE", required_unless_present = "most")]
    least: Vec<Bound>,
    /// A figure that must not be exceeded, such as `refusal/wrong_at_90=0.05`; may be repeated
    #[arg(long = "max", id = "most", value_name = "NAME=VALUE")]
    most: Vec<Bound>,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let figures = match (self.set, self.run_folder) {
            (Some(set), _) => {
                let set = read_set(&set)?;
                let folder = tempfile::tempdir()?;
                Installation::open(config)?.evaluate(config, &set, &[], folder.path())?.1.figures
            }
            (None, Some(folder)) => RunFolder::open(&folder)?.figures()?,
            (None, None) => anyhow::bail!("name a question set, or a finished run with --run"),
        };
        let verdicts = eval::gate(&figures, &self.least, &self.most);
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            verdicts.iter().for_each(|verdict| println!("{}", line(verdict)));
        }
        let holds = verdicts.iter().all(Verdict::holds);
        Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn line(verdict: &Verdict) -> String {
    let Verdict { bound, at_least, found } = verdict;
    let word = if verdict.holds() { "holds " } else { "FAILS " };
    let relation = if *at_least { "at least" } else { "at most" };
    let found = found.map_or_else(|| "not measured".to_owned(), |found| format!("{found:.3}"));
    format!("{word} {}: {found}, {relation} {} wanted", bound.name, bound.value)
}
