//! `auskunft serve`

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use super::rooms;
use crate::config::Config;
use crate::server::{self, AppState, HouseImporter, Logo, Parts};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR:PORT")]
    listen: Option<SocketAddr>,
}

impl Arguments {
    pub(super) fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        let mut config = config;
        let listen = self.listen.unwrap_or(config.server.listen);
        config.server.listen = listen;
        if config.site.uploads && !listen.ip().is_loopback() {
            warn_of_open_library();
        }
        let store = rooms::store(&config)?;
        let assistant = rooms::assistant(&config, &store)?;
        let workers = Arc::new(rooms::workers(&config)?);
        let importer = HouseImporter {
            store: Arc::clone(&store),
            workers: Arc::clone(&workers),
            encoders: assistant.encoders().clone(),
            max_file_bytes: config.reading.max_file_bytes,
        };
        let state = AppState::new(Parts {
            answerer: Arc::new(assistant),
            pages: workers,
            importer: Arc::new(importer),
            max_file_bytes: config.reading.max_file_bytes,
            logo: config.site.logo.as_deref().map(Logo::read).transpose()?,
            limits: config.server,
            site: config.site,
            store,
        })?;
        let runtime = tokio::runtime::Runtime::new().context("the server cannot start its threads")?;
        runtime.block_on(server::serve(state, listen, announce))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn warn_of_open_library() {
    eprintln!(
        "warning: everybody who reaches this address can add and remove documents; \
         set site.uploads = false (AUSKUNFT_SITE__UPLOADS=false) to prevent it"
    );
}

#[expect(clippy::print_stdout, reason = "the address is the result of the command")]
fn announce(address: SocketAddr) {
    println!("Auskunft is ready: http://{address}");
    // Whoever reads this through a pipe waits for the address.
    let _ = std::io::stdout().flush();
}
