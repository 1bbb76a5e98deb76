//! The rows of a generation: which passage, document and collection each vector and each word document stands for.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Entry, Filter, IndexError};

const FORMAT: u32 = 1;

/// A set of rows, a bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowSet {
    bits: Vec<u64>,
    count: usize,
}

impl RowSet {
    /// The rows below `rows` for which `admits` holds.
    pub(super) fn of(rows: usize, admits: impl Fn(usize) -> bool) -> Self {
        let mut set = Self { bits: vec![0; rows.div_ceil(64)], count: 0 };
        for row in (0..rows).filter(|&row| admits(row)) {
            set.bits[row / 64] |= 1 << (row % 64);
            set.count += 1;
        }
        set
    }

    /// Whether a row is in the set.
    pub(super) fn contains(&self, row: usize) -> bool {
        self.bits.get(row / 64).is_some_and(|bits| bits >> (row % 64) & 1 == 1)
    }

    /// Number of rows in the set.
    pub(super) fn len(&self) -> usize {
        self.count
    }
}

/// Passage, document and collection of every row. Documents and collections are numbered in order of appearance.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rows {
    format: u32,
    documents: Vec<String>,
    collections: Vec<String>,
    passages: Vec<i64>,
    document_of: Vec<u32>,
    collection_of: Vec<u32>,
}

impl Rows {
    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.passages.len()
    }

    /// Number of documents.
    pub(super) fn documents(&self) -> usize {
        self.documents.len()
    }

    /// Number of collections.
    pub(super) fn collections(&self) -> usize {
        self.collections.len()
    }

    /// The store's id of a row.
    pub(super) fn passage(&self, row: usize) -> Option<i64> {
        self.passages.get(row).copied()
    }

    /// The row of a passage; rows are in ascending order of passages.
    pub(super) fn row_of(&self, passage: i64) -> Option<usize> {
        self.passages.binary_search(&passage).ok()
    }

    /// The rows that a filter admits; `None` when it admits all by having no restriction.
    pub(super) fn admitted(&self, filter: &Filter) -> Option<RowSet> {
        if filter.is_unrestricted() {
            return None;
        }
        let by = |set: &Option<std::collections::BTreeSet<String>>, names: &[String]| -> Vec<bool> {
            names.iter().map(|name| set.as_ref().is_none_or(|set| set.contains(name))).collect()
        };
        let documents = by(&filter.documents, &self.documents);
        let collections = by(&filter.collections, &self.collections);
        Some(RowSet::of(self.len(), |row| {
            documents[self.document_of[row] as usize] && collections[self.collection_of[row] as usize]
        }))
    }

    /// Reads and checks the file.
    pub(super) fn read(path: &Path) -> Result<Self, IndexError> {
        let bytes = fs::read(path).map_err(IndexError::io(path))?;
        let rows: Self =
            serde_json::from_slice(&bytes).map_err(|error| IndexError::damaged(path, error.to_string()))?;
        let within =
            |numbers: &[u32], names: &[String]| numbers.iter().all(|&number| (number as usize) < names.len());
        let sound = rows.format == FORMAT
            && rows.document_of.len() == rows.len()
            && rows.collection_of.len() == rows.len()
            && within(&rows.document_of, &rows.documents)
            && within(&rows.collection_of, &rows.collections)
            && rows.passages.is_sorted_by(|a, b| a < b);
        if sound { Ok(rows) } else { Err(IndexError::damaged(path, "its rows contradict each other")) }
    }

    /// Writes the file.
    pub(super) fn write(&self, path: &Path) -> Result<(), IndexError> {
        let bytes = serde_json::to_vec(self).map_err(|error| IndexError::damaged(path, error.to_string()))?;
        fs::write(path, bytes).map_err(IndexError::io(path))
    }
}

/// Collects rows, one per entry.
#[derive(Debug, Default)]
pub(super) struct RowsBuilder {
    rows: Rows,
    document_numbers: HashMap<String, u32>,
    collection_numbers: HashMap<String, u32>,
}

impl RowsBuilder {
    /// Appends an entry's row; refuses one whose passage does not follow the last.
    pub(super) fn push(&mut self, entry: &Entry) -> Result<(), IndexError> {
        if self.rows.passages.last().is_some_and(|&last| last >= entry.passage) {
            let reason = "entries must come in ascending order of their passages".to_owned();
            return Err(IndexError::Entry { passage: entry.passage, reason });
        }
        let document = number(&mut self.document_numbers, &mut self.rows.documents, &entry.document);
        let collection = number(&mut self.collection_numbers, &mut self.rows.collections, &entry.collection);
        self.rows.passages.push(entry.passage);
        self.rows.document_of.push(document);
        self.rows.collection_of.push(collection);
        Ok(())
    }

    /// The rows.
    pub(super) fn finish(self) -> Rows {
        Rows { format: FORMAT, ..self.rows }
    }
}

fn number(numbers: &mut HashMap<String, u32>, names: &mut Vec<String>, name: &str) -> u32 {
    if let Some(&number) = numbers.get(name) {
        return number;
    }
    let number = names.len() as u32;
    numbers.insert(name.to_owned(), number);
    names.push(name.to_owned());
    number
}
