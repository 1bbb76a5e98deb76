//! The same tools over HTTP, and who is turned away there.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use rmcp::ServiceExt;
use rmcp::transport::StreamableHttpClientTransport;
use serde_json::json;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

use super::shelf::Shelf;
use super::{WaitingRoom, call, structured};
use crate::server::mcp::{Access, http_service};

const INITIALIZE: &str = r#"{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
    "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}"#;

fn router() -> Router {
    let access = Access {
        hosts: vec!["auskunft.example".to_owned()],
        origins: vec!["https://assistenz.example:443".to_owned()],
        max_request_bytes: 4096,
    };
    let service = http_service(Arc::new(Shelf), WaitingRoom::new(2, 8), Duration::from_secs(30), access);
    Router::new().route_service("/mcp", service)
}

/// The status of an opening request with some headers, and whether it started a session.
async fn status(body: impl Into<Body>, headers: &[(&str, &str)]) -> (StatusCode, bool) {
    let mut request = Request::post("/mcp")
        .header("content-type", "application/json")
        .header("accept", "application/json, text/event-stream");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = router().oneshot(request.body(body.into()).unwrap()).await.unwrap();
    (response.status(), response.headers().contains_key("mcp-session-id"))
}

#[tokio::test]
async fn the_tools_answer_over_http() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router()).await });
    let transport = StreamableHttpClientTransport::from_uri(format!("http://{address}/mcp"));
    let client = ().serve(transport).await.unwrap();
    let names: Vec<_> = client.list_all_tools().await.unwrap().into_iter().map(|tool| tool.name).collect();
    assert_eq!(names, ["ask", "read_page", "search"]);
    let found = structured(&call(&client, "search", json!({"query": "Bauakten"})).await);
    let place = &found["excerpts"][0]["citation"];
    let page =
        call(&client, "read_page", json!({"document": place["document"], "page": place["page"]})).await;
    assert_eq!(structured(&page)["text"], place["quote"]);
    let answer = structured(&call(&client, "ask", json!({"question": "Bauakten aufbewahren?"})).await);
    assert_eq!(answer["citations"][0]["link"], "/api/documents/00000000000000a1/pages/2.png");
    client.cancel().await.unwrap();
}

#[tokio::test]
async fn no_session_is_kept() {
    assert_eq!(status(INITIALIZE, &[("host", "127.0.0.1:8080")]).await, (StatusCode::OK, false));
    let listening = Request::get("/mcp").header("host", "localhost").header("accept", "text/event-stream");
    let refused = router().oneshot(listening.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(refused.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn hosts_and_origins_that_are_not_allowed_are_refused() {
    let own = ("host", "auskunft.example");
    assert_eq!(status(INITIALIZE, &[own]).await.0, StatusCode::OK);
    assert_eq!(status(INITIALIZE, &[own, ("origin", "https://assistenz.example")]).await.0, StatusCode::OK);
    for headers in [
        &[("host", "rebound.example")][..],
        &[own, ("origin", "https://elsewhere.example")],
        &[own, ("origin", "http://assistenz.example")],
        &[own, ("origin", "null")],
    ] {
        assert_eq!(status(INITIALIZE, headers).await.0, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn without_allowed_origins_every_page_is_refused() {
    let access = Access { max_request_bytes: 4096, ..Access::default() };
    let service = http_service(Arc::new(Shelf), WaitingRoom::new(1, 1), Duration::from_secs(30), access);
    let request = Request::post("/mcp").header("host", "localhost").header("origin", "http://localhost");
    let router = Router::new().route_service("/mcp", service);
    let response = router.oneshot(request.body(Body::from(INITIALIZE)).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_request_that_is_too_large_is_refused() {
    let body = INITIALIZE.replace("test", &"a".repeat(5000));
    assert_eq!(status(body, &[("host", "localhost")]).await.0, StatusCode::PAYLOAD_TOO_LARGE);
}
