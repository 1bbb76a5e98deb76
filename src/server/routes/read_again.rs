//! `POST /api/documents/{id}/read`: reads a document again.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use super::document::find;
use super::jobs::Accepted;
use crate::server::AppState;
use crate::server::access::MayManage;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Path;

/// Has a document read again, from its place or, where that is gone, from the copy that was kept.
#[utoipa::path(
    post, path = "/api/documents/{id}/read", tag = "documents",
    params(("id" = String, Path, description = "Identity of the document")),
    responses(
        (status = 202, description = "Taken on", body = Accepted),
        (status = 403, description = "Switched off, or from another site", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too much at once", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn read_again(
    State(state): State<AppState>,
    _: MayManage,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    blocking(move || {
        let row = find(&state.store, &id)?.row;
        let job = state.library.read_again(row.id, row.file)?;
        Ok((StatusCode::ACCEPTED, Json(Accepted { job })))
    })
    .await
}
