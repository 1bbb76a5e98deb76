//! The command line: what each command takes, and what it prints.

mod ask;
mod bar;
mod doctor;
mod eval;
mod feedback;
mod ingest;
mod mcp;
mod models;
mod read;
mod rooms;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{self, Config};
use crate::corpus::pdf::worker;

/// Answers questions about the house's own documents, every statement cited.
#[derive(Debug, Parser)]
#[command(name = "auskunft", version, about, max_term_width = 100)]
struct Arguments {
    /// Configuration file [default: auskunft.toml of the current folder, if there is one]
    #[arg(long, global = true, env = "AUSKUNFT_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder for database, originals and index [default: data]
    #[arg(long, global = true, env = "AUSKUNFT_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Folder with the models [default: models]
    #[arg(long, global = true, env = "AUSKUNFT_MODELS", value_name = "DIR")]
    models: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read documents, embed them and build the index; unchanged files are skipped
    Ingest(ingest::Arguments),
    /// Answer a question in the terminal
    Ask(ask::Arguments),
    /// Serve the page and the HTTP interface
    Serve(serve::Arguments),
    /// Offer search, pages and answers as MCP tools on standard input and output (over HTTP: `serve`, address /mcp)
    Mcp(mcp::Arguments),
    /// Get, list and verify models
    Models(models::Arguments),
    /// Show what is read from a file, without storing anything
    Read(read::Arguments),
    /// Print what people thought of answers, one JSON object a line
    Feedback(feedback::Arguments),
    /// Evaluate with question sets: run, compare, ablate, gate, suggest
    Eval(eval::Arguments),
    /// Check this installation
    Doctor(doctor::Arguments),
    /// Read a PDF from standard input (used by the program itself)
    #[command(name = worker::ARGUMENT, hide = true)]
    Worker,
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    // The worker starts before anything else is set up: its limits must hold from the first byte.
    if std::env::args().nth(1).as_deref() == Some(worker::ARGUMENT) {
        return worker::run();
    }
    let arguments = Arguments::parse();
    start_log();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
            {
                eprintln!("error: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = configuration(&arguments)?;
    match arguments.command {
        Command::Ingest(command) => command.run(&config),
        Command::Ask(command) => command.run(&config),
        Command::Serve(command) => command.run(config),
        Command::Mcp(command) => command.run(&config),
        Command::Models(command) => command.run(&config),
        Command::Read(command) => command.run(&config),
        Command::Feedback(command) => command.run(&config),
        Command::Eval(command) => command.run(&config),
        Command::Doctor(command) => command.run(&config),
        Command::Worker => Ok(worker::run()),
    }
}

fn configuration(arguments: &Arguments) -> anyhow::Result<Config> {
    let mut config = config::load(arguments.config.as_deref())?;
    if let Some(data) = &arguments.data {
        config.data.clone_from(data);
    }
    if let Some(models) = &arguments.models {
        config.models.clone_from(models);
    }
    Ok(config)
}

fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("AUSKUNFT_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
