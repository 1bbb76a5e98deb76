//! What goes into an index and what comes out of it.

use std::collections::BTreeSet;

/// One passage as the index takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The store's row id; entries come in strictly ascending order of it.
    pub passage: i64,
    /// Id of the document it belongs to.
    pub document: String,
    /// Collection the document belongs to.
    pub collection: String,
    /// Title of the document.
    pub title: String,
    /// Headings above the passage, outermost first.
    pub headings: Vec<String>,
    /// Text of the passage.
    pub text: String,
    /// Unit vector of the passage.
    pub vector: Vec<f32>,
}

/// Which passages a search may see. It acts inside the searches, never after them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Documents that may be seen; `None` is no restriction, an empty set is nothing.
    pub documents: Option<BTreeSet<String>>,
    /// Collections that may be seen; `None` is no restriction, an empty set is nothing.
    pub collections: Option<BTreeSet<String>>,
}

impl Filter {
    /// Whether everything may be seen.
    #[must_use]
    pub fn is_unrestricted(&self) -> bool {
        self.documents.is_none() && self.collections.is_none()
    }

    /// Whether nothing may be seen.
    #[must_use]
    pub fn admits_nothing(&self) -> bool {
        [&self.documents, &self.collections].into_iter().flatten().any(BTreeSet::is_empty)
    }

    /// Whether a document of a collection may be seen.
    #[must_use]
    pub fn admits(&self, document: &str, collection: &str) -> bool {
        let admitted =
            |set: &Option<BTreeSet<String>>, id: &str| set.as_ref().is_none_or(|set| set.contains(id));
        admitted(&self.documents, document) && admitted(&self.collections, collection)
    }
}

/// A passage that a search found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The store's row id.
    pub passage: i64,
    /// What the list is sorted by: fused score, cosine or BM25, by the search that was asked.
    pub score: f32,
    /// Cosine of question and passage; `None` when only words were searched.
    pub similarity: Option<f32>,
    /// Rank among the vectors, from 1.
    pub vector_rank: Option<u32>,
    /// Rank among the words, from 1.
    pub word_rank: Option<u32>,
    /// BM25 score; comparable within one list only.
    pub word_score: Option<f32>,
}
