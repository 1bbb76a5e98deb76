//! What the tools need of the rooms behind them.

use crate::answer::{Answer, Citation, DocumentReference};
use crate::server::AnswererError;
use crate::server::problem::Problem;

/// Searches, reads and answers. Called from many threads at once, each call on a thread that may block.
pub trait Toolbox: Send + Sync {
    /// At most `count` excerpts for a query, best first; only of one collection where one is named.
    fn search(
        &self,
        query: &str,
        count: usize,
        collection: Option<&str>,
    ) -> Result<Vec<Excerpt>, ToolboxError>;

    /// The text of a page, pages counted from 1.
    fn read_page(&self, document: &str, page: u32) -> Result<PageText, ToolboxError>;

    /// Answers one question; only from one collection where one is named.
    fn ask(&self, question: &str, collection: Option<&str>) -> Result<Answer, ToolboxError>;
}

/// A passage that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// The headings above it, outermost first.
    pub headings: Vec<String>,
    /// Where it stands; `quote` is the passage as it stands on that page, `number` its rank from 1.
    pub citation: Citation,
}

/// A page to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The document it belongs to.
    pub document: DocumentReference,
    /// From 1.
    pub page: u32,
    /// The label viewers show; the number where the file has no labels.
    pub page_label: String,
    /// Pages of the document.
    pub pages: u32,
    /// The page in reading order.
    pub text: String,
}

/// Why a tool has no result.
#[derive(Debug, thiserror::Error)]
pub enum ToolboxError {
    /// No document has this identity.
    #[error("there is no document {0}")]
    DocumentUnknown(String),
    /// The document has no page of this number.
    #[error("document {document} has no page {page}")]
    PageUnknown {
        /// Identity of the document.
        document: String,
        /// The number asked for.
        page: u32,
    },
    /// The index or the model is missing, or something broke.
    #[error(transparent)]
    Answerer(#[from] AnswererError),
}

impl From<ToolboxError> for Problem {
    fn from(error: ToolboxError) -> Self {
        match error {
            ToolboxError::DocumentUnknown(_) => Self::DocumentUnknown,
            ToolboxError::PageUnknown { .. } => Self::PageUnknown,
            ToolboxError::Answerer(error) => error.into(),
        }
    }
}
