//! Evidence units and their vectors.

use rusqlite::{Row, Transaction, params, params_from_iter};

use super::json::{json, parse};
use super::quantised::QuantisedVector;
use super::{Store, StoreError};
use crate::corpus::{EvidenceKind, EvidenceUnit};

/// An evidence unit as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEvidence {
    /// Row id of the passage it stands in.
    pub passage: i64,
    /// Position in the document.
    pub ordinal: u32,
    /// The unit; its `passage` is the ordinal of the passage in the document.
    pub unit: EvidenceUnit,
    /// Its unit vector.
    pub vector: QuantisedVector,
}

/// A field or cell with its words and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyedEvidence {
    /// The unit.
    pub evidence: StoredEvidence,
    /// Its document.
    pub document: String,
    /// Its document's collection.
    pub collection: String,
    /// Headings above it.
    pub headings: Vec<String>,
    /// The answering words.
    pub value: String,
}

/// A unit's vector and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedVector {
    /// Row id of its passage.
    pub passage: i64,
    /// Its document.
    pub document: String,
    /// Its document's collection.
    pub collection: String,
    /// Its unit vector.
    pub vector: QuantisedVector,
}

const COLUMNS: &str = "evidence.passage, evidence.ordinal, evidence.kind, range_start, range_end, value_start, value_end, \
     subject, key, vector, passages.ordinal";

/// A unit with the name of its kind; document, collection, headings, value.
type KeyedRow = ((StoredEvidence, String), [String; 4]);

impl Store {
    /// The units of some passages, passage by passage.
    pub fn evidence(&self, passages: &[i64]) -> Result<Vec<StoredEvidence>, StoreError> {
        let marks = vec!["?"; passages.len()].join(", ");
        let query = format!(
            "SELECT {COLUMNS} FROM evidence JOIN passages ON passages.id = evidence.passage \
             WHERE evidence.passage IN ({marks}) ORDER BY evidence.passage, evidence.ordinal"
        );
        let rows: Vec<(StoredEvidence, String)> = self.read(|connection| {
            connection.prepare(&query)?.query_map(params_from_iter(passages), evidence_row)?.collect()
        })?;
        rows.into_iter().map(with_kind).collect()
    }

    /// Passage, document and collection of the first `most` units of all documents, each with its vector.
    pub fn evidence_vectors(&self, most: usize) -> Result<Vec<PlacedVector>, StoreError> {
        let query = "SELECT evidence.passage, passages.document, documents.collection, vector FROM evidence \
             JOIN passages ON passages.id = evidence.passage JOIN documents ON documents.id = passages.document \
             ORDER BY evidence.passage, evidence.ordinal LIMIT ?1";
        self.read(|connection| {
            connection
                .prepare(query)?
                .query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
                    let vector = QuantisedVector::from_bytes(row.get_ref(3)?.as_blob()?);
                    Ok(PlacedVector {
                        passage: row.get(0)?,
                        document: row.get(1)?,
                        collection: row.get(2)?,
                        vector,
                    })
                })?
                .collect()
        })
    }

    /// The first `most` fields and cells of all documents, document by document in their order.
    pub fn keyed_evidence(&self, most: usize) -> Result<Vec<KeyedEvidence>, StoreError> {
        let query = format!(
            "SELECT {COLUMNS}, passages.document, documents.collection, passages.headings, \
             CAST(substr(CAST(passages.text AS BLOB), value_start + 1, value_end - value_start) AS TEXT) \
             FROM evidence JOIN passages ON passages.id = evidence.passage \
             JOIN documents ON documents.id = passages.document \
             WHERE key <> '' ORDER BY passages.document, evidence.ordinal LIMIT ?1"
        );
        let rows: Vec<KeyedRow> = self.read(|connection| {
            connection
                .prepare(&query)?
                .query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
                    Ok((evidence_row(row)?, [row.get(11)?, row.get(12)?, row.get(13)?, row.get(14)?]))
                })?
                .collect()
        })?;
        rows.into_iter()
            .map(|(stored, [document, collection, headings, value])| {
                let evidence = with_kind(stored)?;
                let headings = parse("headings", &format!("passage {}", evidence.passage), &headings)?;
                Ok(KeyedEvidence { evidence, document, collection, headings, value })
            })
            .collect()
    }
}

fn with_kind((mut stored, kind): (StoredEvidence, String)) -> Result<StoredEvidence, StoreError> {
    let id = format!("evidence {} of passage {}", stored.ordinal, stored.passage);
    stored.unit.kind = parse("kind", &id, &format!("\"{kind}\""))?;
    Ok(stored)
}

fn evidence_row(row: &Row<'_>) -> Result<(StoredEvidence, String), rusqlite::Error> {
    let unit = EvidenceUnit {
        passage: row.get(10)?,
        kind: EvidenceKind::Sentence,
        range: row.get(3)?..row.get(4)?,
        value: row.get(5)?..row.get(6)?,
        subject: row.get(7)?,
        key: row.get(8)?,
    };
    let vector = QuantisedVector::from_bytes(row.get_ref(9)?.as_blob()?);
    Ok((StoredEvidence { passage: row.get(0)?, ordinal: row.get(1)?, unit, vector }, row.get(2)?))
}

pub(super) fn insert(
    transaction: &Transaction<'_>,
    passage: i64,
    ordinal: usize,
    unit: &EvidenceUnit,
    vector: &[f32],
) -> Result<(), rusqlite::Error> {
    let kind = json(&unit.kind)?;
    transaction
        .prepare_cached("INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
        .execute(params![
            passage,
            ordinal,
            kind.trim_matches('"'),
            unit.range.start,
            unit.range.end,
            unit.value.start,
            unit.value.end,
            unit.subject,
            unit.key,
            QuantisedVector::of(vector).to_bytes()
        ])?;
    Ok(())
}
