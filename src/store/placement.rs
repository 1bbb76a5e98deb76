//! Where people put documents on the page: their choice outlasts every ingest.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError};

/// The collection that was chosen for the file at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Identity of the document.
    pub document: String,
    /// Its collection.
    pub collection: String,
}

/// A collection and how many documents it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionSize {
    /// The collection.
    pub name: String,
    /// Documents in it.
    pub documents: u32,
}

impl Store {
    /// Puts a document into a collection for good; returns whether there is such a document.
    pub fn place_document(&self, id: &str, collection: &str) -> Result<bool, StoreError> {
        self.write(|transaction| {
            let changed = transaction
                .prepare_cached("UPDATE documents SET collection = ?2 WHERE id = ?1")?
                .execute(params![id, collection])?;
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO placements SELECT path, id, collection FROM documents WHERE id = ?1",
                )?
                .execute([id])?;
            Ok(changed > 0)
        })
    }

    /// The choices by the file's path.
    pub fn placements(&self) -> Result<HashMap<String, Placement>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT path, document, collection FROM placements")?
                .query_map([], |row| {
                    Ok((row.get(0)?, Placement { document: row.get(1)?, collection: row.get(2)? }))
                })?
                .collect()
        })
    }

    /// Takes a document with everything read from it out of the store, and the choice of its collection with it;
    /// returns whether there was one.
    pub fn forget_document(&self, id: &str) -> Result<bool, StoreError> {
        self.write(|transaction| {
            transaction.prepare_cached("DELETE FROM placements WHERE document = ?1")?.execute([id])?;
            Ok(transaction.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([id])? > 0)
        })
    }

    /// Identity and path of the document of a file name in a collection whose path begins with `folder`.
    pub fn document_in(
        &self,
        folder: &str,
        collection: &str,
        file: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, path FROM documents WHERE collection = ?2 AND file = ?3 \
                     AND substr(path, 1, length(?1)) = ?1 ORDER BY id LIMIT 1",
                )?
                .query_row(params![folder, collection, file], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })
    }

    /// The collections by name.
    pub fn collections(&self) -> Result<Vec<CollectionSize>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT collection, count(*) FROM documents GROUP BY collection ORDER BY collection",
                )?
                .query_map([], |row| Ok(CollectionSize { name: row.get(0)?, documents: row.get(1)? }))?
                .collect()
        })
    }
}
