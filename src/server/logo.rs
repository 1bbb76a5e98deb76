//! The house's crest.

use std::path::Path;

use axum::body::Bytes;

use super::ServerError;

/// Largest file in bytes.
const MOST_BYTES: usize = 512 << 10;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The crest as it is sent.
#[derive(Debug, Clone)]
pub struct Logo {
    pub(super) content_type: &'static str,
    pub(super) bytes: Bytes,
}

impl Logo {
    /// Reads an SVG or PNG file.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or is neither.
    pub fn read(path: &Path) -> Result<Self, ServerError> {
        let failed = |reason: String| ServerError::Logo { path: path.to_owned(), reason };
        let bytes = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
        if bytes.len() > MOST_BYTES {
            return Err(failed(format!("larger than {MOST_BYTES} bytes")));
        }
        let content_type = if bytes.starts_with(PNG) {
            "image/png"
        } else if std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("<svg")) {
            "image/svg+xml"
        } else {
            return Err(failed("neither SVG nor PNG".to_owned()));
        };
        Ok(Self { content_type, bytes: bytes.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_kind() {
        let folder = tempfile::tempdir().unwrap();
        let read = |bytes: &[u8]| {
            let path = folder.path().join("wappen.svg");
            std::fs::write(&path, bytes).unwrap();
            Logo::read(&path).map(|logo| logo.content_type)
        };
        assert_eq!(read(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap(), "image/svg+xml");
        assert_eq!(read(b"\x89PNG\r\n\x1a\n...").unwrap(), "image/png");
        assert!(read(b"<html>").unwrap_err().to_string().contains("neither"));
        assert!(read(&vec![b' '; MOST_BYTES + 1]).unwrap_err().to_string().contains("larger"));
    }
}
