//! A key that never shows up in a log.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::answer::write::WriterError;

/// Bound on a key file.
const MOST_BYTES: u64 = 4_096;

/// A key read from a file.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Secret(String);

impl Secret {
    /// Reads the key; white space around it does not count.
    pub(super) fn read(path: &Path) -> Result<Self, WriterError> {
        let mut text = String::new();
        File::open(path)
            .and_then(|file| file.take(MOST_BYTES + 1).read_to_string(&mut text))
            .map_err(|error| WriterError::file(path, error))?;
        let key = text.trim();
        if key.is_empty() || text.len() as u64 > MOST_BYTES {
            return Err(WriterError::file(path, "must hold one key of at most 4096 bytes"));
        }
        if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(WriterError::file(path, "a key has printable ASCII characters only"));
        }
        Ok(Self(key.to_owned()))
    }

    /// The value of the `Authorization` header.
    pub(super) fn bearer(&self) -> String {
        format!("Bearer {}", self.0)
    }

    /// A server's words without the key, which some repeat when they refuse it.
    pub(super) fn redact(&self, text: &str) -> String {
        text.replace(&self.0, "…")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_and_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, "geheim-123\n").unwrap();
        let secret = Secret::read(&path).unwrap();
        assert_eq!(secret.bearer(), "Bearer geheim-123");
        assert!(!format!("{secret:?}").contains("geheim"));
        assert_eq!(secret.redact("key geheim-123 is wrong"), "key … is wrong");
        for unusable in ["", " \n", "zwei\nZeilen", "schlüssel"] {
            std::fs::write(&path, unusable).unwrap();
            let message = Secret::read(&path).unwrap_err().to_string();
            assert!(message.contains("key") && !message.contains("Zeilen"), "{message}");
        }
    }
}
