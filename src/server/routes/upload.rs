//! `POST /api/documents`: brings a file in.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use utoipa::IntoParams;

use super::jobs::Accepted;
use crate::server::AppState;
use crate::server::access::MayManage;
use crate::server::library::receive;
use crate::server::names::{collection_name, file_name};
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Query;

/// The collection of files for which none is named.
const COLLECTION: &str = "Hochgeladen";

/// What the file is called and where it goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::server) struct Target {
    /// File name with its ending; a document of that name in that collection is replaced.
    file: String,
    /// Collection; `Hochgeladen` where none is named.
    collection: Option<String>,
}

/// Takes a file in; the job reads it and brings it into the index.
#[utoipa::path(
    post, path = "/api/documents", tag = "documents", params(Target),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 202, description = "Taken in", body = Accepted),
        (status = 400, description = "Interrupted", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "Switched off, or from another site", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not a kind that can be read", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Empty, or a name that is not allowed", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too much at once", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn upload(
    State(state): State<AppState>,
    _: MayManage,
    Query(target): Query<Target>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).map(axum::http::HeaderValue::as_bytes);
    if kind != Some(b"application/octet-stream") {
        return Err(Problem::UploadMediaType);
    }
    let file = file_name(&target.file)?;
    let collection = target.collection.filter(|name| !name.trim().is_empty());
    let collection = collection_name(collection.as_deref().unwrap_or(COLLECTION))?;
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > state.max_file_bytes) {
        return Err(Problem::FileTooLarge(state.max_file_bytes));
    }
    let _seat = state.uploads.enter()?.seat().await?;
    let shelf = state.library.shelf().receiving();
    let folder = shelf.map_err(|error| Problem::Internal(format!("receiving a file: {error}")))?;
    let incoming = receive(body, file.clone(), folder, state.max_file_bytes).await?;
    let job = state.library.upload(incoming, file, collection)?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { job })))
}
