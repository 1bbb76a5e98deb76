//! Text of files: UTF-8 with or without byte order mark, in numbered lines, digested as it is read.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::eval::EvalError;

/// Reads files and digests their bytes in the order of reading.
#[derive(Default)]
pub(super) struct DigestingReader {
    digest: Sha256,
}

impl DigestingReader {
    /// A whole file.
    pub(super) fn read(&mut self, path: &Path) -> Result<Vec<u8>, EvalError> {
        let bytes = fs::read(path).map_err(EvalError::io(path))?;
        self.digest.update(&bytes);
        Ok(bytes)
    }

    /// SHA-256 over all that was read, in hexadecimal.
    pub(super) fn sha256(self) -> String {
        format!("{:x}", self.digest.finalize())
    }
}

/// The text of a file without byte order mark. A fault names the first line that is not UTF-8.
pub(super) fn decode<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, EvalError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let ends = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        EvalError::line(path, ends + 1, "is not UTF-8; save the file as UTF-8 (in Excel „CSV UTF-8“)")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The lines that are not blank, with their numbers from 1.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

/// A value from a line of JSON; the reason of a fault names the column instead of a line.
pub(super) fn json<T: serde::de::DeserializeOwned>(line: &str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| {
        let said = error.to_string();
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
        format!("{reason} (column {})", error.column())
    })
}

/// Whether a name can stand in a field that ends at white space.
pub(super) fn is_word(name: &str) -> bool {
    !name.is_empty() && !name.contains(char::is_whitespace)
}

/// Writes a whole file.
pub(super) fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), EvalError> {
    fs::write(path, contents).map_err(EvalError::io(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_another_encoding_is_reported_at_its_first_foreign_line() {
        let fault = decode(Path::new("set.csv"), b"id;frage\nq1;Geb\xfchr\n").unwrap_err();
        assert!(matches!(fault, EvalError::Line { line: 2, .. }), "{fault}");
    }

    #[test]
    fn blank_lines_are_passed_over_but_counted() {
        assert_eq!(lines("a\r\n\n  \nb").collect::<Vec<_>>(), [(1, "a"), (4, "b")]);
    }
}
