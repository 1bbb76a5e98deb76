//! Documents that are brought in, moved and removed through the interface: real encoders, real store, real index.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use auskunft::answer::Assistant;
use auskunft::config::{Answering, Server, Site};
use auskunft::ingest::index_folder;
use auskunft::server::{AppState, HouseImporter, Parts, router};
use auskunft::store::Store;
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

const HOUSE_RULES: &str = "# Hausordnung

## 1 Türen

Das Kreishaus ist montags bis freitags von 7:30 bis 17:00 Uhr geöffnet.
";

const PARKING: &str = "# Merkblatt Parkdeck

Stand: 1. März 2026

## 1 Stellplätze

Ein Stellplatz auf dem Parkdeck kostet Beschäftigte 24 Euro im Monat.

## 2 Ansprechstellen

| Anliegen | Stelle | Durchwahl |
|---|---|---|
| Schranke klemmt | Pforte | 7700 |
| Neuer Stellplatz | Gebäudeverwaltung | 7755 |
";

const QUESTION: &str = "Was kostet ein Stellplatz auf dem Parkdeck?";

struct House {
    router: Router,
    _folder: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (documents, data) = (folder.path().join("haus"), folder.path().join("data"));
        std::fs::create_dir_all(&documents).unwrap();
        std::fs::write(documents.join("hausordnung.md"), HOUSE_RULES).unwrap();
        let encoders = support::encoders();
        let (store, _) = support::ingest(&data, &encoders, &[documents]);
        let state = AppState::new(Self::parts(&store, &encoders)).unwrap();
        Self { router: router(state), _folder: folder }
    }

    fn parts(store: &Arc<Store>, encoders: &auskunft::embedding::Encoders) -> Parts {
        let index = index_folder(store.folder());
        let workers = Arc::new(support::workers());
        let importer = HouseImporter {
            store: Arc::clone(store),
            workers: Arc::clone(&workers),
            encoders: encoders.clone(),
            max_file_bytes: 1 << 20,
        };
        let assistant =
            Assistant::new(Arc::clone(store), encoders.clone(), index, Answering::default()).unwrap();
        Parts {
            store: Arc::clone(store),
            answerer: Arc::new(assistant),
            pages: workers,
            limits: Server::default(),
            importer: Arc::new(importer),
            max_file_bytes: 1 << 20,
            site: Site::default(),
            logo: None,
        }
    }

    async fn send(
        &self,
        method: Method,
        address: &str,
        kind: &str,
        body: impl Into<Body>,
    ) -> (StatusCode, Value) {
        let request = Request::builder().method(method).uri(address).header("content-type", kind);
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }

    async fn get(&self, address: &str) -> Value {
        self.send(Method::GET, address, "text/plain", "").await.1
    }

    async fn ask(&self, body: Value) -> Value {
        let (status, answer) =
            self.send(Method::POST, "/api/chat", "application/json", body.to_string()).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    /// The document of a job that was accepted, once it is in the index.
    async fn ended(&self, (status, accepted): (StatusCode, Value)) -> String {
        assert_eq!(status, StatusCode::ACCEPTED, "{accepted}");
        let address = format!("/api/jobs/{}", accepted["job"].as_str().unwrap());
        for _ in 0..600 {
            let job = self.get(&address).await;
            assert_ne!(job["state"], "failed", "{job}");
            if job["state"] == "done" {
                return job["document"].as_str().unwrap().to_owned();
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("the job does not end");
    }

    async fn until_indexed(&self) {
        while self.get("/api/health").await["indexing"] == true {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

fn cites(answer: &Value, document: &str) -> bool {
    let citations = answer["citations"].as_array().unwrap();
    citations.iter().any(|citation| citation["document"]["id"] == document)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_uploaded_document_answers_until_it_is_removed() {
    let house = House::new();
    let before = house.ask(json!({"question": QUESTION})).await;
    assert_eq!(before["refused"], true, "{before}");
    assert_eq!(before["searched"]["documents"], 1);
    assert_eq!(before["nearest"][0]["document"]["file"], "hausordnung.md", "{before}");
    assert_eq!(before["nearest"][0]["verdict"], Value::Null);

    let address = "/api/documents?file=parkdeck.md&collection=Merkbl%C3%A4tter";
    let accepted = house.send(Method::POST, address, "application/octet-stream", PARKING).await;
    let id = house.ended(accepted).await;
    let answer = house.ask(json!({"question": QUESTION})).await;
    assert!(answer["answer"].as_str().unwrap().contains("24 Euro") && cites(&answer, &id), "{answer}");
    let citation = &answer["citations"][0];
    assert_eq!((&citation["stand"], &citation["verdict"]), (&json!("2026-03-01"), &json!("verbatim")));
    assert_eq!((&answer["searched"]["documents"], &answer["nearest"]), (&json!(2), &json!([])));
    assert_ne!(answer["id"], before["id"]);
    let row = house
        .ask(json!({"question": "Welche Durchwahl hat die Gebäudeverwaltung für einen neuen Stellplatz?"}))
        .await;
    let record = &row["citations"][0]["record"]["rows"];
    assert_eq!(record[2], json!({"key": "Durchwahl", "value": "7755", "cited": true}), "{row}");

    let restricted = house.ask(json!({"question": QUESTION, "collection": "haus"})).await;
    assert!(!cites(&restricted, &id), "{restricted}");
    let (status, moved) = house
        .send(Method::PATCH, &format!("/api/documents/{id}"), "application/json", r#"{"collection": "haus"}"#)
        .await;
    assert_eq!((status, &moved["id"], &moved["collection"]), (StatusCode::OK, &json!(id), &json!("haus")));
    house.until_indexed().await;
    let moved = house.ask(json!({"question": QUESTION, "collection": "haus", "documents": [id]})).await;
    assert!(cites(&moved, &id), "{moved}");
    let again = house.send(Method::POST, &format!("/api/documents/{id}/read"), "text/plain", "").await;
    assert_eq!(house.ended(again).await, id);
    assert_eq!(house.get(&format!("/api/documents/{id}")).await["document"]["collection"], "haus");

    let (status, _) = house.send(Method::DELETE, &format!("/api/documents/{id}"), "text/plain", "").await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let at_once = house.ask(json!({"question": QUESTION})).await;
    assert!(!cites(&at_once, &id), "{at_once}");
    house.until_indexed().await;
    let after = house.ask(json!({"question": QUESTION})).await;
    assert_eq!((&after["refused"], &after["searched"]["documents"]), (&json!(true), &json!(1)), "{after}");
}
