//! `POST /api/feedback`: what somebody thought of an answer.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::question_text::question_text;
use crate::server::request::Json;
use crate::store::Feedback;

/// Longest comment in characters.
const COMMENT_CHARACTERS: usize = 2_000;
/// Longest identity of an answer.
const ID_CHARACTERS: usize = 64;

/// Why an answer did not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(in crate::server) enum Reason {
    /// It is wrong.
    Wrong,
    /// Something is missing.
    Incomplete,
    /// The documents say it, and it was not found.
    NotFound,
    /// It is no longer so.
    Outdated,
    /// Another reason.
    Other,
}

impl Reason {
    fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Incomplete => "incomplete",
            Self::NotFound => "not_found",
            Self::Outdated => "outdated",
            Self::Other => "other",
        }
    }
}

/// What somebody thought of an answer.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::server) struct FeedbackRequest {
    /// The answer's `id`.
    #[schema(max_length = 64, min_length = 1)]
    answer_id: String,
    /// The question as asked.
    #[schema(max_length = 2_000, min_length = 1)]
    question: String,
    /// Whether the answer helped.
    helpful: bool,
    /// Why not.
    #[serde(default)]
    reason: Option<Reason>,
    /// In own words.
    #[serde(default)]
    #[schema(max_length = 2_000)]
    comment: Option<String>,
}

/// Keeps what somebody thought of an answer, for those who look after the documents.
#[utoipa::path(
    post, path = "/api/feedback", tag = "chat", request_body = FeedbackRequest,
    responses(
        (status = 204, description = "Kept"),
        (status = 400, description = "Not readable", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Too long or without an answer", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too much at once", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn feedback(
    State(state): State<AppState>,
    Json(request): Json<FeedbackRequest>,
) -> Result<StatusCode, Problem> {
    let feedback = checked(request)?;
    if !state.feedback.take() {
        return Err(Problem::FeedbackTooOften);
    }
    blocking(move || Ok(state.store.put_feedback(&feedback)?)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn checked(request: FeedbackRequest) -> Result<Feedback, Problem> {
    let id = request.answer_id;
    let is_identity = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    if id.is_empty() || id.len() > ID_CHARACTERS || !id.chars().all(is_identity) {
        return Err(Problem::FeedbackInvalid("Es fehlt, zu welcher Antwort sie gehört.".to_owned()));
    }
    let comment = request.comment.map(|comment| comment.trim().to_owned());
    let comment = comment.filter(|comment| !comment.is_empty());
    if comment.as_ref().is_some_and(|comment| comment.chars().count() > COMMENT_CHARACTERS) {
        let reason = format!("Ein Kommentar darf höchstens {COMMENT_CHARACTERS} Zeichen lang sein.");
        return Err(Problem::FeedbackInvalid(reason));
    }
    Ok(Feedback {
        answer_id: id,
        question: question_text(&request.question)?.to_owned(),
        helpful: request.helpful,
        reason: request.reason.map(|reason| reason.name().to_owned()),
        comment,
    })
}
