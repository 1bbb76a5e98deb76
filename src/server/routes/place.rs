//! `PATCH /api/documents/{id}`: puts a document into another collection.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::document::find;
use super::documents::DocumentEntry;
use crate::server::AppState;
use crate::server::access::MayManage;
use crate::server::blocking::blocking;
use crate::server::names::collection_name;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::{Json, Path};

/// Where a document goes.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::server) struct PlaceRequest {
    /// Name of the collection, new or known.
    #[schema(max_length = 80, min_length = 1)]
    collection: String,
}

/// Puts a document into a collection for good; questions restricted to a collection follow once the index is renewed.
#[utoipa::path(
    patch, path = "/api/documents/{id}", tag = "documents", request_body = PlaceRequest,
    params(("id" = String, Path, description = "Identity of the document")),
    responses(
        (status = 200, description = "The document", body = DocumentEntry),
        (status = 403, description = "Switched off, or from another site", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A name that is not allowed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn place(
    State(state): State<AppState>,
    _: MayManage,
    Path(id): Path<String>,
    Json(request): Json<PlaceRequest>,
) -> Result<axum::Json<DocumentEntry>, Problem> {
    let collection = collection_name(&request.collection)?;
    blocking(move || {
        if state.store.place_document(&id, &collection)? {
            state.library.refresh();
        }
        Ok(axum::Json(find(&state.store, &id)?.into()))
    })
    .await
}
