//! `GET /api/documents/{id}/search`: where a text stands in one document.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::document;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::find::{Found, Wanted, find};
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::{Path, Query};

const DEFAULT_LIMIT: usize = 50;
const MOST: usize = 200;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::server) struct Search {
    /// The text, 1 to 200 characters; capitals and the length of white space make no difference.
    q: String,
    /// Most hits, 1 to 200; values outside are brought inside.
    #[param(default = 50, minimum = 1, maximum = 200)]
    limit: Option<usize>,
}

/// A place where the text stands.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct SearchHit {
    /// Page, from 1.
    page: u32,
    /// The label viewers show; the number where the file has no labels.
    label: String,
    /// What stands before it, at most 60 characters.
    before: String,
    /// The words as they stand there, whole where they are broken at a line's end.
    #[serde(rename = "match")]
    words: String,
    /// What stands after it, at most 60 characters.
    after: String,
    /// One rectangle for each line: left, top, right, bottom in points from the page's top left.
    boxes: Vec<[f32; 4]>,
}

/// The places, in the document's order.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct SearchHits {
    /// The first of them.
    hits: Vec<SearchHit>,
    /// Whether there are more.
    more: bool,
}

/// Finds a text in one document.
#[utoipa::path(
    get, path = "/api/documents/{id}/search", tag = "documents",
    params(("id" = String, Path, description = "Identity of the document"), Search),
    responses(
        (status = 200, description = "The places", body = SearchHits),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Empty or too long", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too much at once", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn document_search(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(search): Query<Search>,
) -> Result<Json<SearchHits>, Problem> {
    let wanted = Wanted::new(&search.q)?;
    let limit = search.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MOST);
    let seat = state.lookups.enter()?.seat().await?;
    blocking(move || {
        document::find(&state.store, &id)?;
        let mut found = find(&state.store, &id, &wanted, limit + 1)?;
        let more = found.len() > limit;
        found.truncate(limit);
        let mut hits = Vec::with_capacity(found.len());
        for Found { page, before, words, after, boxes } in found {
            let label = state.store.page_label(&id, page)?;
            hits.push(SearchHit { page, label, before, words, after, boxes });
        }
        drop(seat);
        Ok(Json(SearchHits { hits, more }))
    })
    .await
}
