//! `auskunft feedback`

use std::io::Write;
use std::process::ExitCode;

use super::rooms;
use crate::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only what was given on this day (UTC) or later
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    since: String,
    /// Only what was said of answers that did not help
    #[arg(long)]
    unhelpful: bool,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = rooms::store(config)?;
        let mut output = std::io::stdout().lock();
        for given in store.feedback_since(&self.since)? {
            if !(self.unhelpful && given.feedback.helpful) {
                writeln!(output, "{}", serde_json::to_string(&given)?)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
