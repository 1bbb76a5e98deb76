//! `DELETE /api/documents/{id}`: takes a document out.

use std::path::Path as FilePath;

use axum::extract::State;
use axum::http::StatusCode;

use super::document::find;
use crate::server::AppState;
use crate::server::access::MayManage;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Path;

/// Takes a document out: no answer rests on it from now on. A file that was uploaded is deleted; a file in a folder of
/// the operator's stays there, and the next `auskunft ingest` of that folder brings it in again.
#[utoipa::path(
    delete, path = "/api/documents/{id}", tag = "documents",
    params(("id" = String, Path, description = "Identity of the document")),
    responses(
        (status = 204, description = "Taken out"),
        (status = 403, description = "Switched off, or from another site", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn remove(
    State(state): State<AppState>,
    _: MayManage,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    blocking(move || {
        let row = find(&state.store, &id)?.row;
        state.store.forget_document(&id)?;
        state.library.discard(FilePath::new(&row.path));
        state.library.refresh();
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}
