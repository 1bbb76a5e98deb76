//! Which format a file has, by its name and its first bytes.

use std::{fs::File, io::Read, path::Path};

use serde::{Deserialize, Serialize};

use crate::corpus::CorpusError;

/// Bytes looked at.
const HEAD: u64 = 1024;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// `.pdf`
    Pdf,
    /// `.docx`
    Docx,
    /// `.html`, `.htm`, `.xhtml`
    Html,
    /// `.md`, `.markdown`
    Markdown,
    /// `.txt`, `.text`
    Text,
}

impl FileKind {
    /// The name used in the store and the HTTP interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }
}

/// The format of a file on disk.
pub fn read_file_kind(path: &Path) -> Result<FileKind, CorpusError> {
    let failed = |source| CorpusError::Io { path: path.to_owned(), source };
    let mut head = Vec::new();
    File::open(path).map_err(failed)?.take(HEAD).read_to_end(&mut head).map_err(failed)?;
    detect(path, &head)
}

/// The format of a file with this name that starts with these bytes: the extension says what is expected, the bytes
/// must agree. A PDF is recognised under any name.
pub fn detect(path: &Path, head: &[u8]) -> Result<FileKind, CorpusError> {
    let unknown =
        |reason: &str| CorpusError::UnknownFormat { path: path.to_owned(), reason: reason.to_owned() };
    if head.is_empty() {
        return Err(unknown("the file is empty"));
    }
    if contains(head, b"%PDF-") {
        return Ok(FileKind::Pdf);
    }
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let kind = match extension.as_deref() {
        Some("pdf") => return Err(unknown("named PDF, but has no PDF header")),
        Some("docx") if head.starts_with(b"PK\x03\x04") => return Ok(FileKind::Docx),
        Some("docx") => return Err(unknown("named DOCX, but is no ZIP archive")),
        Some("html" | "htm" | "xhtml") => FileKind::Html,
        Some("md" | "markdown") => FileKind::Markdown,
        Some("txt" | "text") => FileKind::Text,
        Some(other) => return Err(unknown(&format!("extension .{other} is not supported"))),
        None => return Err(unknown("no extension")),
    };
    if is_binary(head) { Err(unknown("named as text, but holds binary data")) } else { Ok(kind) }
}

fn contains(head: &[u8], needle: &[u8]) -> bool {
    head.windows(needle.len()).any(|window| window == needle)
}

/// Text has no NUL bytes, unless it is UTF-16 with its mark.
fn is_binary(head: &[u8]) -> bool {
    let utf16 = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    !utf16 && head.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_first_bytes_must_agree() {
        let kind = |name: &str, head: &[u8]| detect(Path::new(name), head).ok();
        assert_eq!(kind("a.pdf", b"%PDF-1.7"), Some(FileKind::Pdf));
        assert_eq!(kind("a.docx", b"PK\x03\x04..."), Some(FileKind::Docx));
        assert_eq!(kind("A.HTM", b"<html>"), Some(FileKind::Html));
        assert_eq!(kind("a.md", b"# A"), Some(FileKind::Markdown));
        assert_eq!(kind("a.txt", b"\xff\xfea\0"), Some(FileKind::Text));
        for (name, head) in [
            ("a.pdf", &b"PK\x03\x04"[..]),
            ("a.docx", b"text"),
            ("a.txt", b"a\0b"),
            ("a.xls", b"x"),
            ("a", b"x"),
            ("a.md", b""),
        ] {
            assert_eq!(kind(name, head), None, "{name}");
        }
    }

    #[test]
    fn the_message_names_file_and_reason() {
        let message = detect(Path::new("ordner/bild.png"), b"\x89PNG").unwrap_err().to_string();
        assert!(message.contains("ordner/bild.png") && message.contains(".png"), "{message}");
    }
}
