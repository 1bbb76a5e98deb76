//! `GET /api/suggestions`: questions that the documents answer.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::answer::Suggestion;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Query;

const DEFAULT_COUNT: usize = 6;
const MOST: usize = 24;

/// Which questions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::server) struct Wish {
    /// How many, 1 to 24; values outside are brought inside.
    #[param(default = 6, minimum = 1, maximum = 24)]
    count: Option<usize>,
    /// Only from documents of this collection; empty for all.
    collection: Option<String>,
}

/// Questions.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct SuggestionList {
    /// From as many documents as there are; the same documents give the same questions.
    suggestions: Vec<Suggestion>,
}

/// Suggests questions that the documents answer.
#[utoipa::path(
    get, path = "/api/suggestions", tag = "chat", params(Wish),
    responses(
        (status = 200, description = "The questions", body = SuggestionList),
        (status = 429, description = "Too much at once", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Index or model missing", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn suggestions(
    State(state): State<AppState>,
    Query(wish): Query<Wish>,
) -> Result<Json<SuggestionList>, Problem> {
    let seat = state.lookups.enter()?.seat().await?;
    blocking(move || {
        let count = wish.count.unwrap_or(DEFAULT_COUNT).clamp(1, MOST);
        let collection = wish.collection.filter(|name| !name.is_empty());
        let suggestions = state.answerer.suggestions(count, collection.as_deref());
        drop(seat);
        Ok(Json(SuggestionList { suggestions: suggestions? }))
    })
    .await
}
