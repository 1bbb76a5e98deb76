//! `GET /api/collections`: the collections.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::server::AppState;
use crate::server::blocking::blocking;
use crate::server::problem::Problem;
use crate::store::CollectionSize;

/// A collection.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct CollectionEntry {
    /// Its name.
    name: String,
    /// Documents in it.
    documents: u32,
}

impl From<CollectionSize> for CollectionEntry {
    fn from(size: CollectionSize) -> Self {
        Self { name: size.name, documents: size.documents }
    }
}

/// The collections.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct CollectionList {
    /// Ordered by name.
    collections: Vec<CollectionEntry>,
}

/// Lists the collections.
#[utoipa::path(
    get, path = "/api/collections", tag = "documents",
    responses((status = 200, description = "The collections", body = CollectionList))
)]
pub(in crate::server) async fn collections(
    State(state): State<AppState>,
) -> Result<Json<CollectionList>, Problem> {
    let collections = blocking(move || Ok(state.store.collections()?)).await?;
    Ok(Json(CollectionList { collections: collections.into_iter().map(CollectionEntry::from).collect() }))
}
