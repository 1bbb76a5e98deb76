//! Problems as OpenAI's clients read them.

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::server::problem::ProblemDocument;

/// The body of a response that brings no completion.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct ErrorReply {
    /// What is wrong.
    error: ErrorObject,
}

/// What is wrong.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct ErrorObject {
    /// What is wrong and what helps, German.
    message: String,
    /// `invalid_request_error`, `requests` (too many at once) or `server_error`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The field of the request that is wrong.
    param: Option<&'static str>,
    /// OpenAI's name of the error where it has one, the problem's code elsewhere.
    code: &'static str,
}

impl From<&ProblemDocument> for ErrorReply {
    fn from(problem: &ProblemDocument) -> Self {
        let (code, param) = match problem.code {
            "model-unknown" => ("model_not_found", Some("model")),
            "question-empty" => ("invalid_value", Some("messages")),
            "question-too-long" | "history-too-long" | "turn-too-long" | "instructions-too-long" => {
                ("context_length_exceeded", Some("messages"))
            }
            "input-not-text" => ("unsupported_value", Some("messages")),
            "output-not-text" => ("unsupported_value", Some("modalities")),
            "several-answers" => ("unsupported_value", Some("n")),
            "busy" => ("rate_limit_exceeded", None),
            code => (code, None),
        };
        let kind = match problem.status {
            429 => "requests",
            500.. => "server_error",
            _ => "invalid_request_error",
        };
        let message = format!("{}. {}", problem.title, problem.detail);
        Self { error: ErrorObject { message, kind, param, code } }
    }
}

/// Turns every problem that a request below `/v1/` meets, wherever it arose, into an error object.
///
/// What the rest of the interface calls unprocessable (422) is a bad request (400) here, as OpenAI has it.
pub(in crate::server) async fn tell_problems(request: Request, next: Next) -> Response {
    let meant = request.uri().path().starts_with("/v1/");
    let mut response = next.run(request).await;
    if !meant {
        return response;
    }
    let Some(problem) = response.extensions_mut().remove::<ProblemDocument>() else { return response };
    let (mut head, _) = response.into_parts();
    if head.status == StatusCode::UNPROCESSABLE_ENTITY {
        head.status = StatusCode::BAD_REQUEST;
    }
    head.headers.remove(header::CONTENT_LENGTH);
    let (_, body) = Json(ErrorReply::from(&problem)).into_response().into_parts();
    head.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Response::from_parts(head, body)
}
