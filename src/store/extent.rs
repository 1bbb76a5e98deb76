//! How much there is to search in each document.

use super::{Store, StoreError};

/// A document, its collection and its number of passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentExtent {
    /// The document.
    pub document: String,
    /// Its collection.
    pub collection: String,
    /// Passages in it.
    pub passages: u32,
}

impl Store {
    /// The extents of all documents that have passages.
    pub fn extents(&self) -> Result<Vec<DocumentExtent>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT documents.id, collection, count(*) FROM documents \
                     JOIN passages ON passages.document = documents.id GROUP BY documents.id",
                )?
                .query_map([], |row| {
                    Ok(DocumentExtent {
                        document: row.get(0)?,
                        collection: row.get(1)?,
                        passages: row.get(2)?,
                    })
                })?
                .collect()
        })
    }

    /// Number of documents in the catalogue.
    pub fn document_count(&self) -> Result<usize, StoreError> {
        self.read(|connection| connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)))
    }
}
