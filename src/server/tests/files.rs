//! Originals.

use super::TestServer;

#[tokio::test]
async fn a_pdf_opens_in_the_browser_under_its_name() {
    let reply = TestServer::new().get("/api/documents/0000000000000001/file").await;
    assert_eq!(reply.header("content-type"), "application/pdf");
    assert_eq!(
        reply.header("content-disposition"),
        "inline; filename=\"Dienstanweisung Gr__e.pdf\"; filename*=UTF-8''Dienstanweisung%20Gr%C3%B6%C3%9Fe.pdf"
    );
    assert!(reply.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(reply.body, b"%PDF-1.7 Akte");
}

#[tokio::test]
async fn html_is_never_sent_as_html() {
    let reply = TestServer::new().get("/api/documents/0000000000000002/file").await;
    assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
    assert!(reply.header("content-security-policy").ends_with("sandbox"));
    assert_eq!(reply.headers.get_all("content-security-policy").iter().count(), 1);
}

#[tokio::test]
async fn office_files_are_downloads() {
    let reply = TestServer::new().get("/api/documents/0000000000000003/file").await;
    assert!(reply.header("content-disposition").starts_with("attachment; "));
    assert!(reply.header("content-security-policy").ends_with("sandbox"));
}
