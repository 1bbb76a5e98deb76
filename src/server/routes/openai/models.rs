//! `GET /v1/models` and `GET /v1/models/{id}`: the models there are.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::MODEL;
use super::error_object::ErrorReply;
use crate::server::AppState;
use crate::server::problem::Problem;
use crate::server::request::Path;

/// A model.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Model {
    /// Always `auskunft`.
    id: &'static str,
    /// Always `model`.
    object: &'static str,
    /// Always 0: answers come from the house's documents, which have no one date.
    created: u64,
    /// Name of the house.
    owned_by: String,
}

/// The models.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct ModelList {
    /// Always `list`.
    object: &'static str,
    /// Always one.
    data: Vec<Model>,
}

impl Model {
    fn of(state: &AppState) -> Self {
        Self { id: MODEL, object: "model", created: 0, owned_by: state.site.name.clone() }
    }
}

/// Lists the models.
#[utoipa::path(
    get, path = "/v1/models", tag = "openai",
    responses((status = 200, description = "The models", body = ModelList))
)]
pub(in crate::server) async fn models(State(state): State<AppState>) -> Json<ModelList> {
    Json(ModelList { object: "list", data: vec![Model::of(&state)] })
}

/// Describes a model.
#[utoipa::path(
    get, path = "/v1/models/{id}", tag = "openai",
    params(("id" = String, Path, description = "Name of the model")),
    responses(
        (status = 200, description = "The model", body = Model),
        (status = 404, description = "Unknown", body = ErrorReply),
    )
)]
pub(in crate::server) async fn model(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Json<Model>, Problem> {
    if id != MODEL {
        return Err(Problem::ModelUnknown);
    }
    Ok(Json(Model::of(&state)))
}
