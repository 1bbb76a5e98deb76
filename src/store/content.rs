//! Storing a document with everything that was read from it.

use std::collections::HashMap;

use super::document::{self, DocumentRow};
use super::{Store, StoreError, block, evidence, page, passage};
use crate::corpus::{Document, EvidenceUnit, Passage};

/// A document ready to be stored.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its entry in the catalogue.
    pub row: DocumentRow,
    /// Pages and blocks.
    pub document: Document,
    /// Passages in order.
    pub passages: Vec<Passage>,
    /// One unit vector for each passage.
    pub vectors: Vec<Vec<f32>>,
    /// Evidence units, each with its unit vector.
    pub evidence: Vec<(EvidenceUnit, Vec<f32>)>,
}

impl Store {
    /// Stores a document in one transaction, in place of what was stored under its identity.
    pub fn put_document(&self, new: &NewDocument) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([&new.row.id])?;
            document::insert(transaction, &new.row)?;
            let id = &new.row.id;
            new.document.pages.iter().try_for_each(|page| page::insert(transaction, id, page))?;
            for (ordinal, block) in new.document.blocks.iter().enumerate() {
                block::insert(transaction, id, ordinal, block)?;
            }
            let mut passages = HashMap::new();
            for (passage, vector) in new.passages.iter().zip(&new.vectors) {
                passages.insert(passage.ordinal, passage::insert(transaction, id, passage, vector)?);
            }
            for (ordinal, (unit, vector)) in new.evidence.iter().enumerate() {
                if let Some(passage) = passages.get(&unit.passage) {
                    evidence::insert(transaction, *passage, ordinal, unit, vector)?;
                }
            }
            Ok(())
        })
    }
}
