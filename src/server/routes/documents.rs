//! `GET /api/documents`: the catalogue.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::document_warnings::warnings;
use crate::server::problem::Problem;
use crate::store::{DocumentStatus, DocumentSummary};

/// A document as clients see it; where it lies on the server is not told.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct DocumentEntry {
    /// Identity in this installation.
    id: String,
    /// The collection it belongs to.
    collection: String,
    /// File name.
    file: String,
    /// Title.
    title: String,
    /// Language tag where the file states one.
    language: Option<String>,
    /// `pdf`, `docx`, `html`, `markdown` or `text`.
    kind: String,
    /// `read`, `partly-read`, `needs-ocr` or `failed`.
    #[schema(value_type = String)]
    status: DocumentStatus,
    /// Why it was not read, or not wholly.
    reason: Option<String>,
    /// Size of the file.
    bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    sha256: String,
    /// Number of pages.
    pages: u32,
    /// Number of passages.
    passages: u32,
    /// Number of records.
    records: u32,
    /// When it was ingested, RFC 3339, UTC.
    ingested_at: String,
    /// What people should know about how it was read, German.
    warnings: Vec<String>,
    /// How it was read: `hayro`, `pdf-extract`, or `section` for formats without pages; several joined with commas.
    reader: String,
    /// The date of its content, `2026-03-01` or as printed; none where it names none.
    stand: Option<String>,
    /// Pages that only show a picture.
    pages_needing_ocr: u32,
}

impl From<DocumentSummary> for DocumentEntry {
    fn from(summary: DocumentSummary) -> Self {
        let warnings = warnings(&summary);
        let row = summary.row;
        Self {
            stand: row.known_stand(),
            id: row.id,
            collection: row.collection,
            file: row.file,
            title: row.title,
            language: row.language,
            kind: row.kind,
            status: row.status,
            reason: row.reason,
            bytes: row.bytes,
            sha256: row.sha256,
            pages: summary.pages,
            passages: summary.passages,
            records: summary.records,
            ingested_at: summary.ingested_at,
            warnings,
            reader: summary.readers.join(", "),
            pages_needing_ocr: summary.pages_needing_ocr,
        }
    }
}

/// The catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct DocumentList {
    /// Ordered by collection and file name.
    documents: Vec<DocumentEntry>,
}

/// Lists the documents.
#[utoipa::path(
    get, path = "/api/documents", tag = "documents",
    responses((status = 200, description = "The documents", body = DocumentList))
)]
pub(in crate::server) async fn documents(
    State(state): State<AppState>,
) -> Result<Json<DocumentList>, Problem> {
    let documents = blocking(move || Ok(state.store.documents()?)).await?;
    Ok(Json(DocumentList { documents: documents.into_iter().map(DocumentEntry::from).collect() }))
}
