//! `POST /api/feedback`.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use super::{Reply, TestServer};

async fn send(server: &TestServer, body: Value) -> Reply {
    let request = Request::post("/api/feedback").header("content-type", "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

fn opinion() -> Value {
    json!({"answer_id": "0123456789abcdef", "question": " Wann? ", "helpful": false, "reason": "not_found", "comment": " Steht im Anhang. "})
}

#[tokio::test]
async fn an_opinion_is_kept() {
    let server = TestServer::new();
    let reply = send(&server, opinion()).await;
    assert_eq!((reply.status, reply.body.len()), (StatusCode::NO_CONTENT, 0));
    let short =
        json!({"answer_id": "1", "question": "Wer?", "helpful": true, "reason": null, "comment": " "});
    assert_eq!(send(&server, short).await.status, StatusCode::NO_CONTENT);
    let kept = server.store.feedback_since("").unwrap();
    assert_json_snapshot!(kept, { "[].given_at" => "[time]" });
}

#[tokio::test]
async fn what_cannot_be_kept_is_explained() {
    let server = TestServer::new();
    let with = |key: &str, value: Value| {
        let mut body = opinion();
        body[key] = value;
        body
    };
    let mut problems = Vec::new();
    for body in [
        with("answer_id", json!("")),
        with("answer_id", json!("a/b")),
        with("question", json!(" ")),
        with("question", json!("ä".repeat(2001))),
        with("comment", json!("ä".repeat(2001))),
        with("reason", json!("boring")),
        with("helpful", json!("no")),
    ] {
        let reply = send(&server, body).await;
        problems.push(json!([reply.status.as_u16(), reply.json()["code"], reply.json()["detail"]]));
    }
    assert_json_snapshot!(problems);
    assert!(server.store.feedback_since("").unwrap().is_empty());
}

#[tokio::test]
async fn too_many_opinions_at_once_are_turned_away() {
    let server = TestServer::new();
    for _ in 0..60 {
        assert_eq!(send(&server, opinion()).await.status, StatusCode::NO_CONTENT);
    }
    let refused = send(&server, opinion()).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        (refused.json()["code"].as_str(), refused.header("retry-after")),
        (Some("feedback-too-often"), "2")
    );
}
