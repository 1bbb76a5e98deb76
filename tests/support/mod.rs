//! What several integration tests need.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; a failed step fails the test")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use auskunft::corpus::pdf::{PdfWorkers, ReadLimits};
use auskunft::embedding::{self, Encoders, ModelNames};
use auskunft::ingest::{Ingest, Options, Silent, Summary};
use auskunft::store::Store;

/// The project's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A command of the built binary, with nothing of the caller's configuration.
pub(crate) fn auskunft(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_auskunft"));
    command.current_dir(root()).env("AUSKUNFT_MODELS", models()).arg("--data").arg(data);
    command
}

/// The folder with the models; `make test` has pulled the default one.
pub(crate) fn models() -> PathBuf {
    std::env::var_os("AUSKUNFT_MODELS").map_or_else(|| root().join("models"), PathBuf::from)
}

/// The material beside the project; `None`, said loudly, where it is absent.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("AUSKUNFT_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    if folder.join("questions/dev.jsonl").is_file() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no shared material at {}", folder.display());
    None
}

/// The default encoders.
pub(crate) fn encoders() -> Encoders {
    let names = ModelNames {
        model: "multilingual-e5-small".to_owned(),
        selector: "selector".to_owned(),
        reader: "reader".to_owned(),
    };
    match embedding::open_encoders(&models(), &names, 0) {
        Ok(encoders) => encoders,
        Err(error) => panic!("the tests need the model: {error}"),
    }
}

/// Reads in processes of the built binary.
pub(crate) fn workers() -> PdfWorkers {
    PdfWorkers::with_executable(PathBuf::from(env!("CARGO_BIN_EXE_auskunft")), ReadLimits::default())
}

/// Ingests paths into a data folder.
pub(crate) fn ingest(data: &Path, encoders: &Encoders, paths: &[PathBuf]) -> (Arc<Store>, Summary) {
    let store = Arc::new(Store::open(data).unwrap());
    let options = Options { paths: paths.to_vec(), max_file_bytes: 1 << 28, ..Options::default() };
    let ingest = Ingest { store: &store, workers: &workers(), encoders, progress: &Silent };
    let summary = ingest.run(&options).unwrap();
    (store, summary)
}
