//! What happens when too much is asked at once, or for too long.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::doubles::{FixedRenderer, SlowAnswerer, TirelessAnswerer};
use super::{Reply, TestServer, question};
use crate::config;

fn slow_server(limits: config::Server) -> (Arc<TestServer>, mpsc::Receiver<()>, Sender<()>) {
    let (asked, was_asked) = mpsc::channel();
    let (release, go) = mpsc::channel();
    let answerer = SlowAnswerer { asked, go: Mutex::new(go) };
    let server = TestServer::with(Arc::new(answerer), Arc::new(FixedRenderer::default()), limits);
    (Arc::new(server), was_asked, release)
}

fn ask_in_background(server: &Arc<TestServer>, body: Value) -> tokio::task::JoinHandle<Reply> {
    let server = Arc::clone(server);
    tokio::spawn(async move { server.ask(&body).await })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beyond_the_waiting_room_questions_are_turned_away() {
    let limits =
        config::Server { concurrent_questions: 1, waiting_questions: 0, ..config::Server::default() };
    let (server, was_asked, release) = slow_server(limits);
    let first = ask_in_background(&server, json!({"question": "Erste?"}));
    tokio::task::spawn_blocking(move || was_asked.recv().unwrap()).await.unwrap();
    for stream in [false, true] {
        let refused = server.ask(&json!({"question": "Zweite?", "stream": stream})).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.header("retry-after"), "2");
        assert_eq!(refused.json()["code"], "busy");
    }
    release.send(()).unwrap();
    assert_eq!(first.await.unwrap().status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn overlong_answers_end_in_a_problem_and_keep_their_seat() {
    let limits = config::Server {
        concurrent_questions: 1,
        waiting_questions: 0,
        request_seconds: 1,
        ..config::Server::default()
    };
    let (server, _was_asked, release) = slow_server(limits);
    let late = server.ask(&json!({"question": "Wann?"})).await;
    assert_eq!((late.status, &late.json()["code"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("timed-out")));
    let refused = server.ask(&json!({"question": "Und jetzt?"})).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "the first is still being answered");
    release.send(()).unwrap();
    release.send(()).unwrap();
    loop {
        let reply = server.ask(&json!({"question": "Und jetzt?"})).await;
        match reply.status {
            StatusCode::TOO_MANY_REQUESTS => tokio::task::yield_now().await,
            status => break assert_eq!(status, StatusCode::OK),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn overlong_streams_end_in_an_error_event() {
    let limits = config::Server { request_seconds: 1, ..config::Server::default() };
    let (server, _was_asked, release) = slow_server(limits);
    let reply = server.send(question(json!({"question": "Wann?", "stream": true}).to_string())).await;
    assert!(reply.text().starts_with("event: error\n"), "{}", reply.text());
    assert!(reply.text().contains("\"timed-out\""), "{}", reply.text());
    release.send(()).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_for_a_client_who_left_stops() {
    for stream in [false, true] {
        let (asked, was_asked) = mpsc::channel();
        let (stopped, has_stopped) = mpsc::channel();
        let server = Arc::new(TestServer::answering(TirelessAnswerer { asked, stopped }));
        let client = ask_in_background(&server, json!({"question": "Wann?", "stream": stream}));
        tokio::task::spawn_blocking(move || was_asked.recv().unwrap()).await.unwrap();
        client.abort();
        let noticed = has_stopped.recv_timeout(Duration::from_secs(10));
        assert!(noticed.is_ok(), "stream: {stream}");
    }
}
