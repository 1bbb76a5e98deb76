//! Formats without pages: `.docx`, `.html`, `.md`, `.txt`. A page is a section there.

mod builder;
mod docx;
mod encoding;
mod grid;
mod html;
mod html_table;
mod kind;
mod markdown;
mod plain;

pub use kind::{FileKind, detect, read_file_kind};

use super::{CorpusError, Document};

/// Largest file of a format without pages, bytes.
pub const LARGEST_FILE: u64 = 32 << 20;

/// Reads a file of a format without pages. `name` becomes the title where the file has none.
///
/// # Errors
/// The file is too large or damaged, or a PDF (those have pages and go through `pdf::PdfWorkers`).
pub fn read_sections(kind: FileKind, bytes: &[u8], name: &str) -> Result<Document, CorpusError> {
    let size = bytes.len() as u64;
    if size > LARGEST_FILE {
        return Err(CorpusError::TooLarge { bytes: size, limit: LARGEST_FILE });
    }
    match kind {
        FileKind::Docx => docx::read(bytes, name),
        FileKind::Html => Ok(html::read(&encoding::decode(bytes), name)),
        FileKind::Markdown => Ok(markdown::read(&encoding::decode(bytes), name)),
        FileKind::Text => Ok(plain::read(&encoding::decode(bytes), name)),
        FileKind::Pdf => Err(CorpusError::Malformed {
            format: "document with sections",
            reason: "a PDF is read page by page".to_owned(),
        }),
    }
}
