//! Documents, pages, words and page images.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use insta::assert_json_snapshot;
use serde_json::json;

use super::TestServer;
use super::doubles::{FixedAnswerer, FixedRenderer};
use crate::config;

const PDF: &str = "/api/documents/0000000000000001";

#[tokio::test]
async fn the_catalogue_tells_everything_but_where_files_lie() {
    let reply = TestServer::new().get("/api/documents").await;
    assert!(!reply.text().contains("secret"));
    assert_json_snapshot!(reply.json(), { ".documents[].ingested_at" => "[time]" });
}

#[tokio::test]
async fn a_document_lists_its_pages() {
    let reply = TestServer::new().get(PDF).await;
    assert_json_snapshot!(reply.json(), { ".document.ingested_at" => "[time]" });
}

#[tokio::test]
async fn a_page_lists_its_words() {
    let reply = TestServer::new().get(&format!("{PDF}/pages/1/words")).await;
    assert_json_snapshot!(reply.json());
}

#[tokio::test]
async fn what_is_not_there_is_a_problem() {
    let server = TestServer::new();
    let mut problems = Vec::new();
    for address in [
        "/api/documents/none",
        "/api/documents/none/file",
        "/api/documents/none/pages/1/words",
        &format!("{PDF}/pages/3/words"),
        &format!("{PDF}/pages/x/words"),
        &format!("{PDF}/pages/3.png"),
        &format!("{PDF}/pages/0.png"),
        &format!("{PDF}/pages/2"),
        &format!("{PDF}/pages/2.png?scale=large"),
        &format!("{PDF}/pages/1.png"),
        "/api/documents/0000000000000002/pages/1.png",
        "/api/nothing",
    ] {
        let reply = server.get(address).await;
        assert!(!reply.text().contains("secret"), "{address}: {}", reply.text());
        problems.push(json!([address, reply.json()]));
    }
    assert_json_snapshot!(problems);
}

#[tokio::test]
async fn pages_are_drawn_once_at_a_scale_within_bounds() {
    let renderer = FixedRenderer::default();
    let drawn = Arc::clone(&renderer.drawn);
    let server = TestServer::with(Arc::new(FixedAnswerer), Arc::new(renderer), config::Server::default());
    for (scale, expected) in [("", "1.5"), ("?scale=99", "4"), ("?scale=0.01", "0.5"), ("?scale=1.5", "1.5")]
    {
        let reply = server.get(&format!("{PDF}/pages/2.png{scale}")).await;
        assert_eq!(reply.header("content-type"), "image/png");
        assert_eq!(reply.text(), format!("13 bytes, page 2, scale {expected}"));
    }
    assert_eq!(drawn.load(Ordering::Relaxed), 3, "one of the four came from the cache");
}

#[tokio::test]
async fn page_images_are_kept_by_the_hash_of_their_file() {
    let server = TestServer::new();
    let address = format!("{PDF}/pages/2.png");
    let plain = server.get(&address).await;
    assert_eq!(plain.header("cache-control"), "private, no-cache");
    let named = server.get(&format!("{address}?v={:0>64}", "0000000000000001")).await;
    assert_eq!(named.header("cache-control"), "private, max-age=31536000, immutable");
    let stale = server.get(&format!("{address}?v=abc")).await;
    assert_eq!(stale.header("cache-control"), "private, no-cache");
    let again =
        Request::get(&address).header("if-none-match", plain.header("etag")).body(Body::empty()).unwrap();
    let again = server.send(again).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}
