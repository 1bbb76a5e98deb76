//! Health, the house, the interface's description, the page.

use axum::http::StatusCode;
use insta::assert_json_snapshot;

use super::TestServer;
use super::doubles::{PanickingAnswerer, UnreadyAnswerer};
use crate::server::{Missing, openapi};

#[tokio::test]
async fn health_says_what_answers_rest_on() {
    let reply = TestServer::new().get("/api/health").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_json_snapshot!(reply.json(), { ".version" => "[version]" });
}

#[tokio::test]
async fn health_names_what_is_missing() {
    let reply = TestServer::answering(UnreadyAnswerer(Missing::Model)).get("/api/health").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!reply.text().contains("secret"));
    assert_eq!(reply.json()["code"], "model-missing");
    assert_eq!(reply.json()["command"], "auskunft ingest ORDNER");
}

#[tokio::test]
async fn health_hides_the_cause_of_an_internal_error() {
    let reply = TestServer::answering(PanickingAnswerer).get("/api/health").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!reply.text().contains("secret"));
}

#[tokio::test]
async fn the_description_is_served_and_covers_every_address() {
    let served = TestServer::new().get("/api/openapi.json").await.json();
    assert_eq!(served, serde_json::to_value(openapi()).unwrap());
    assert_json_snapshot!(served, { ".info.version" => "[version]" });
}

#[tokio::test]
async fn the_page_is_served_or_says_how_to_build_it() {
    let reply = TestServer::new().get("/").await;
    if reply.status == StatusCode::OK {
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(reply.header("cache-control"), "no-cache");
    } else {
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(reply.json()["command"], "make build");
    }
}
