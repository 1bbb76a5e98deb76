//! `GET /api/documents/{id}/file`: the original.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::document::find;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Path;

/// Characters that RFC 5987 does not allow unescaped in a value.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What an original may do in a browser: nothing.
const SANDBOX: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";
/// Older browsers' PDF viewers do not start inside a sandbox; scripts stay forbidden.
const PDF_VIEWER: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// How an original of some kind is sent. No kind is ever sent as HTML: it would run in our origin.
struct Delivery {
    content_type: &'static str,
    disposition: &'static str,
    policy: &'static str,
}

impl Delivery {
    fn of(kind: &str) -> Self {
        match kind {
            "pdf" => Self { content_type: "application/pdf", disposition: "inline", policy: PDF_VIEWER },
            "docx" => Self {
                content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                disposition: "attachment",
                policy: SANDBOX,
            },
            "html" | "markdown" | "text" => {
                Self { content_type: "text/plain; charset=utf-8", disposition: "inline", policy: SANDBOX }
            }
            _ => {
                Self { content_type: "application/octet-stream", disposition: "attachment", policy: SANDBOX }
            }
        }
    }
}

/// Sends the original file.
#[utoipa::path(
    get, path = "/api/documents/{id}/file", tag = "documents",
    params(("id" = String, Path, description = "Identity of the document")),
    responses(
        (status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn file(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (row, bytes) = blocking(move || {
        let row = find(&state.store, &id)?.row;
        let bytes = state.store.file(&row.sha256)?;
        Ok((row, bytes))
    })
    .await?;
    let delivery = Delivery::of(&row.kind);
    let headers = [
        (header::CONTENT_TYPE, delivery.content_type.to_owned()),
        (header::CONTENT_DISPOSITION, content_disposition(delivery.disposition, &row.file)),
        (header::CONTENT_SECURITY_POLICY, delivery.policy.to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

/// The header of RFC 6266 with the file name in plain ASCII and, by RFC 5987, in full.
fn content_disposition(disposition: &str, file: &str) -> String {
    let plain: String = file
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let full = utf8_percent_encode(file, ESCAPED);
    format!("{disposition}; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_escaped() {
        assert_eq!(
            content_disposition("inline", "Größe \"1\"\r\n.pdf"),
            "inline; filename=\"Gr__e _1___.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%0D%0A.pdf"
        );
    }
}
