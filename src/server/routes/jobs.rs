//! `GET /api/jobs/{id}`: a file on its way into the index.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::server::AppState;
use crate::server::library::Job;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Path;

/// A job that was taken on.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Accepted {
    /// Its identity, for `/api/jobs/{id}`.
    pub(super) job: String,
}

/// Says how far a job is.
#[utoipa::path(
    get, path = "/api/jobs/{id}", tag = "documents",
    params(("id" = String, Path, description = "Identity of the job")),
    responses(
        (status = 200, description = "The job", body = Job),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn job(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Json<Job>, Problem> {
    state.library.job(&id).map(Json).ok_or(Problem::JobUnknown)
}
