//! `auskunft eval`

mod ablate;
mod compare;
mod evidence;
mod exchange;
mod figures_table;
mod gate;
mod installation;
mod run;
mod score;
mod suggest;

use std::process::ExitCode;

use clap::Subcommand;

use crate::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Ask every question of a set, judge the answers, write a run folder with a report
    Run(run::Arguments),
    /// Compare two run folders of the same set
    Compare(compare::Arguments),
    /// Measure what each step is worth, one switch at a time
    Ablate(ablate::Arguments),
    /// Fail when a figure falls short
    Gate(gate::Arguments),
    /// Judge a TREC run file of another system
    Score(score::Arguments),
    /// Draft questions for passages that no question covers
    Suggest(suggest::Arguments),
    /// Write the features of every candidate for a set's questions, for training the ranker
    Evidence(evidence::Arguments),
    /// Turn a CSV, a BEIR folder or TREC qrels into a question set
    Import(exchange::Import),
    /// Write a question set as CSV, BEIR folder or TREC qrels
    Export(exchange::Export),
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Run(command) => command.run(config),
            Command::Compare(command) => command.run(),
            Command::Ablate(command) => command.run(config),
            Command::Gate(command) => command.run(config),
            Command::Score(command) => command.run(),
            Command::Suggest(command) => command.run(config),
            Command::Evidence(command) => command.run(config),
            Command::Import(command) => command.run(),
            Command::Export(command) => command.run(config),
        }
    }
}
