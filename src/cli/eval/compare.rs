//! `auskunft eval compare`

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use crate::eval::reporting::comparison_of;
use crate::eval::run::RunFolder;
use crate::eval::{self, Change, Compared, report};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the first run
    a: PathBuf,
    /// Folder of the second run
    b: PathBuf,
    /// Write the comparison as a page to this file as well
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let (a, b) = (RunFolder::open(&self.a)?, RunFolder::open(&self.b)?);
        let compared = eval::compare(&a, &b)?;
        if let Some(file) = &self.html {
            let page = report::comparison_page(&comparison_of(&a, &b, &compared)?);
            std::fs::write(file, page).with_context(|| file.display().to_string())?;
        }
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            print!("{}", text(&compared));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn text(compared: &Compared) -> String {
    let mut text = format!("{:<20} {:>7} {:>7} {:>8}  95 % interval\n", "score", "A", "B", "B - A");
    for row in &compared.differences {
        let p_value = row.mcnemar.map_or(String::new(), |test| format!("  McNemar p = {:.3}", test.p_value));
        let _ = writeln!(
            text,
            "{:<20} {:>7.3} {:>7.3} {:>+8.3}  [{:+.3}, {:+.3}] n={}{p_value}",
            row.metric, row.a, row.b, row.interval.mean, row.interval.low, row.interval.high, row.questions
        );
    }
    let _ = writeln!(text, "\nright in both {}, wrong in both {}", compared.both_right, compared.both_wrong);
    for (title, changes) in [("won by B", &compared.won), ("lost by B", &compared.lost)] {
        let _ = writeln!(text, "{title}: {}", changes.len());
        changes.iter().for_each(|Change { question, .. }| {
            let _ = writeln!(text, "  {}  {}", question.id, question.question);
        });
    }
    text
}
