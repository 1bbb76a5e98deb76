//! Entries and their file.

use std::path::Path;

use serde::Deserialize;

use super::Definition;
use crate::answer::understand::UnderstandError;

/// Longest form, in bytes.
const LONGEST_FORM: usize = 200;
/// Most other names of one entry.
const MOST_NAMES: usize = 20;

/// A short form and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// `DSB`.
    pub(crate) short: String,
    /// `Datenschutzbeauftragte/r`.
    pub(crate) long: String,
    /// Other names of the same thing.
    #[serde(default)]
    pub(crate) also: Vec<String>,
}

impl From<Definition> for Entry {
    fn from(definition: Definition) -> Self {
        Self { short: definition.short, long: definition.long, also: Vec::new() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    entry: Vec<Entry>,
}

/// The entries of a glossary file: `[[entry]]` with `short`, `long` and perhaps `also`.
pub(super) fn parse(text: &str, path: &Path) -> Result<Vec<Entry>, UnderstandError> {
    let wrong = |reason: String| UnderstandError::Glossary { path: path.to_path_buf(), reason };
    let file: File = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    let fits = |form: &String| !form.trim().is_empty() && form.len() <= LONGEST_FORM;
    let is_wrong = |entry: &&Entry| {
        !fits(&entry.short)
            || !fits(&entry.long)
            || !entry.also.iter().all(fits)
            || entry.also.len() > MOST_NAMES
    };
    match file.entry.iter().find(is_wrong) {
        Some(entry) => {
            Err(wrong(format!("entry {:?}: a form is empty or too long, or there are too many", entry.short)))
        }
        None => Ok(file.entry),
    }
}
