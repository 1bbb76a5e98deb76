//! From a file's bytes to a document ready to be stored.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::plan::FoundFile;
use crate::corpus::evidence::EVIDENCE_VERSION;
use crate::corpus::formats::{FileKind, detect, read_sections};
use crate::corpus::passage::{CHUNKER_VERSION, passages};
use crate::corpus::pdf::PdfWorkers;
use crate::corpus::{CorpusError, Document, PageStatus, Passage, READER_VERSION, layout};
use crate::embedding::{Embedder, EmbedderTokens};
use crate::store::{DocumentRow, DocumentStatus, NewDocument};

/// The version of all that happens between bytes and passages.
#[must_use]
pub fn reader_version() -> String {
    format!("reader {READER_VERSION}, chunker {CHUNKER_VERSION}, evidence {EVIDENCE_VERSION}")
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Reads, understands and cuts a document. A panic in any of it is this document's failure only.
pub(super) fn read(
    bytes: &[u8],
    file: &FoundFile,
    workers: &PdfWorkers,
    embedder: &dyn Embedder,
) -> Result<(FileKind, Document, Vec<Passage>), CorpusError> {
    let (kind, document) = read_document(&file.path, bytes, workers)?;
    let cut = guarded(&file_name(file), || passages(&document, &EmbedderTokens(embedder)))?;
    Ok((kind, document, cut))
}

/// Reads a file's bytes by its kind and understands its layout, without storing anything.
pub fn read_document(
    path: &Path,
    bytes: &[u8],
    workers: &PdfWorkers,
) -> Result<(FileKind, Document), CorpusError> {
    let kind = detect(path, bytes)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let document = match kind {
        FileKind::Pdf => {
            let pdf = workers.read(bytes)?;
            guarded(&name, || layout::understand(pdf, &name))?
        }
        other => guarded(&name, || read_sections(other, bytes, &name))??,
    };
    Ok((kind, document))
}

fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, CorpusError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| CorpusError::Worker(format!("layout of {name} failed")))
}

pub(super) fn file_name(file: &FoundFile) -> String {
    file.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The entry of a file that could not be read.
pub(super) fn failed(file: &FoundFile, sha256: String, reason: String) -> NewDocument {
    let row = DocumentRow { reason: Some(reason), ..row(file, sha256) };
    NewDocument {
        row,
        document: Document::default(),
        passages: Vec::new(),
        vectors: Vec::new(),
        evidence: Vec::new(),
    }
}

/// The row of a file of which nothing is known yet.
pub(super) fn row(file: &FoundFile, sha256: String) -> DocumentRow {
    let path = file.path.to_string_lossy().into_owned();
    let name = file_name(file);
    DocumentRow {
        id: file.document.clone(),
        collection: file.collection.clone(),
        path,
        root: file.root.to_string_lossy().into_owned(),
        title: name.clone(),
        file: name,
        language: None,
        kind: String::new(),
        sha256,
        bytes: file.bytes,
        status: DocumentStatus::Failed,
        reason: None,
        reader: reader_version(),
        embedder: None,
        selector: None,
        stand: None,
    }
}

/// What became of a document's pages, and what of them could not be read.
pub(super) fn judge(document: &Document) -> (DocumentStatus, Option<String>) {
    let (mut read, mut ocr, mut failures) = (0, Vec::new(), Vec::new());
    for page in &document.pages {
        match &page.status {
            PageStatus::Read => read += 1,
            PageStatus::NeedsOcr => ocr.push(page.number),
            PageStatus::Failed(reason) => failures.push(format!("page {}: {reason}", page.number)),
            PageStatus::Empty => {}
        }
    }
    let mut reasons = Vec::new();
    if !ocr.is_empty() {
        let pages: Vec<String> = ocr.iter().map(u32::to_string).collect();
        reasons.push(format!("needs OCR: page {}", pages.join(", ")));
    }
    reasons.extend(failures.iter().cloned());
    let status = match (read, ocr.is_empty(), failures.is_empty()) {
        (1.., true, true) => DocumentStatus::Read,
        (1.., _, _) => DocumentStatus::PartlyRead,
        (0, false, _) => DocumentStatus::NeedsOcr,
        _ => DocumentStatus::Failed,
    };
    if reasons.is_empty() && status == DocumentStatus::Failed {
        reasons.push("no text on any page".to_owned());
    }
    (status, (!reasons.is_empty()).then(|| reasons.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Page, ReaderKind};

    fn page(number: u32, status: PageStatus) -> Page {
        Page {
            number,
            label: None,
            width: 595.0,
            height: 842.0,
            words: Vec::new(),
            rules: Vec::new(),
            fills: Vec::new(),
            image_share: 0.0,
            unmapped_share: 0.0,
            reader: ReaderKind::Hayro,
            status,
        }
    }

    #[test]
    fn a_picture_of_text_is_never_a_success() {
        let judged = |statuses: Vec<PageStatus>| {
            let pages =
                statuses.into_iter().enumerate().map(|(at, status)| page(at as u32 + 1, status)).collect();
            judge(&Document { pages, ..Document::default() })
        };
        assert_eq!(judged(vec![PageStatus::Read]), (DocumentStatus::Read, None));
        assert_eq!(judged(vec![PageStatus::NeedsOcr]).0, DocumentStatus::NeedsOcr);
        assert_eq!(judged(vec![PageStatus::Read, PageStatus::NeedsOcr]).0, DocumentStatus::PartlyRead);
        assert_eq!(judged(vec![PageStatus::Empty]).0, DocumentStatus::Failed);
        assert_eq!(judged(vec![PageStatus::Failed("x".into())]).0, DocumentStatus::Failed);
    }
}
