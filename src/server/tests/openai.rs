//! OpenAI's interface under `/v1`.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use insta::{assert_json_snapshot, assert_snapshot, with_settings};
use serde_json::{Value, json};

use super::doubles::{FixedRenderer, PanickingAnswerer, SlowAnswerer, UnreadyAnswerer};
use super::{Reply, TestServer};
use crate::answer::{Answer, Question, Suggestion, Timings};
use crate::config;
use crate::server::mcp::Excerpt;
use crate::server::{Answerer, AnswererError, Missing, Readiness};

/// Finds nothing in the documents.
struct RefusingAnswerer;

impl Answerer for RefusingAnswerer {
    fn answer(&self, _: &Question) -> Result<Answer, AnswererError> {
        Ok(Answer {
            answer: "Dazu steht nichts in den Dokumenten.".to_owned(),
            refused: true,
            confidence: 0.0,
            citations: Vec::new(),
            timings_ms: Timings::default(),
            ..Answer::default()
        })
    }

    fn search(&self, _: &Question, _: usize) -> Result<Vec<Excerpt>, AnswererError> {
        Ok(Vec::new())
    }

    fn suggestions(&self, _: usize, _: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        Ok(Vec::new())
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        Err(AnswererError::Internal("not asked here".to_owned()))
    }
}

fn post(body: impl Into<Body>) -> Request<Body> {
    Request::post("/v1/chat/completions")
        .header("content-type", "application/json")
        .body(body.into())
        .unwrap()
}

/// A request with one question and, in place or in addition, the fields of `more`.
fn asking(more: Value) -> Value {
    let mut body = json!({"model": "auskunft", "messages": [{"role": "user", "content": "Wann?"}]});
    let Value::Object(more) = more else { panic!("not an object") };
    body.as_object_mut().unwrap().extend(more);
    body
}

async fn complete(server: &TestServer, more: Value) -> Reply {
    server.send(post(asking(more).to_string())).await
}

/// The data of each event.
fn events(reply: &Reply) -> Vec<&str> {
    reply
        .text()
        .split("\n\n")
        .filter(|event| !event.is_empty())
        .map(|event| &event["data: ".len()..])
        .collect()
}

#[tokio::test]
async fn a_completion_carries_answer_sources_and_evidence() {
    let messages = json!([
        {"role": "system", "content": "Antworte auf Englisch."},
        {"role": "user", "content": "Hallo"},
        {"role": "assistant", "content": "Guten Tag"},
        {"role": "user", "content": [{"type": "text", "text": "Wann sind Datenpannen zu melden?"}]},
    ]);
    let reply = complete(&TestServer::new(), json!({"messages": messages})).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("content-type"), "application/json");
    let completion = reply.json();
    assert_json_snapshot!(completion, { ".id" => "[id]", ".created" => "[created]" });
    let message = &completion["choices"][0]["message"];
    let place = &message["annotations"][0]["url_citation"];
    let [start, end] = ["start_index", "end_index"].map(|index| place[index].as_u64().unwrap() as usize);
    let marker: String = message["content"].as_str().unwrap().chars().take(end).skip(start).collect();
    assert_eq!(marker, "[1]");
}

#[tokio::test]
async fn a_refusal_has_no_sources() {
    let completion = complete(&TestServer::answering(RefusingAnswerer), json!({})).await.json();
    let choice = &completion["choices"][0];
    assert_eq!(choice["message"]["content"], "Dazu steht nichts in den Dokumenten.");
    assert_eq!((&choice["message"]["annotations"], &choice["finish_reason"]), (&json!([]), &json!("stop")));
    assert_eq!(completion["auskunft"], json!({"refused": true, "confidence": 0.0, "citations": []}));
}

#[tokio::test]
async fn a_stream_brings_the_same_in_chunks() {
    let server = TestServer::new();
    let options = json!({"stream": true, "stream_options": {"include_usage": true}});
    let reply = complete(&server, options).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("content-type"), "text/event-stream");
    with_settings!({filters => [
        (r#""id":"chatcmpl-[0-9a-f]+-[0-9a-f]+""#, r#""id":"[id]""#),
        (r#""created":\d+"#, r#""created":"[created]""#),
    ]}, { assert_snapshot!(reply.text()) });

    let mut events = events(&reply);
    assert_eq!(events.pop(), Some("[DONE]"));
    let chunks: Vec<Value> = events.iter().map(|data| serde_json::from_str(data).unwrap()).collect();
    assert!(chunks.iter().all(|chunk| chunk["id"] == chunks[0]["id"]));
    let content: String =
        chunks.iter().filter_map(|chunk| chunk["choices"][0]["delta"]["content"].as_str()).collect();
    let whole = complete(&server, json!({})).await.json();
    assert_eq!(whole["choices"][0]["message"]["content"], content);
    assert_eq!(Some(&whole["usage"]), chunks.last().map(|chunk| &chunk["usage"]));
    assert_ne!(whole["id"], chunks[0]["id"]);
}

#[tokio::test]
async fn a_stream_tells_its_usage_only_when_asked() {
    for options in [json!({"stream": true}), json!({"stream": true, "stream_options": null})] {
        let reply = complete(&TestServer::new(), options).await;
        assert!(!reply.text().contains("usage"), "{}", reply.text());
        assert!(reply.text().ends_with("data: [DONE]\n\n"), "{}", reply.text());
    }
}

#[tokio::test]
async fn a_streamed_failure_is_an_error_object() {
    let server = TestServer::answering(UnreadyAnswerer(Missing::Index));
    let reply = complete(&server, json!({"stream": true})).await;
    assert_eq!(reply.status, StatusCode::OK);
    let events = events(&reply);
    assert_eq!(events.len(), 2, "who speaks, and the error");
    assert_json_snapshot!(serde_json::from_str::<Value>(events[1]).unwrap());
}

#[tokio::test]
async fn fields_without_effect_are_accepted() {
    let more = json!({
        "temperature": 0.2, "top_p": 1, "max_tokens": 5, "stop": ["x"], "seed": 7, "user": "Amt 10", "n": null,
        "tools": [{"type": "function", "function": {"name": "f"}}], "response_format": {"type": "json_object"},
        "modalities": ["text"], "stream": null, "unheard_of": {},
    });
    assert_eq!(complete(&TestServer::new(), more).await.status, StatusCode::OK);
    assert_eq!(complete(&TestServer::new(), json!({"n": 1})).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_cannot_be_completed_is_explained() {
    let server = TestServer::new();
    let said = |content: Value| json!({"messages": [{"role": "user", "content": content}]});
    let turn = json!({"role": "user", "content": "Hallo"});
    let cases = [
        json!({"model": "other"}),
        json!({"n": 2}),
        json!({"n": 0}),
        json!({"modalities": ["text", "audio"]}),
        said(json!([{"type": "image_url", "image_url": {"url": "data:,"}}])),
        said(json!([{"type": "text", "text": "Was sagt er?"}, {"type": "input_audio", "input_audio": {}}])),
        said(json!(" \n ")),
        said(json!("ä".repeat(2001))),
        said(json!(7)),
        json!({"messages": vec![turn; 42]}),
        json!({"messages": [{"role": "system", "content": "ä".repeat(32_001)}, {"role": "user", "content": "Wann?"}]}),
        json!({"messages": [{"role": "narrator", "content": "Wann?"}]}),
        json!({"messages": null}),
    ];
    let mut refusals = Vec::new();
    for case in cases {
        let reply = complete(&server, case).await;
        assert_eq!(reply.header("content-type"), "application/json");
        refusals.push(json!({"status": reply.status.as_u16(), "body": reply.json()}));
    }
    assert_json_snapshot!(refusals);
}

#[tokio::test]
async fn every_problem_below_the_interface_is_an_error_object() {
    let server = TestServer::new();
    let text = post("{}").into_parts();
    let mut form = text.0;
    form.headers.insert("content-type", "text/plain".parse().unwrap());
    let requests = [
        post("a".repeat(300_000)),
        Request::from_parts(form, text.1),
        post("{"),
        Request::get("/v1/chat/completions").body(Body::empty()).unwrap(),
        Request::post("/v1/embeddings").body(Body::empty()).unwrap(),
    ];
    let mut seen = Vec::new();
    for request in requests {
        let reply = server.send(request).await;
        let error = &reply.json()["error"];
        assert!(error["message"].is_string(), "{}", reply.text());
        seen.push((reply.status.as_u16(), error["code"].as_str().unwrap().to_owned()));
    }
    let reply = complete(&TestServer::answering(PanickingAnswerer), json!({})).await;
    assert!(!reply.text().contains("secret"));
    seen.push((reply.status.as_u16(), reply.json()["error"]["code"].as_str().unwrap().to_owned()));
    let expected = [
        (413, "body-too-large"),
        (415, "media-type"),
        (400, "body-invalid"),
        (405, "method-not-allowed"),
        (404, "route-unknown"),
        (500, "internal"),
    ];
    assert_eq!(seen, expected.map(|(status, code)| (status, code.to_owned())));
}

#[tokio::test]
async fn problems_elsewhere_stay_problem_documents() {
    let reply = TestServer::new().get("/api/chat").await;
    assert_eq!(reply.header("content-type"), "application/problem+json");
}

fn slow_server(limits: config::Server) -> (Arc<TestServer>, mpsc::Receiver<()>, Sender<()>) {
    let (asked, was_asked) = mpsc::channel();
    let (release, go) = mpsc::channel();
    let answerer = SlowAnswerer { asked, go: Mutex::new(go) };
    let server = TestServer::with(Arc::new(answerer), Arc::new(FixedRenderer::default()), limits);
    (Arc::new(server), was_asked, release)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beyond_the_waiting_room_completions_are_turned_away() {
    let limits =
        config::Server { concurrent_questions: 1, waiting_questions: 0, ..config::Server::default() };
    let (server, was_asked, release) = slow_server(limits);
    let first = {
        let server = Arc::clone(&server);
        tokio::spawn(async move { complete(&server, json!({})).await })
    };
    tokio::task::spawn_blocking(move || was_asked.recv().unwrap()).await.unwrap();
    for stream in [false, true] {
        let refused = complete(&server, json!({"stream": stream})).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.header("retry-after"), "2");
        let error = &refused.json()["error"];
        assert_eq!((&error["type"], &error["code"]), (&json!("requests"), &json!("rate_limit_exceeded")));
    }
    release.send(()).unwrap();
    assert_eq!(first.await.unwrap().status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn overlong_completions_end_in_an_error_object() {
    let limits = config::Server { request_seconds: 1, ..config::Server::default() };
    let (server, _was_asked, release) = slow_server(limits);
    let late = complete(&server, json!({})).await;
    assert_eq!(
        (late.status, &late.json()["error"]["code"]),
        (StatusCode::SERVICE_UNAVAILABLE, &json!("timed-out"))
    );
    let streamed = complete(&server, json!({"stream": true})).await;
    let events = events(&streamed);
    assert!(events.last().is_some_and(|event| event.contains("\"timed-out\"")), "{}", streamed.text());
    release.send(()).unwrap();
    release.send(()).unwrap();
}

#[tokio::test]
async fn the_model_is_listed_and_described() {
    let server = TestServer::new();
    let list = server.get("/v1/models").await.json();
    assert_eq!(server.get("/v1/models/auskunft").await.json(), list["data"][0]);
    assert_json_snapshot!(list);
    let unknown = server.get("/v1/models/other").await;
    assert_eq!(
        (unknown.status, &unknown.json()["error"]["code"]),
        (StatusCode::NOT_FOUND, &json!("model_not_found"))
    );
}
