//! The documents of a BEIR folder.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::eval::EvalError;
use crate::eval::set::text;

/// A document, or the page of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeirDocument {
    /// Identity, see [`super::super::place_id`]; no white space.
    #[serde(rename = "_id")]
    pub id: String,
    /// Title; may be empty.
    #[serde(default)]
    pub title: String,
    /// The text.
    pub text: String,
}

/// The documents of `corpus.jsonl`, one after the other: a corpus may be larger than memory.
///
/// # Errors
/// When the file cannot be opened; then every line that is no document, as its item.
pub fn read_beir_corpus(
    folder: &Path,
) -> Result<impl Iterator<Item = Result<BeirDocument, EvalError>> + use<>, EvalError> {
    let path = folder.join("corpus.jsonl");
    let lines = BufReader::new(File::open(&path).map_err(EvalError::io(&path))?).split(b'\n');
    Ok((1..).zip(lines).filter_map(move |(number, line)| match line {
        Ok(line) if line.trim_ascii().is_empty() => None,
        Ok(line) => Some(document(&path, number, &line)),
        Err(error) => Some(Err(EvalError::io(&path)(error))),
    }))
}

fn document(path: &Path, number: usize, line: &[u8]) -> Result<BeirDocument, EvalError> {
    let fault = |reason: String| EvalError::line(path, number, reason);
    let json = std::str::from_utf8(line).map_err(|_| fault("is not UTF-8".to_owned()))?;
    let document: BeirDocument = text::json(json.trim_start_matches('\u{feff}')).map_err(fault)?;
    if !text::is_word(&document.id) {
        return Err(fault(format!("the id {:?} is empty or holds white space", document.id)));
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_reported_and_the_others_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let lines = "{\"_id\": \"a\", \"text\": \"A\"}\n\nkeine\n{\"_id\": \"b c\", \"text\": \"\"}\n\
            {\"_id\": \"d\", \"title\": \"D\", \"text\": \"\", \"metadata\": {}}";
        std::fs::write(folder.path().join("corpus.jsonl"), lines).unwrap();
        let read: Vec<_> = read_beir_corpus(folder.path()).unwrap().collect();
        let good: Vec<&str> = read.iter().flatten().map(|document| document.id.as_str()).collect();
        assert_eq!(good, ["a", "d"]);
        let bad: Vec<usize> = read
            .iter()
            .filter_map(|read| match read {
                Err(EvalError::Line { line, .. }) => Some(*line),
                _ => None,
            })
            .collect();
        assert_eq!(bad, [3, 4]);
    }
}
