//! The second half of an ingest: what was read and cut gets its vectors.

use super::plan::FoundFile;
use super::prepare::Prepared;
use super::{Ingest, IngestError, Progress, read};
use crate::corpus::evidence::evidence;
use crate::corpus::formats::FileKind;
use crate::corpus::{Document, EvidenceUnit, Passage, stand};
use crate::embedding::{Embedder, EmbeddingError, Encoders};
use crate::store::{DocumentRow, NewDocument};

/// Texts that are embedded between two words of progress.
const BATCH: usize = 128;

/// A file, ready to be stored.
pub(super) enum Embedded {
    /// Nothing changed since it was read.
    Unchanged,
    /// It cannot be read; what is kept of it says why.
    Failed(Box<NewDocument>),
    /// A document and the bytes it was read from.
    Read { bytes: Vec<u8>, new: Box<NewDocument> },
}

impl Ingest<'_> {
    /// Embeds what was read.
    pub(super) fn embed(&self, file: &FoundFile, prepared: Prepared) -> Result<Embedded, IngestError> {
        match prepared {
            Prepared::Unchanged => Ok(Embedded::Unchanged),
            Prepared::Failed(new) => Ok(Embedded::Failed(new)),
            Prepared::Read { sha256, bytes, kind, document, passages } => {
                let (encoders, parts) = (self.encoders.encoders()?, (kind, *document, passages));
                let new = complete(file, sha256, parts, &encoders, self.progress)?;
                Ok(Embedded::Read { bytes, new: Box::new(new) })
            }
        }
    }
}

/// Embeds the passages and puts everything together for the store.
fn complete(
    file: &FoundFile,
    sha256: String,
    (kind, document, passages): (FileKind, Document, Vec<Passage>),
    encoders: &Encoders,
    progress: &dyn Progress,
) -> Result<NewDocument, EmbeddingError> {
    let found: Vec<String> = passages.iter().map(|passage| passage.searchable(&document.title)).collect();
    let units = evidence(&document, &passages);
    let words = |unit: &EvidenceUnit| {
        passages.get(unit.passage as usize).map_or(String::new(), |of| unit.searchable(&of.text.text))
    };
    let picked: Vec<String> = units.iter().map(words).collect();
    let total = found.len() + picked.len();
    let vectors = embedded(encoders.retriever.as_ref(), &found, &|done| progress.embedding(done, total))?;
    let selected = embedded(encoders.selector.as_ref(), &picked, &|done| {
        progress.embedding(found.len() + done, total);
    })?;
    let (status, reason) = read::judge(&document);
    let row = DocumentRow {
        title: document.title.clone(),
        language: document.language.clone(),
        kind: kind.name().to_owned(),
        status,
        reason,
        stand: Some(stand(&document.pages, &document.blocks).unwrap_or_default()),
        embedder: Some(encoders.retriever.identity().checksum.clone()),
        selector: Some(encoders.selector.identity().checksum.clone()),
        ..read::row(file, sha256)
    };
    let evidence = units.into_iter().zip(selected).collect();
    Ok(NewDocument { row, document, passages, vectors, evidence })
}

/// The texts' vectors; tells after every batch how many there are.
fn embedded(
    embedder: &dyn Embedder,
    texts: &[String],
    tell: &dyn Fn(usize),
) -> Result<Vec<Vec<f32>>, EmbeddingError> {
    let mut vectors = Vec::with_capacity(texts.len());
    for batch in texts.chunks(BATCH) {
        tell(vectors.len());
        let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
        vectors.extend(embedder.embed_passages(&batch)?);
    }
    Ok(vectors)
}
