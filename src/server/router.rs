//! Which address leads to which handler, and what all requests pass through.

use std::any::Any;

use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::AppState;
use super::assets::asset;
use super::host_names::check_host;
use super::mcp;
use super::problem::Problem;
use super::routes::openai::{self, chat_completions, models};
use super::routes::{
    chat, collections, document, document_search, documents, feedback, file, health, jobs, page_image,
    page_words, place, read_again, remove, site, site_logo, site_theme, suggestions, upload,
};
use super::security_headers::add_security_headers;
use super::time_limit::limit_time;

/// The interface's description; the addresses come from the handlers.
///
/// The page image stands here because the router cannot match `{n}.png` itself.
#[derive(OpenApi)]
#[openapi(
    info(title = "Auskunft", description = "Answers from the house's documents, each statement cited."),
    paths(page_image::page_image)
)]
struct Description;

/// The whole server as a service.
pub fn router(state: AppState) -> Router {
    let (routes, description) = interface().split_for_parts();
    routes
        .route_service("/mcp", tools(&state))
        .route("/api/openapi.json", get(move || async move { Json(description) }))
        .fallback(asset)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .layer(middleware::from_fn_with_state(state.clone(), limit_time))
        .layer(middleware::from_fn_with_state(state.clone(), check_host))
        .layer(middleware::from_fn(openai::tell_problems))
        .layer(DefaultBodyLimit::max(state.max_request_bytes))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TraceLayer::new_for_http())
        .layer(middleware::from_fn(add_security_headers))
        .with_state(state)
}

/// The tools for other programs' assistants.
fn tools(state: &AppState) -> mcp::HttpService {
    let (toolbox, questions) = (state.toolbox.clone(), state.questions.clone());
    mcp::http_service(toolbox, questions, state.request_time, state.mcp.clone())
}

/// The interface's description as served at `/api/openapi.json`.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    interface().into_openapi()
}

fn interface() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(chat::chat))
        .routes(routes!(suggestions::suggestions))
        .routes(routes!(feedback::feedback))
        .routes(routes!(documents::documents, upload::upload))
        .routes(routes!(document::document, place::place, remove::remove))
        .routes(routes!(document_search::document_search))
        .routes(routes!(read_again::read_again))
        .routes(routes!(jobs::job))
        .routes(routes!(collections::collections))
        .routes(routes!(page_words::page_words))
        .routes(routes!(file::file))
        .routes(routes!(health::health))
        .routes(routes!(site::site))
        .routes(routes!(site_logo::site_logo))
        .routes(routes!(site_theme::site_theme))
        .routes(routes!(chat_completions::chat_completions))
        .routes(routes!(models::models))
        .routes(routes!(models::model))
        .route("/api/documents/{id}/pages/{image}", get(page_image::page_image))
}

fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats"))
        .and(NotForContentType::const_new("application/octet-stream"))
        .and(NotForContentType::const_new("font/"))
}

#[expect(clippy::needless_pass_by_value, reason = "the signature the layer asks for")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let message = panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default();
    Problem::Internal(format!("panic: {message}")).into_response()
}
