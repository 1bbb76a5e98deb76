//! The second reader: pdf-extract, for what the first cannot read. No lines, pictures, weight or cell identity.

mod output;
mod widths;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, output_doc_page};

use super::{
    hayro::failed_page,
    reader::{DocumentInfo, PdfReader, ReadEvent},
    status::judge,
    words::words,
};
use crate::corpus::{CorpusError, Page, PageStatus, ReaderKind};
use output::GlyphOutput;

/// Reads words with boxes by another way than the first reader.
#[derive(Debug, Clone, Copy, Default)]
pub struct PdfExtractReader;

impl PdfReader for PdfExtractReader {
    fn kind(&self) -> ReaderKind {
        ReaderKind::PdfExtract
    }

    fn read(
        &self,
        bytes: &[u8],
        wanted: &dyn Fn(u32) -> bool,
        sink: &mut dyn FnMut(ReadEvent),
    ) -> Result<(), CorpusError> {
        let document = catch_unwind(|| open(bytes)).unwrap_or_else(|_| Err(malformed("reader panicked")))?;
        let numbers: Vec<u32> = document.get_pages().into_keys().collect();
        if numbers.is_empty() {
            return Err(malformed("no pages found"));
        }
        let page_count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        sink(ReadEvent::Document(DocumentInfo { page_count, ..DocumentInfo::default() }));
        for number in numbers.into_iter().filter(|number| wanted(*number)) {
            sink(ReadEvent::Page(guarded(&document, number)));
        }
        Ok(())
    }
}

fn open(bytes: &[u8]) -> Result<Document, CorpusError> {
    let mut document = Document::load_mem(bytes).map_err(|error| malformed(&error.to_string()))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| CorpusError::Encrypted)?;
    }
    widths::expand_ranges(&mut document);
    Ok(document)
}

fn malformed(reason: &str) -> CorpusError {
    CorpusError::Malformed { format: "PDF", reason: reason.to_owned() }
}

fn guarded(document: &Document, number: u32) -> Page {
    let mut output = GlyphOutput::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| output_doc_page(document, &mut output, number)));
    let reason = match outcome {
        Ok(Ok(())) => return finish(number, output),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "reader panicked".to_owned(),
    };
    failed_page(number, output.width(), output.height(), ReaderKind::PdfExtract, &reason)
}

fn finish(number: u32, output: GlyphOutput) -> Page {
    let mut page = failed_page(number, output.width(), output.height(), ReaderKind::PdfExtract, "");
    page.unmapped_share = output.unmapped_share();
    page.words = words(output.glyphs);
    // This reader does not see pictures: a page without text may be a scan.
    page.status = match judge(&page.words, 0.0, page.unmapped_share) {
        PageStatus::Empty => PageStatus::Failed("second reader found no text".to_owned()),
        other => other,
    };
    page
}
