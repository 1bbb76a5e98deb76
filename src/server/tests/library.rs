//! Bringing documents in, moving, reading again and removing them.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use super::{Reply, TestServer};
use crate::config;

const DOCUMENT: &str = "/api/documents/0000000000000001";

async fn upload(server: &TestServer, query: &str, body: impl Into<Body>) -> Reply {
    let request = Request::post(format!("/api/documents?{query}"));
    let request = request.header("content-type", "application/octet-stream").body(body.into()).unwrap();
    server.send(request).await
}

async fn change(server: &TestServer, method: Method, address: &str, body: &str) -> Reply {
    let request = Request::builder().method(method).uri(address).header("content-type", "application/json");
    server.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

/// The job once it is over.
async fn ended(server: &TestServer, reply: &Reply) -> Value {
    assert_eq!(reply.status, StatusCode::ACCEPTED, "{}", reply.text());
    let address = format!("/api/jobs/{}", reply.json()["job"].as_str().unwrap());
    for _ in 0..500 {
        let job = server.get(&address).await.json();
        if job["state"] == "done" || job["state"] == "failed" {
            return job;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the job does not end");
}

fn uploaded_files(server: &TestServer) -> usize {
    let Ok(folders) = std::fs::read_dir(server.store.folder().join("uploads")) else { return 0 };
    folders.flatten().filter(|folder| folder.file_name() != "incoming").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_uploaded_file_becomes_a_document_and_goes_again() {
    let server = TestServer::new();
    let job =
        ended(&server, &upload(&server, "file=Merkblatt.txt&collection=Neues", "Guten Tag").await).await;
    let id = job["document"].as_str().unwrap();
    assert_json_snapshot!(job, { ".id" => "[id]", ".document" => "[id]" });
    let entry = server.get(&format!("/api/documents/{id}")).await.json();
    assert_eq!(
        (&entry["document"]["collection"], &entry["document"]["file"]),
        (&json!("Neues"), &json!("Merkblatt.txt"))
    );
    let again =
        ended(&server, &upload(&server, "file=Merkblatt.txt&collection=Neues", "Guten Abend").await).await;
    assert_eq!(again["document"], id, "the same name in the same collection is replaced");
    assert_eq!(uploaded_files(&server), 1);
    let removed = change(&server, Method::DELETE, &format!("/api/documents/{id}"), "").await;
    assert_eq!((removed.status, removed.body.len()), (StatusCode::NO_CONTENT, 0));
    assert_eq!(server.get(&format!("/api/documents/{id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(uploaded_files(&server), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_taken_in_is_explained() {
    let server = TestServer::new();
    let mut problems = Vec::new();
    for (query, body) in [
        ("file=..%2Fa.txt", "Text".to_owned()),
        ("file=a%00.txt", "Text".to_owned()),
        ("file=a.exe", "Text".to_owned()),
        ("file=a.pdf", "kein PDF".to_owned()),
        ("file=a.txt", "\0\0".to_owned()),
        ("file=a.txt", String::new()),
        ("file=a.txt", "a".repeat(1_000_001)),
        ("file=a.txt&collection=a%2Fb", "Text".to_owned()),
        ("collection=a", "Text".to_owned()),
    ] {
        let reply = upload(&server, query, body).await;
        problems.push(json!([query, reply.status.as_u16(), reply.json()["code"], reply.json()["detail"]]));
    }
    assert_json_snapshot!(problems);
    let plain = Request::post("/api/documents?file=a.txt").body(Body::from("Text")).unwrap();
    let plain = server.send(plain).await;
    assert_eq!(
        (plain.status, &plain.json()["code"]),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, &json!("upload-media-type"))
    );
    assert_eq!(server.get("/api/documents").await.json()["documents"].as_array().unwrap().len(), 3);
    assert_eq!(uploaded_files(&server), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_fails_says_so_and_hides_the_cause() {
    let server = TestServer::new();
    let job = ended(&server, &upload(&server, "file=a.txt", "kaputt").await).await;
    assert_eq!(job["state"], "failed");
    assert!(
        job["message"].as_str().unwrap().contains("Protokoll") && !job.to_string().contains("secret"),
        "{job}"
    );
    assert_eq!(uploaded_files(&server), 0);
    let unknown = server.get("/api/jobs/none").await;
    assert_eq!((unknown.status, &unknown.json()["code"]), (StatusCode::NOT_FOUND, &json!("job-unknown")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_is_bounded_and_health_tells_of_it() {
    let server = TestServer::new();
    assert_eq!(server.get("/api/health").await.json()["indexing"], false);
    let first = upload(&server, "file=a.txt", "warte").await;
    let mut accepted = 0;
    let refused = loop {
        let reply = upload(&server, &format!("file=b{accepted}.txt"), "Text").await;
        if reply.status != StatusCode::ACCEPTED {
            break reply;
        }
        accepted += 1;
        assert!(accepted <= 33, "the queue takes everything");
    };
    assert_eq!(
        (refused.status, &refused.json()["code"]),
        (StatusCode::TOO_MANY_REQUESTS, &json!("queue-full"))
    );
    assert_eq!(server.get("/api/health").await.json()["indexing"], true);
    server.go.send(()).unwrap();
    assert_eq!(ended(&server, &first).await["state"], "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_is_moved_and_read_again() {
    let server = TestServer::new();
    let moved = change(&server, Method::PATCH, DOCUMENT, r#"{"collection": " Anweisungen "}"#).await;
    assert_eq!((moved.status, &moved.json()["collection"]), (StatusCode::OK, &json!("Anweisungen")));
    assert!(!moved.text().contains("secret"));
    let wrong = change(&server, Method::PATCH, DOCUMENT, r#"{"collection": "../a"}"#).await;
    assert_eq!(
        (wrong.status, &wrong.json()["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("collection-name-invalid"))
    );
    let read = change(&server, Method::POST, &format!("{DOCUMENT}/read"), "").await;
    let job = ended(&server, &read).await;
    assert_eq!((&job["state"], &job["document"]), (&json!("done"), &json!("0000000000000001")));
    let entry = server.get(DOCUMENT).await.json();
    assert_eq!(entry["document"]["collection"], "Anweisungen");
    for (method, address) in [
        (Method::PATCH, "/api/documents/none"),
        (Method::DELETE, "/api/documents/none"),
        (Method::POST, "/api/documents/none/read"),
    ] {
        let reply = change(&server, method, address, r#"{"collection": "a"}"#).await;
        assert_eq!(
            (reply.status, &reply.json()["code"]),
            (StatusCode::NOT_FOUND, &json!("document-unknown"))
        );
    }
}

#[tokio::test]
async fn where_it_is_switched_off_or_foreign_nothing_changes() {
    let off = TestServer::of_site(config::Site { uploads: false, ..super::site() }, None);
    let on = TestServer::new();
    for (method, address) in [
        (Method::POST, "/api/documents?file=a.txt"),
        (Method::POST, &format!("{DOCUMENT}/read")),
        (Method::PATCH, DOCUMENT),
        (Method::DELETE, DOCUMENT),
    ] {
        let reply = change(&off, method.clone(), address, "{}").await;
        assert_eq!(
            (reply.status, &reply.json()["code"]),
            (StatusCode::FORBIDDEN, &json!("uploads-off")),
            "{method}"
        );
        let foreign = Request::builder().method(method).uri(address).header("sec-fetch-site", "cross-site");
        let reply = on.send(foreign.body(Body::empty()).unwrap()).await;
        assert_eq!((reply.status, &reply.json()["code"]), (StatusCode::FORBIDDEN, &json!("foreign-origin")));
    }
    assert_eq!(on.get(DOCUMENT).await.status, StatusCode::OK);
}
