//! `auskunft mcp`

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use super::rooms;
use crate::config::Config;
use crate::server::mcp::{self, House};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

impl Arguments {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = rooms::store(config)?;
        let assistant = Arc::new(rooms::assistant(config, &store)?);
        let toolbox = Arc::new(House::new(store, assistant));
        let runtime = tokio::runtime::Runtime::new().context("the conversation cannot start its threads")?;
        runtime.block_on(mcp::serve_stdio(toolbox, &config.server))?;
        // A thread that waits for more input would keep the process from ending.
        runtime.shutdown_background();
        Ok(ExitCode::SUCCESS)
    }
}
