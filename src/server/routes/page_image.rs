//! `GET /api/documents/{id}/pages/{n}.png`: a drawn page.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use super::document::find;
use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::page_cache::PageKey;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::request::{Path, Query};
use crate::store::DocumentSummary;

/// How to draw a page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::server) struct Drawing {
    /// Pixels a point, 0.5 to 4; values outside are brought inside.
    #[param(default = 1.5, minimum = 0.5, maximum = 4.0)]
    scale: Option<f32>,
    /// SHA-256 of the file that is meant; when it is the present one, the response may be kept for ever.
    v: Option<String>,
}

/// Draws a page.
#[utoipa::path(
    get, path = "/api/documents/{id}/pages/{n}.png", tag = "documents",
    params(
        ("id" = String, Path, description = "Identity of the document"),
        ("n" = u32, Path, description = "Page, from 1"),
        Drawing,
    ),
    responses(
        (status = 200, description = "The page", body = Vec<u8>, content_type = "image/png"),
        (status = 304, description = "Unchanged"),
        (status = 404, description = "Unknown, or not a PDF", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many pages at once", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(in crate::server) async fn page_image(
    State(state): State<AppState>,
    Path((id, image)): Path<(String, String)>,
    Query(drawing): Query<Drawing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let page = page_number(&image)?;
    let document = known_page(&state, id, page).await?;
    let scale = scale_in_hundredths(drawing.scale);
    let sha256 = document.row.sha256;
    let entity_tag = format!("\"{sha256}-{page}-{scale}\"");
    let freshness = if drawing.v.as_deref() == Some(&sha256) {
        "private, max-age=31536000, immutable"
    } else {
        "private, no-cache"
    };
    let validators = [(header::ETAG, entity_tag.clone()), (header::CACHE_CONTROL, freshness.to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == entity_tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, validators).into_response());
    }
    let png = drawn(state, (sha256, page, scale)).await?;
    let body = Body::from(Bytes::from_owner(png));
    Ok(([(header::CONTENT_TYPE, "image/png")], validators, body).into_response())
}

fn page_number(image: &str) -> Result<u32, Problem> {
    image.strip_suffix(".png").and_then(|number| number.parse().ok()).ok_or(Problem::PageUnknown)
}

fn scale_in_hundredths(scale: Option<f32>) -> u32 {
    let scale = scale.filter(|scale| scale.is_finite()).unwrap_or(1.5);
    (scale.clamp(0.5, 4.0) * 100.0).round() as u32
}

async fn known_page(state: &AppState, id: String, page: u32) -> Result<DocumentSummary, Problem> {
    let store = Arc::clone(&state.store);
    let document = blocking(move || find(&store, &id)).await?;
    if document.row.kind != "pdf" {
        return Err(Problem::PageHasNoImage);
    }
    if page == 0 || page > document.pages {
        return Err(Problem::PageUnknown);
    }
    Ok(document)
}

/// The page from the cache, or drawn once a seat is free.
async fn drawn(state: AppState, key: PageKey) -> Result<Arc<[u8]>, Problem> {
    if let Some(png) = state.page_cache.get(&key) {
        return Ok(png);
    }
    let seat = state.drawings.enter()?.seat().await?;
    if let Some(png) = state.page_cache.get(&key) {
        return Ok(png);
    }
    blocking(move || {
        let (sha256, page, scale) = &key;
        let pdf = state.store.file(sha256)?;
        let png = state
            .pages
            .render(&pdf, *page, *scale as f32 / 100.0)
            .map_err(|reason| Problem::PageNotDrawn(format!("page {page} of file {sha256}: {reason}")))?;
        let png: Arc<[u8]> = png.into();
        state.page_cache.put(key, Arc::clone(&png));
        drop(seat);
        Ok(png)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_brought_inside_their_bounds() {
        for (given, expected) in
            [(None, 150), (Some(0.1), 50), (Some(9.0), 400), (Some(2.25), 225), (Some(f32::NAN), 150)]
        {
            assert_eq!(scale_in_hundredths(given), expected, "{given:?}");
        }
    }

    #[test]
    fn images_are_named_by_number() {
        assert_eq!(page_number("12.png").unwrap(), 12);
        for wrong in ["12", "-1.png", ".png", "1.jpg", "99999999999.png"] {
            assert!(page_number(wrong).is_err(), "{wrong}");
        }
    }
}
