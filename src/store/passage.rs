//! Passages, their vectors, and what an index takes in of them.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::json::{json, parse};
use super::{Store, StoreError};
use crate::corpus::{Passage, SpannedText};

/// A passage as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPassage {
    /// Row id.
    pub id: i64,
    /// Its document.
    pub document: String,
    /// The passage.
    pub passage: Passage,
}

/// A passage as an index takes it in.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexedPassage {
    /// Row id.
    pub id: i64,
    /// Its document.
    pub document: String,
    /// Position in the document.
    pub ordinal: u32,
    /// Its document's collection.
    pub collection: String,
    /// Its document's title.
    pub title: String,
    /// Headings above it.
    pub headings: Vec<String>,
    /// Its text.
    pub text: String,
    /// Its unit vector.
    pub vector: Vec<f32>,
}

impl Store {
    /// A passage by row id.
    pub fn passage(&self, id: i64) -> Result<Option<StoredPassage>, StoreError> {
        let row = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT document, ordinal, kind, headings, block, text, runs FROM passages WHERE id = ?1",
                )?
                .query_row([id], |row| passage_row(id, 0, row))
                .optional()
        })?;
        row.map(PassageRow::into_passage).transpose()
    }

    /// The passages of a document in order.
    pub fn passages(&self, document: &str) -> Result<Vec<StoredPassage>, StoreError> {
        let rows: Vec<PassageRow> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, document, ordinal, kind, headings, block, text, runs FROM passages \
                     WHERE document = ?1 ORDER BY ordinal",
                )?
                .query_map([document], |row| passage_row(row.get(0)?, 1, row))?
                .collect()
        })?;
        rows.into_iter().map(PassageRow::into_passage).collect()
    }

    /// The passages cut from the same record or table, or standing under the same headings one after the other, this
    /// one included, in order; at most `most` around it.
    pub fn section(&self, passage: &StoredPassage, most: u32) -> Result<Vec<StoredPassage>, StoreError> {
        let (ordinal, reach) = (passage.passage.ordinal, most / 2);
        let rows: Vec<PassageRow> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, document, ordinal, kind, headings, block, text, runs FROM passages \
                     WHERE document = ?1 AND ordinal BETWEEN ?2 AND ?3 AND block IS ?4 \
                     AND (block IS NOT NULL OR headings = ?5) ORDER BY ordinal",
                )?
                .query_map(
                    params![
                        passage.document,
                        ordinal.saturating_sub(reach),
                        ordinal.saturating_add(reach),
                        passage.passage.block,
                        json(&passage.passage.headings)?
                    ],
                    |row| passage_row(row.get(0)?, 1, row),
                )?
                .collect()
        })?;
        rows.into_iter().map(PassageRow::into_passage).collect()
    }

    /// Every passage with what an index needs of it, in ascending order of row id, read in batches.
    pub fn indexed_passages(&self) -> impl Iterator<Item = Result<IndexedPassage, StoreError>> {
        in_batches(|last| self.indexed_after(last), |passage| passage.id)
    }

    /// The texts of all passages, each with its headings before it, read in batches.
    pub fn passage_texts(&self) -> impl Iterator<Item = Result<String, StoreError>> {
        in_batches(|last| self.texts_after(last), |(id, _)| *id).map(|text| text.map(|(_, text)| text))
    }

    fn texts_after(&self, last: i64) -> Result<Vec<(i64, String)>, StoreError> {
        let rows: Vec<(i64, String, String)> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, headings, text FROM passages WHERE id > ?1 ORDER BY id LIMIT 256",
                )?
                .query_map([last], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        })?;
        rows.into_iter()
            .map(|(id, headings, text)| {
                let headings: Vec<String> = parse("headings", &format!("passage {id}"), &headings)?;
                Ok((id, format!("{}\n{text}", headings.join("\n"))))
            })
            .collect()
    }

    fn indexed_after(&self, last: i64) -> Result<Vec<IndexedPassage>, StoreError> {
        let rows: Vec<(IndexedPassage, String)> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT passages.id, document, ordinal, collection, title, headings, text, vector \
                     FROM passages JOIN documents ON documents.id = document \
                     JOIN vectors ON vectors.passage = passages.id \
                     WHERE passages.id > ?1 ORDER BY passages.id LIMIT 256",
                )?
                .query_map([last], |row| {
                    Ok((
                        IndexedPassage {
                            id: row.get(0)?,
                            document: row.get(1)?,
                            ordinal: row.get(2)?,
                            collection: row.get(3)?,
                            title: row.get(4)?,
                            headings: Vec::new(),
                            text: row.get(6)?,
                            vector: from_bytes(row.get_ref(7)?.as_blob()?),
                        },
                        row.get(5)?,
                    ))
                })?
                .collect()
        })?;
        rows.into_iter()
            .map(|(passage, headings)| {
                let headings = parse("headings", &format!("passage {}", passage.id), &headings)?;
                Ok(IndexedPassage { headings, ..passage })
            })
            .collect()
    }
}

/// What `after` gives behind ever higher row ids, until it gives nothing or fails.
fn in_batches<T>(
    after: impl Fn(i64) -> Result<Vec<T>, StoreError>,
    id: impl Fn(&T) -> i64,
) -> impl Iterator<Item = Result<T, StoreError>> {
    let mut last = i64::MIN;
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let batch = after(last);
        match batch.as_ref().map(|items| items.last().map(&id)) {
            Ok(Some(id)) => last = id,
            Ok(None) | Err(_) => ended = true,
        }
        Some(batch.map_or_else(|error| vec![Err(error)], |items| items.into_iter().map(Ok).collect()))
    })
    .flatten()
}

struct PassageRow {
    id: i64,
    document: String,
    ordinal: u32,
    kind: String,
    headings: String,
    block: Option<u32>,
    text: String,
    runs: String,
}

impl PassageRow {
    fn into_passage(self) -> Result<StoredPassage, StoreError> {
        let id = format!("passage {}", self.id);
        Ok(StoredPassage {
            id: self.id,
            document: self.document,
            passage: Passage {
                ordinal: self.ordinal,
                kind: parse("kind", &id, &format!("\"{}\"", self.kind))?,
                headings: parse("headings", &id, &self.headings)?,
                block: self.block,
                text: SpannedText { runs: parse("runs", &id, &self.runs)?, text: self.text },
            },
        })
    }
}

fn passage_row(id: i64, first: usize, row: &Row<'_>) -> Result<PassageRow, rusqlite::Error> {
    Ok(PassageRow {
        id,
        document: row.get(first)?,
        ordinal: row.get(first + 1)?,
        kind: row.get(first + 2)?,
        headings: row.get(first + 3)?,
        block: row.get(first + 4)?,
        text: row.get(first + 5)?,
        runs: row.get(first + 6)?,
    })
}

pub(super) fn insert(
    transaction: &Transaction<'_>,
    document: &str,
    passage: &Passage,
    vector: &[f32],
) -> Result<i64, rusqlite::Error> {
    let kind = json(&passage.kind)?;
    let id: i64 = transaction
        .prepare_cached(
            "INSERT INTO passages (document, ordinal, kind, headings, block, text, runs) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
        )?
        .query_row(
            params![
                document,
                passage.ordinal,
                kind.trim_matches('"'),
                json(&passage.headings)?,
                passage.block,
                passage.text.text,
                json(&passage.text.runs)?
            ],
            |row| row.get(0),
        )?;
    transaction
        .prepare_cached("INSERT INTO vectors VALUES (?1, ?2)")?
        .execute(params![id, to_bytes(vector)])?;
    Ok(id)
}

fn to_bytes(vector: &[f32]) -> Vec<u8> {
    vector.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn from_bytes(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|chunk| f32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]])).collect()
}
