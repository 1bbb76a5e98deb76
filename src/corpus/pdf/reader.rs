//! The interface of a PDF reader.

use serde::{Deserialize, Serialize};

use crate::corpus::{CorpusError, OutlineEntry, Page, PdfText, ReaderKind};

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// Title from the metadata, if it has one worth showing.
    pub title: Option<String>,
    /// Language tag from the catalog.
    pub language: Option<String>,
    /// The table of contents, flattened in order.
    pub outline: Vec<OutlineEntry>,
    /// Number of pages.
    pub page_count: u32,
}

/// What a reader reports, in order: the document once, then its pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadEvent {
    /// The file was opened.
    Document(DocumentInfo),
    /// A page was read, or failed with the reason in its status.
    Page(Page),
}

/// Reads a PDF page by page, so that a worker can hand on each page before the next one is tried. A reader may
/// abort the process on hostile input (memory, stack): run it in a worker.
pub trait PdfReader {
    /// Which reader it is.
    fn kind(&self) -> ReaderKind;

    /// Reads the pages that `wanted` (page number from 1) selects and reports each to `sink`. A page that cannot be
    /// read is reported as failed; only a file that cannot be opened is an error.
    fn read(
        &self,
        bytes: &[u8],
        wanted: &dyn Fn(u32) -> bool,
        sink: &mut dyn FnMut(ReadEvent),
    ) -> Result<(), CorpusError>;
}

/// Reads a whole PDF in this process. For trusted files and tests: everything else goes through the workers.
pub fn read_in_process(reader: &dyn PdfReader, bytes: &[u8]) -> Result<PdfText, CorpusError> {
    let mut text = PdfText::default();
    reader.read(bytes, &|_| true, &mut |event| match event {
        ReadEvent::Document(info) => {
            text.title = info.title;
            text.language = info.language;
            text.outline = info.outline;
        }
        ReadEvent::Page(page) => text.pages.push(page),
    })?;
    Ok(text)
}
