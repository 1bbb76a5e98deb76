//! `GET /api/health`: whether questions can be answered.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::ingest::is_running;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};

/// A server that can answer.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Health {
    /// Always `ok`; everything else is a problem document.
    status: &'static str,
    /// Version of this program.
    version: &'static str,
    /// Documents in the catalogue.
    documents: usize,
    /// Passages in the index.
    passages: u64,
    /// Name of the embedding model.
    model: String,
    /// The index generation in use.
    index_generation: String,
    /// Whether documents are being read or the index is being built beside the one in use.
    indexing: bool,
}

/// Says whether questions can be answered, and if not, which command is missing.
#[utoipa::path(
    get, path = "/api/health", tag = "operation",
    responses(
        (status = 200, description = "Questions can be answered", body = Health),
        (status = 503, description = "Index or model missing", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn health(State(state): State<AppState>) -> Result<Json<Health>, Problem> {
    blocking(move || {
        let readiness = state.answerer.readiness()?;
        Ok(Json(Health {
            status: "ok",
            version: env!("CARGO_PKG_VERSION"),
            documents: state.store.document_count()?,
            passages: readiness.passages,
            model: readiness.model,
            index_generation: readiness.generation,
            indexing: state.library.is_working() || is_running(state.store.folder()),
        }))
    })
    .await
}
