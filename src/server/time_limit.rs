//! The longest time a request may take until its response begins.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::AppState;
use super::problem::Problem;

/// The longest time for receiving a file.
const UPLOAD_TIME: Duration = Duration::from_mins(15);

/// Answers with a problem when the time is up; work on a blocking thread ends on its own and keeps its seat.
pub(super) async fn limit_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_upload = request.method() == Method::POST && request.uri().path() == "/api/documents";
    let time = if is_upload { UPLOAD_TIME.max(state.request_time) } else { state.request_time };
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::TimedOut.into_response(),
    }
}
