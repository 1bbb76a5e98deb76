//! The HTTP contract: a real store in a temporary folder, a fixed answerer and a fixed renderer behind the router.

mod bounds;
mod chat;
mod doubles;
mod feedback;
mod files;
mod headers;
mod library;
mod openai;
mod operation;
mod pages;
mod searching;
mod site;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::{Answerer, AppState, Logo, PageRenderer, Parts, router};
use crate::config;
use crate::corpus::{
    Block, Content, Document, Page, PageStatus, Passage, PassageKind, ReaderKind, Rect, SpannedText, Word,
};
use crate::store::{DocumentRow, DocumentStatus, NewDocument, Store};
use doubles::{FixedAnswerer, FixedImporter, FixedRenderer};

/// A server over a store that lives as long as this.
struct TestServer {
    router: Router,
    store: Arc<Store>,
    /// Lets a file that waits go on.
    go: Sender<()>,
    _folder: tempfile::TempDir,
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }
}

impl TestServer {
    fn new() -> Self {
        Self::with(Arc::new(FixedAnswerer), Arc::new(FixedRenderer::default()), config::Server::default())
    }

    fn answering(answerer: impl Answerer + 'static) -> Self {
        Self::with(Arc::new(answerer), Arc::new(FixedRenderer::default()), config::Server::default())
    }

    fn with(answerer: Arc<dyn Answerer>, pages: Arc<dyn PageRenderer>, limits: config::Server) -> Self {
        Self::of(answerer, pages, limits, site(), None)
    }

    fn of_site(site: config::Site, logo: Option<Logo>) -> Self {
        let limits = config::Server::default();
        Self::of(Arc::new(FixedAnswerer), Arc::new(FixedRenderer::default()), limits, site, logo)
    }

    fn of(
        answerer: Arc<dyn Answerer>,
        pages: Arc<dyn PageRenderer>,
        limits: config::Server,
        site: config::Site,
        logo: Option<Logo>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(folder.path()).unwrap());
        fill(&store);
        let (go, waiting) = channel();
        let importer = Arc::new(FixedImporter { store: Arc::clone(&store), go: Mutex::new(waiting) });
        let parts = Parts {
            store: Arc::clone(&store),
            answerer,
            pages,
            limits,
            importer,
            max_file_bytes: 1_000_000,
            site,
            logo,
        };
        let state = AppState::new(parts).unwrap();
        Self { router: router(state), store, go, _folder: folder }
    }

    async fn get(&self, address: &str) -> Reply {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    async fn ask(&self, body: &Value) -> Reply {
        self.send(question(body.to_string())).await
    }

    async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    }
}

fn site() -> config::Site {
    config::Site {
        name: "Landkreis Erlental".to_owned(),
        contact: "Hauptamt, Durchwahl 1000".to_owned(),
        ..config::Site::default()
    }
}

fn question(body: impl Into<Body>) -> Request<Body> {
    Request::post("/api/chat").header("content-type", "application/json").body(body.into()).unwrap()
}

fn fill(store: &Store) {
    for (id, file, kind, bytes) in [
        ("0000000000000001", "Dienstanweisung Größe.pdf", "pdf", b"%PDF-1.7 Akte".as_slice()),
        ("0000000000000002", "seite.html", "html", b"<script>alert(1)</script>"),
        ("0000000000000003", "vermerk.docx", "docx", b"PK"),
    ] {
        let sha256 = format!("{id:0>64}");
        store.keep_file(&sha256, bytes).unwrap();
        store.put_document(&new_document(id, file, kind, sha256, bytes.len() as u64)).unwrap();
    }
}

fn new_document(id: &str, file: &str, kind: &str, sha256: String, bytes: u64) -> NewDocument {
    let mut text = SpannedText::new();
    text.push("Datenpannen", 2, Some(Rect::new(72.0, 100.0, 140.0, 112.0)));
    let passage = Passage {
        ordinal: 0,
        kind: PassageKind::Text,
        headings: Vec::new(),
        block: Some(0),
        text: text.clone(),
    };
    NewDocument {
        row: DocumentRow {
            id: id.to_owned(),
            collection: "handbuecher".to_owned(),
            path: format!("/secret/place/{file}"),
            root: "/secret/place".to_owned(),
            file: file.to_owned(),
            title: "Dienstanweisung Datenschutz".to_owned(),
            language: Some("de".to_owned()),
            kind: kind.to_owned(),
            sha256,
            bytes,
            status: DocumentStatus::Read,
            reason: None,
            reader: "1".to_owned(),
            embedder: None,
            selector: None,
            stand: Some("2026-03-01".to_owned()),
        },
        document: Document {
            title: "Dienstanweisung Datenschutz".to_owned(),
            language: Some("de".to_owned()),
            pages: vec![page(1, Some("i")), page(2, None)],
            blocks: vec![Block { headings: Vec::new(), content: Content::Paragraph(text) }],
        },
        passages: vec![passage],
        vectors: vec![vec![1.0, 0.0]],
        evidence: Vec::new(),
    }
}

fn page(number: u32, label: Option<&str>) -> Page {
    let word = Word {
        text: "Datenpannen".to_owned(),
        rect: Rect::new(72.0, 100.0, 140.0, 112.0),
        size: 11.0,
        bold: false,
        direction: 0,
        cell: None,
        artifact: false,
        invisible: false,
    };
    Page {
        number,
        label: label.map(ToOwned::to_owned),
        width: 595.0,
        height: 842.0,
        words: vec![word],
        rules: Vec::new(),
        fills: Vec::new(),
        image_share: 0.0,
        unmapped_share: 0.0,
        reader: ReaderKind::Hayro,
        status: PageStatus::Read,
    }
}
