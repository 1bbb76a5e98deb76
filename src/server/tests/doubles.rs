//! Stand-ins for the rooms behind the server; the real ones are tested end to end in the browser.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex};

use crate::answer::{
    Answer, Citation, CitationVerdict, CitedRecord, CitedRow, DocumentReference, Question, Searched,
    Suggestion, Timings,
};
use crate::ingest::{IngestError, Progress, SingleFile};
use crate::server::mcp::Excerpt;
use crate::server::{Answerer, AnswererError, Importer, Missing, PageRenderer, Readiness};
use crate::store::Store;

/// The document that everything stands in.
fn document() -> DocumentReference {
    DocumentReference {
        id: "0000000000000001".to_owned(),
        file: "Dienstanweisung Größe.pdf".to_owned(),
        title: "Dienstanweisung Datenschutz".to_owned(),
    }
}

/// Says the same to every question, and what the question was.
pub(super) struct FixedAnswerer;

impl Answerer for FixedAnswerer {
    fn answer(&self, question: &Question) -> Result<Answer, AnswererError> {
        Ok(Answer {
            id: "0123456789abcdef".to_owned(),
            answer: format!(
                "Gefragt: {} ({:?}, {} frühere).\nBinnen 72 Stunden. [1]",
                question.text,
                question.collection,
                question.history.len()
            ),
            refused: false,
            confidence: 0.8,
            citations: vec![Citation {
                number: 1,
                document: document(),
                page: 2,
                page_label: "2".to_owned(),
                quote: "Datenpannen".to_owned(),
                boxes: vec![[72.0, 100.0, 140.0, 112.0]],
                stand: Some("2026-03-01".to_owned()),
                record: Some(CitedRecord {
                    title: "Meldung".to_owned(),
                    rows: vec![CitedRow {
                        key: "Frist".to_owned(),
                        value: "72 Stunden".to_owned(),
                        cited: true,
                    }],
                }),
                verdict: Some(CitationVerdict::Verbatim),
            }],
            searched: Searched { documents: 3, passages: 3 },
            timings_ms: Timings { embed: 1.0, search: 2.0, select: 3.0, total: 6.5 },
            ..Answer::default()
        })
    }

    fn search(&self, _: &Question, _: usize) -> Result<Vec<Excerpt>, AnswererError> {
        Ok(Vec::new())
    }

    fn suggestions(&self, count: usize, collection: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        let question = format!("{count} aus {collection:?}?");
        Ok(vec![Suggestion { question, document: self::document() }])
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        Ok(Readiness { model: "model".to_owned(), generation: "7".to_owned(), passages: 3 })
    }
}

/// Has no index, or no model.
pub(super) struct UnreadyAnswerer(pub(super) Missing);

impl UnreadyAnswerer {
    fn error(&self) -> AnswererError {
        AnswererError::NotReady {
            missing: self.0,
            reason: "nothing at /secret/place".to_owned(),
            command: "auskunft ingest ORDNER".to_owned(),
        }
    }
}

impl Answerer for UnreadyAnswerer {
    fn answer(&self, _: &Question) -> Result<Answer, AnswererError> {
        Err(self.error())
    }

    fn search(&self, _: &Question, _: usize) -> Result<Vec<Excerpt>, AnswererError> {
        Ok(Vec::new())
    }

    fn suggestions(&self, _: usize, _: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        Err(self.error())
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        Err(self.error())
    }
}

/// Panics.
pub(super) struct PanickingAnswerer;

impl Answerer for PanickingAnswerer {
    fn answer(&self, _: &Question) -> Result<Answer, AnswererError> {
        panic!("secret cause")
    }

    fn search(&self, _: &Question, _: usize) -> Result<Vec<Excerpt>, AnswererError> {
        Ok(Vec::new())
    }

    fn suggestions(&self, _: usize, _: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        Ok(Vec::new())
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        Err(AnswererError::Internal("secret cause".to_owned()))
    }
}

/// Tells when it was asked, and answers once it is told to.
pub(super) struct SlowAnswerer {
    pub(super) asked: Sender<()>,
    pub(super) go: Mutex<Receiver<()>>,
}

impl Answerer for SlowAnswerer {
    fn answer(&self, question: &Question) -> Result<Answer, AnswererError> {
        self.asked.send(()).unwrap();
        self.go.lock().unwrap().recv().unwrap();
        FixedAnswerer.answer(question)
    }

    fn search(&self, _: &Question, _: usize) -> Result<Vec<Excerpt>, AnswererError> {
        Ok(Vec::new())
    }

    fn suggestions(&self, _: usize, _: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        Ok(Vec::new())
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        FixedAnswerer.readiness()
    }
}

/// "Draws" what it was asked for and counts; page 1 alone fails.
#[derive(Default)]
pub(super) struct FixedRenderer {
    pub(super) drawn: Arc<AtomicUsize>,
}

impl PageRenderer for FixedRenderer {
    fn render(&self, pdf: &[u8], page: u32, scale: f32) -> Result<Vec<u8>, String> {
        if page == 1 {
            return Err("secret cause".to_owned());
        }
        self.drawn.fetch_add(1, Ordering::Relaxed);
        Ok(format!("{} bytes, page {page}, scale {scale}", pdf.len()).into_bytes())
    }
}

/// "Reads" a file into a document of one page; one whose words are "kaputt" it cannot read, one whose words are "warte"
/// it keeps until it is told to go on.
pub(super) struct FixedImporter {
    pub(super) store: Arc<Store>,
    pub(super) go: Mutex<Receiver<()>>,
}

impl Importer for FixedImporter {
    fn bring_in(&self, file: &SingleFile, progress: &dyn Progress) -> Result<(), IngestError> {
        progress.started(1, 1);
        let bytes = std::fs::read(&file.path).unwrap_or_default();
        match bytes.as_slice() {
            b"kaputt" => return Err(IngestError::PathMissing("/secret/place".into())),
            b"warte" => self.go.lock().unwrap().recv().unwrap(),
            _ => {}
        }
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut new = super::new_document(&file.document, &name, "text", "0".repeat(64), bytes.len() as u64);
        new.row.collection.clone_from(&file.collection);
        new.row.path = file.path.to_string_lossy().into_owned();
        Ok(self.store.put_document(&new)?)
    }

    fn refresh_index(&self, _: &dyn Progress) -> Result<(), IngestError> {
        Ok(())
    }
}

/// Works until nobody waits any more, and tells when it was asked and when it stopped.
pub(super) struct TirelessAnswerer {
    pub(super) asked: Sender<()>,
    pub(super) stopped: Sender<()>,
}

impl Answerer for TirelessAnswerer {
    fn answer(&self, question: &Question) -> Result<Answer, AnswererError> {
        FixedAnswerer.answer(question)
    }

    fn answer_while(
        &self,
        question: &Question,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Answer, AnswererError> {
        self.asked.send(()).unwrap();
        while is_wanted() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        self.stopped.send(()).unwrap();
        self.answer(question)
    }

    fn search(&self, _: &Question, _: usize) -> Result<Vec<Excerpt>, AnswererError> {
        Ok(Vec::new())
    }

    fn suggestions(&self, _: usize, _: Option<&str>) -> Result<Vec<Suggestion>, AnswererError> {
        Ok(Vec::new())
    }

    fn readiness(&self) -> Result<Readiness, AnswererError> {
        FixedAnswerer.readiness()
    }
}
