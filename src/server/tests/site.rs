//! The house: its name, its addresses, its colours and its crest.

use axum::http::StatusCode;
use insta::assert_json_snapshot;

use super::TestServer;
use crate::config;
use crate::server::Logo;

#[tokio::test]
async fn the_house_is_named() {
    assert_json_snapshot!(TestServer::new().get("/api/site").await.json());
}

#[tokio::test]
async fn all_that_is_configured_is_told_and_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wappen.svg");
    std::fs::write(&path, "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    let some = |text: &str| Some(text.to_owned());
    let site = config::Site {
        contact_url: some("mailto:hauptamt@erlental.example"),
        ticket_url: some("https://tickets.erlental.example"),
        ai_notice: some("Hier antwortet ein KI-System."),
        accent: some("#00519e"),
        accent_dark: some("#8ab8ff"),
        imprint_url: some("https://erlental.example/impressum"),
        privacy_url: some("https://erlental.example/datenschutz"),
        uploads: false,
        history: config::History::None,
        ..super::site()
    };
    let server = TestServer::of_site(site, Some(Logo::read(&path).unwrap()));
    assert_json_snapshot!(server.get("/api/site").await.json());
    let style = server.get("/api/site/theme.css").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(style.text().contains("--house-accent: #00519e"), "{}", style.text());
    let logo = server.get("/api/site/logo").await;
    assert_eq!(logo.header("content-type"), "image/svg+xml");
    assert!(logo.header("content-security-policy").ends_with("sandbox"));
    assert!(logo.text().starts_with("<svg"));
}

#[tokio::test]
async fn without_a_crest_there_is_a_problem_and_without_colours_no_style() {
    let server = TestServer::new();
    let logo = server.get("/api/site/logo").await;
    assert_eq!((logo.status, logo.json()["code"].as_str()), (StatusCode::NOT_FOUND, Some("logo-unknown")));
    let style = server.get("/api/site/theme.css").await;
    assert_eq!((style.status, style.text()), (StatusCode::OK, ""));
}
