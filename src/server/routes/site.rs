//! `GET /api/site`: the house that runs this installation.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::server::AppState;

/// The house.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Site {
    /// Shown in the page's head.
    name: String,
    /// Whom to ask when the documents do not answer; empty when nobody is named.
    contact: String,
}

/// Names the house and whom to ask.
#[utoipa::path(
    get, path = "/api/site", tag = "operation",
    responses((status = 200, description = "The house", body = Site))
)]
pub(in crate::server) async fn site(State(state): State<AppState>) -> Json<Site> {
    Json(Site { name: state.site.name.clone(), contact: state.site.contact.clone() })
}
