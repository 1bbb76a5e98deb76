//! `auskunft ingest`

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::rooms;
use crate::config::Config;
use crate::ingest::{Ingest, Options, Summary};
use crate::store::DocumentStatus;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files and folders to read
    #[arg(required_unless_present = "rebuild", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Put everything into this collection [default: the folder right below PATH]
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// Read and embed everything again, and build the index anew; without PATH, all that was ingested before
    #[arg(long)]
    rebuild: bool,
    /// Print the summary as JSON
    #[arg(long)]
    json: bool,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = rooms::store(config)?;
        let encoders = rooms::deferred_encoders(config)?;
        let workers = rooms::workers(config)?;
        let paths = if self.paths.is_empty() { earlier_roots(&store)? } else { self.paths };
        let options = Options {
            paths,
            collection: self.collection,
            rebuild: self.rebuild,
            max_file_bytes: config.reading.max_file_bytes,
        };
        let bar = Bar::new();
        let ingest = Ingest { store: &store, workers: &workers, encoders: &encoders, progress: &bar };
        let summary = ingest.run(&options)?;
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            if self.json {
                println!("{}", serde_json::to_string_pretty(&summary)?);
            } else {
                print!("{}", table(&summary));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn earlier_roots(store: &crate::store::Store) -> anyhow::Result<Vec<PathBuf>> {
    let mut roots: Vec<PathBuf> =
        store.documents()?.into_iter().map(|document| PathBuf::from(document.row.root)).collect();
    roots.sort();
    roots.dedup();
    roots.retain(|root| root.exists());
    Ok(roots)
}

fn table(summary: &Summary) -> String {
    let rate = summary.pages as f64 / summary.seconds.max(0.001);
    let index = if summary.index_built { "new generation" } else { "unchanged" };
    let mut text = String::new();
    for (name, value) in [
        ("new", summary.new.to_string()),
        ("changed", summary.changed.to_string()),
        ("unchanged", summary.unchanged.to_string()),
        ("removed", summary.removed.to_string()),
        ("failed", summary.failed.to_string()),
        ("needs OCR", summary.needs_ocr.to_string()),
        ("pages read", format!("{} ({rate:.1} per second)", summary.pages)),
        ("passages embedded", summary.passages.to_string()),
        ("records", summary.records.to_string()),
        ("index", format!("{} passages, {index}", summary.indexed)),
        ("time", format!("{:.1} s", summary.seconds)),
    ] {
        let _ = writeln!(text, "{name:<18} {value}");
    }
    for notice in &summary.notices {
        let status = match notice.status {
            DocumentStatus::Failed => "failed",
            DocumentStatus::NeedsOcr => "needs OCR",
            DocumentStatus::PartlyRead => "partly read",
            DocumentStatus::Read => "note",
        };
        let _ = writeln!(text, "{status}: {}: {}", notice.path, notice.reason);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Notice;

    #[test]
    fn the_summary_names_every_file_that_needs_an_eye() {
        let summary = Summary {
            new: 3,
            failed: 1,
            needs_ocr: 1,
            pages: 120,
            passages: 400,
            records: 2,
            index_built: true,
            indexed: 400,
            seconds: 30.0,
            notices: vec![
                Notice {
                    path: "/akten/scan.pdf".into(),
                    status: DocumentStatus::NeedsOcr,
                    reason: "needs OCR: page 1, 2".into(),
                },
                Notice {
                    path: "/akten/notiz.xyz".into(),
                    status: DocumentStatus::Failed,
                    reason: "unknown kind of file".into(),
                },
            ],
            ..Summary::default()
        };
        insta::assert_snapshot!(table(&summary));
    }
}
