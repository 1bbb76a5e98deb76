//! Headers of every response.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::TestServer;

#[tokio::test]
async fn every_response_carries_the_security_headers() {
    let server = TestServer::new();
    for address in
        ["/", "/nothing", "/api/health", "/api/documents", "/api/documents/none", "/api/openapi.json"]
    {
        let reply = server.get(address).await;
        let policy = reply.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"),
            "{address}: {policy}"
        );
        assert!(
            policy.ends_with("frame-ancestors 'none'") && !policy.contains("unsafe"),
            "{address}: {policy}"
        );
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{address}");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{address}");
    }
}

#[tokio::test]
async fn a_foreign_name_for_this_server_is_turned_away() {
    let server = TestServer::new();
    for (host, status) in [
        ("127.0.0.1:8080", StatusCode::OK),
        ("localhost", StatusCode::OK),
        ("boese.example:8080", StatusCode::MISDIRECTED_REQUEST),
    ] {
        let request = Request::get("/api/health").header("host", host).body(Body::empty()).unwrap();
        assert_eq!(server.send(request).await.status, status, "{host}");
    }
}

#[tokio::test]
async fn answers_are_not_kept_by_caches() {
    let reply = TestServer::new().ask(&serde_json::json!({"question": "Wann?"})).await;
    assert_eq!(reply.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_wrong_method_is_a_problem_that_names_the_right_one() {
    let server = TestServer::new();
    let reply = server.get("/api/chat").await;
    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(reply.header("allow"), "POST");
    assert_eq!(reply.json()["code"], "method-not-allowed");
    let posted = server.send(Request::post("/").body(Body::empty()).unwrap()).await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
}
