//! `GET /api/documents/{id}/pages/{n}/words`: the words of a page and where they stand.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::document::find;
use crate::corpus::Word;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::Path;

/// A word and its place.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct PageWord {
    /// The characters.
    text: String,
    /// Left, top, right, bottom in points from the page's top left.
    #[serde(rename = "box")]
    rect: [f32; 4],
}

impl From<Word> for PageWord {
    fn from(word: Word) -> Self {
        Self { text: word.text, rect: word.rect.to_array() }
    }
}

/// The words of a page.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct PageWords {
    /// From 1.
    page: u32,
    /// The label viewers show; the number where the file has no labels.
    page_label: String,
    /// Points.
    width: f32,
    /// Points.
    height: f32,
    /// In content order.
    words: Vec<PageWord>,
}

/// Lists the words of a page.
#[utoipa::path(
    get, path = "/api/documents/{id}/pages/{n}/words", tag = "documents",
    params(
        ("id" = String, Path, description = "Identity of the document"),
        ("n" = u32, Path, description = "Page, from 1"),
    ),
    responses(
        (status = 200, description = "The words", body = PageWords),
        (status = 404, description = "Unknown", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn page_words(
    State(state): State<AppState>,
    Path((id, number)): Path<(String, u32)>,
) -> Result<Json<PageWords>, Problem> {
    blocking(move || {
        find(&state.store, &id)?;
        let page = state.store.page(&id, number)?.ok_or(Problem::PageUnknown)?;
        Ok(Json(PageWords {
            page: number,
            page_label: page.label.unwrap_or_else(|| number.to_string()),
            width: page.width,
            height: page.height,
            words: page.words.into_iter().map(PageWord::from).collect(),
        }))
    })
    .await
}
