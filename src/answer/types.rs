//! Questions and answers as every door (terminal, HTTP, evaluation) sees them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Trace;
use crate::index::Filter;
use crate::store::DocumentRow;

/// Who said an earlier turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The person who asks.
    User,
    /// Auskunft.
    Assistant,
}

/// An earlier turn of the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Turn {
    /// Who said it.
    pub role: Role,
    /// What was said.
    pub content: String,
}

/// A question with all that narrows or explains it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Question {
    /// The question as typed.
    pub text: String,
    /// Earlier turns, oldest first.
    pub history: Vec<Turn>,
    /// Only documents of this collection.
    pub collection: Option<String>,
    /// Only these documents, by id.
    pub documents: Option<Vec<String>>,
    /// Whether the answer says how it came about.
    pub trace: bool,
}

impl Question {
    /// What the question may see.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter {
            documents: self.documents.as_ref().map(|ids| ids.iter().cloned().collect::<BTreeSet<_>>()),
            collections: self.collection.as_ref().map(|name| BTreeSet::from([name.clone()])),
        }
    }
}

/// The document a citation points to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct DocumentReference {
    /// Identity in this installation.
    pub id: String,
    /// File name.
    pub file: String,
    /// Title.
    pub title: String,
}

impl From<DocumentRow> for DocumentReference {
    fn from(row: DocumentRow) -> Self {
        Self { id: row.id, file: row.file, title: row.title }
    }
}

/// How the answer's words stand to the cited ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CitationVerdict {
    /// The answer gives them as they stand there.
    Verbatim,
    /// A language model put them into words, and they bear out all of it.
    Supported,
}

/// A field of a record, or a cell under its column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CitedRow {
    /// Name of the field or column.
    pub key: String,
    /// The value, a long one cut.
    pub value: String,
    /// Whether it is the cited one.
    pub cited: bool,
}

/// The record or the table row that a citation stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CitedRecord {
    /// Title of the record; caption of the table or the heading above it.
    pub title: String,
    /// At most 12 fields around the cited one, or the cells of the row that are not empty, at most 24.
    pub rows: Vec<CitedRow>,
}

/// A place in a document that carries a statement of the answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Citation {
    /// The number in brackets that the answer's text uses, from 1.
    pub number: u32,
    /// Where it stands.
    pub document: DocumentReference,
    /// Page, PDF pages counted from 1.
    pub page: u32,
    /// The label viewers show for the page; the number where the file has no labels.
    pub page_label: String,
    /// The words as printed on that page, hyphenation at line ends undone.
    pub quote: String,
    /// One rectangle for each line of the quote: left, top, right, bottom in points from the page's top left.
    pub boxes: Vec<[f32; 4]>,
    /// The date of the document's content, `2026-03-01` or as printed; none where the document names none.
    #[serde(default)]
    pub stand: Option<String>,
    /// The record or the row it stands in; none for running text.
    #[serde(default)]
    pub record: Option<CitedRecord>,
    /// How the answer's words stand to the quote; none where they only partly agree, or nothing was stated with it.
    #[serde(default)]
    pub verdict: Option<CitationVerdict>,
}

/// How much was searched for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Searched {
    /// Documents.
    pub documents: u32,
    /// Their passages.
    pub passages: u32,
}

/// How long the steps took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Timings {
    /// Embedding the question.
    pub embed: f64,
    /// Searching vectors and words, and fusing them.
    pub search: f64,
    /// Picking sentences and fields.
    pub select: f64,
    /// From question to answer.
    pub total: f64,
}

impl std::ops::Add for Timings {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            embed: self.embed + other.embed,
            search: self.search + other.search,
            select: self.select + other.select,
            total: self.total + other.total,
        }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Answer {
    /// Identity, for telling what one thinks of it.
    #[serde(default)]
    pub id: String,
    /// The text in German; `[1]` refers to the citation of that number.
    pub answer: String,
    /// The documents do not answer the question.
    pub refused: bool,
    /// How sure the answer is, 0 to 1; comparable between answers of one installation, not a probability.
    pub confidence: f32,
    /// The places the answer rests on.
    pub citations: Vec<Citation>,
    /// What was searched.
    #[serde(default)]
    pub searched: Searched,
    /// Where the documents do not answer: the passages that came closest, best first, at most 3.
    #[serde(default)]
    pub nearest: Vec<Citation>,
    /// How long the steps took.
    pub timings_ms: Timings,
    /// A person has approved this answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approved: bool,
    /// The language model that put it into words; none for the documents' own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<String>,
    /// How it came about, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
}
