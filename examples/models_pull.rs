//! Gets a model into a folder: `cargo run --example models_pull -- FOLDER [FROM]`.
#![expect(clippy::print_stdout, reason = "an example reports on standard output")]

use auskunft::embedding::{EmbeddingError, Manifest, Source, pull};
use std::path::PathBuf;

fn main() -> Result<(), EmbeddingError> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().unwrap_or_else(|| PathBuf::from("models"));
    let source = arguments.next().map_or(Source::Registry, Source::Folder);
    let manifest = Manifest::embedded()?;
    let name = &manifest.default_embedder;
    let outcome = pull(&manifest, name, &folder, &source, &mut |step| println!("{step:?}"))?;
    println!("{outcome:?}: {}", folder.join(name).display());
    Ok(())
}
