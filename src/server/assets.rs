//! The page's files: built into the program in release builds, read from `web/dist` in debug builds.

use axum::body::Body;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::problem::Problem;

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Assets;

/// Answers every address outside the interface: the page, its files, or a problem.
pub(super) async fn asset(method: Method, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path if path.starts_with("api/") || path.starts_with("v1/") => return Err(Problem::RouteUnknown),
        path => path,
    };
    if method != Method::GET && method != Method::HEAD {
        return Err(Problem::MethodNotAllowed);
    }
    match Assets::get(path) {
        Some(file) => Ok(respond(path, file, &headers)),
        None if path == "index.html" => Err(Problem::PageNotBuilt),
        None => Err(Problem::RouteUnknown),
    }
}

fn respond(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response {
    let entity_tag = entity_tag(&file.metadata.sha256_hash());
    let validators =
        [(header::ETAG, entity_tag.clone()), (header::CACHE_CONTROL, freshness(path).to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == entity_tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, validators).into_response();
    }
    ([(header::CONTENT_TYPE, content_type(path))], validators, Body::from(file.data)).into_response()
}

/// Weak, because the response may be compressed.
fn entity_tag(sha256: &[u8; 32]) -> String {
    use std::fmt::Write;
    let mut tag = "W/\"".to_owned();
    for byte in &sha256[..16] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag + "\""
}

/// The build puts a hash of the content into the name of every file under `assets/`.
fn freshness(path: &str) -> &'static str {
    if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
