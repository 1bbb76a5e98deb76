//! `GET /api/documents/{id}`: one document with its pages.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::documents::DocumentEntry;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Path;
use crate::store::{DocumentSummary, PageEntry, Store};

/// A page without its words.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct PageSummary {
    /// From 1.
    number: u32,
    /// The label viewers show; the number where the file has no labels.
    label: String,
    /// Points.
    width: f32,
    /// Points.
    height: f32,
    /// `read`, `needs-ocr`, `empty` or `failed`.
    status: String,
    /// Which reader produced it.
    reader: String,
    /// Why it failed.
    reason: Option<String>,
}

impl From<PageEntry> for PageSummary {
    fn from(page: PageEntry) -> Self {
        Self {
            number: page.number,
            label: page.label.unwrap_or_else(|| page.number.to_string()),
            width: page.width,
            height: page.height,
            status: page.status,
            reader: page.reader,
            reason: page.reason,
        }
    }
}

/// A document with its pages. In formats without pages each section counts as one.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct DocumentDetails {
    /// The catalogue's entry.
    document: DocumentEntry,
    /// The pages in order.
    pages: Vec<PageSummary>,
}

/// Describes a document and its pages.
#[utoipa::path(
    get, path = "/api/documents/{id}", tag = "documents",
    params(("id" = String, Path, description = "Identity of the document")),
    responses(
        (status = 200, description = "The document", body = DocumentDetails),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn document(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Json<DocumentDetails>, Problem> {
    blocking(move || {
        let document = find(&state.store, &id)?.into();
        let pages = state.store.page_list(&id)?.into_iter().map(PageSummary::from).collect();
        Ok(Json(DocumentDetails { document, pages }))
    })
    .await
}

/// The catalogue's entry of a document.
pub(super) fn find(store: &Store, id: &str) -> Result<DocumentSummary, Problem> {
    store.document(id)?.ok_or(Problem::DocumentUnknown)
}
