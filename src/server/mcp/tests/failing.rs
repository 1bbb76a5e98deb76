//! Toolboxes on which something goes wrong.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender};

use super::shelf::Shelf;
use super::{Answer, AnswererError, Excerpt, Missing, PageText, Toolbox, ToolboxError};

/// Has no index, and panics on reading.
pub(super) struct Broken;

impl Toolbox for Broken {
    fn search(&self, _: &str, _: usize, _: Option<&str>) -> Result<Vec<Excerpt>, ToolboxError> {
        let command = "auskunft ingest ORDNER".to_owned();
        Err(AnswererError::NotReady { missing: Missing::Index, reason: "secret cause".to_owned(), command }
            .into())
    }

    fn read_page(&self, _: &str, _: u32) -> Result<PageText, ToolboxError> {
        panic!("secret cause")
    }

    fn ask(&self, _: &str, _: Option<&str>) -> Result<Answer, ToolboxError> {
        Err(AnswererError::Internal("secret cause".to_owned()).into())
    }
}

/// Tells when it was asked, and answers once it is told to.
pub(super) struct Slow {
    pub(super) asked: Mutex<Sender<()>>,
    pub(super) go: Mutex<Receiver<()>>,
}

impl Toolbox for Slow {
    fn search(
        &self,
        query: &str,
        count: usize,
        collection: Option<&str>,
    ) -> Result<Vec<Excerpt>, ToolboxError> {
        Shelf.search(query, count, collection)
    }

    fn read_page(&self, document: &str, page: u32) -> Result<PageText, ToolboxError> {
        Shelf.read_page(document, page)
    }

    fn ask(&self, question: &str, collection: Option<&str>) -> Result<Answer, ToolboxError> {
        self.asked.lock().unwrap().send(()).unwrap();
        self.go.lock().unwrap().recv().unwrap();
        Shelf.ask(question, collection)
    }
}
