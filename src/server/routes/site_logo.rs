//! `GET /api/site/logo`: the house's crest.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::server::AppState;
use crate::server::problem::{Problem, ProblemDocument};

/// What a picture may do when it is opened by itself: nothing.
const SANDBOX: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// Sends the crest.
#[utoipa::path(
    get, path = "/api/site/logo", tag = "operation",
    responses(
        (status = 200, description = "The crest, SVG or PNG", body = Vec<u8>, content_type = "image/svg+xml"),
        (status = 404, description = "None configured", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn site_logo(State(state): State<AppState>) -> Result<Response, Problem> {
    let logo = state.logo.ok_or(Problem::LogoUnknown)?;
    let headers = [
        (header::CONTENT_TYPE, logo.content_type),
        (header::CONTENT_SECURITY_POLICY, SANDBOX),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, Body::from(logo.bytes)).into_response())
}
