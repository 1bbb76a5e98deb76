//! What a benchmark is told to measure.

use serde::de::DeserializeOwned;

/// The file after `--input`; nothing where a benchmark is only run for being run.
pub(crate) fn read<T: DeserializeOwned>() -> Result<Option<T>, Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--input");
    match arguments.nth(1) {
        Some(path) => Ok(Some(serde_json::from_slice(&std::fs::read(path)?)?)),
        None => Ok(None),
    }
}
