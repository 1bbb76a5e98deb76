//! Fields of a line, separated by any run of blanks and tabs.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use crate::eval::EvalError;
use crate::eval::set::text;

/// Every line that is not blank, with its number from 1 and its fields.
pub(super) fn fields<'a, const COUNT: usize>(
    path: &Path,
    source: &'a str,
) -> Result<Vec<(usize, [&'a str; COUNT])>, EvalError> {
    text::lines(source)
        .map(|(line, row)| {
            let fields: Vec<&str> = row.split_ascii_whitespace().collect();
            let found = fields.len();
            let fields = <[&str; COUNT]>::try_from(fields)
                .map_err(|_| EvalError::line(path, line, format!("has {found} fields instead of {COUNT}")))?;
            Ok((line, fields))
        })
        .collect()
}

/// A number of a field.
pub(super) fn number<T: FromStr>(path: &Path, line: usize, name: &str, field: &str) -> Result<T, EvalError> {
    field.parse().map_err(|_| EvalError::line(path, line, format!("the {name} {field:?} is no such number")))
}

/// Documents seen of every question: `trec_eval` takes a document twice for an error.
#[derive(Default)]
pub(super) struct Seen<'a>(BTreeMap<(&'a str, &'a str), usize>);

impl<'a> Seen<'a> {
    /// Notes a document of a question at a line. `Err` holds the line where it stood before.
    pub(super) fn note(&mut self, question: &'a str, document: &'a str, line: usize) -> Result<(), usize> {
        self.0.insert((question, document), line).map_or(Ok(()), Err)
    }
}

/// The fault of a document that stands twice.
pub(super) fn twice(path: &Path, line: usize, document: &str, first: usize) -> EvalError {
    EvalError::line(path, line, format!("the document {document:?} stands already on line {first}"))
}

/// Refuses what would not be one field.
pub(super) fn require_word(path: &Path, line: usize, word: &str) -> Result<(), EvalError> {
    if text::is_word(word) {
        return Ok(());
    }
    Err(EvalError::line(path, line, format!("{word:?} is empty or holds white space")))
}
