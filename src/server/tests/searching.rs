//! Collections, and finding a text in one document.

use axum::http::StatusCode;
use insta::assert_json_snapshot;

use super::TestServer;

const PDF: &str = "/api/documents/0000000000000001";

#[tokio::test]
async fn a_text_is_found_with_its_places() {
    let server = TestServer::new();
    assert_json_snapshot!(server.get(&format!("{PDF}/search?q=DATENPANNE")).await.json());
    let first = server.get(&format!("{PDF}/search?q=datenpannen&limit=1")).await.json();
    assert_eq!((first["hits"].as_array().map(Vec::len), first["more"].as_bool()), (Some(1), Some(true)));
    let none = server.get(&format!("{PDF}/search?q=Frist")).await.json();
    assert_eq!((none["hits"].as_array().map(Vec::len), none["more"].as_bool()), (Some(0), Some(false)));
}

#[tokio::test]
async fn what_cannot_be_found_is_explained() {
    let server = TestServer::new();
    for (address, status, code) in [
        (format!("{PDF}/search?q=%20"), StatusCode::UNPROCESSABLE_ENTITY, "search-text-invalid"),
        (
            format!("{PDF}/search?q={}", "a".repeat(201)),
            StatusCode::UNPROCESSABLE_ENTITY,
            "search-text-invalid",
        ),
        (format!("{PDF}/search"), StatusCode::BAD_REQUEST, "parameter-invalid"),
        ("/api/documents/none/search?q=a".to_owned(), StatusCode::NOT_FOUND, "document-unknown"),
    ] {
        let reply = server.get(&address).await;
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{address}");
    }
}

#[tokio::test]
async fn collections_are_counted() {
    assert_json_snapshot!(TestServer::new().get("/api/collections").await.json());
}
