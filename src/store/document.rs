//! The catalogue of documents.

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Store, StoreError};

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentStatus {
    /// Every page with content was read.
    Read,
    /// Some pages were read, others need optical character recognition or failed.
    PartlyRead,
    /// No page was read, and at least one shows only a picture.
    NeedsOcr,
    /// Nothing could be read.
    Failed,
}

impl DocumentRow {
    /// The date of the content where one was found.
    #[must_use]
    pub fn known_stand(&self) -> Option<String> {
        self.stand.clone().filter(|stand| !stand.is_empty())
    }
}

impl DocumentStatus {
    fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::PartlyRead => "partly-read",
            Self::NeedsOcr => "needs-ocr",
            Self::Failed => "failed",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "read" => Self::Read,
            "partly-read" => Self::PartlyRead,
            "needs-ocr" => Self::NeedsOcr,
            _ => Self::Failed,
        }
    }
}

/// A document's entry in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Stable over changes of the content; see [`document_id`].
    pub id: String,
    /// The collection it belongs to.
    pub collection: String,
    /// Absolute path it was read from.
    pub path: String,
    /// The ingested path it was found under.
    pub root: String,
    /// File name shown to people.
    pub file: String,
    /// Title shown to people.
    pub title: String,
    /// Language tag where the file states one.
    pub language: Option<String>,
    /// `pdf`, `docx`, `html`, `markdown` or `text`.
    pub kind: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
    /// What became of it.
    pub status: DocumentStatus,
    /// Why it was not read, or not wholly.
    pub reason: Option<String>,
    /// Version of reading and chunking.
    pub reader: String,
    /// Checksum of the embedder that made the vectors; `None` where there was nothing to embed.
    pub embedder: Option<String>,
    /// Checksum of the selector that made the evidence's vectors; `None` where there was nothing to embed.
    pub selector: Option<String>,
    /// The date of the content, as `2026-03-01`; empty when none was found, `None` when nobody looked.
    pub stand: Option<String>,
}

/// What a list of documents shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentSummary {
    /// The catalogue's entry.
    #[serde(flatten)]
    pub row: DocumentRow,
    /// Number of pages.
    pub pages: u32,
    /// Number of passages.
    pub passages: u32,
    /// Number of records.
    pub records: u32,
    /// The readers that produced its pages, in alphabetical order.
    pub readers: Vec<String>,
    /// Pages that only show a picture.
    pub pages_needing_ocr: u32,
    /// Pages that no reader could read.
    pub pages_failed: u32,
    /// When it was ingested, RFC 3339, UTC.
    pub ingested_at: String,
}

/// The identity of a document: the first 16 hexadecimal digits of SHA-256 over collection, NUL and path.
#[must_use]
pub fn document_id(collection: &str, path: &str) -> String {
    let digest = Sha256::new().chain_update(collection).chain_update([0]).chain_update(path).finalize();
    format!("{digest:x}")[..16].to_owned()
}

const COLUMNS: &str = "id, collection, path, root, file, title, language, kind, sha256, bytes, status, reason, \
     reader, embedder, selector, stand";

impl Store {
    /// The catalogue, ordered by collection and file name.
    pub fn documents(&self) -> Result<Vec<DocumentSummary>, StoreError> {
        let query = format!("{} ORDER BY collection, file, id", summary_query());
        self.read(|connection| connection.prepare_cached(&query)?.query_map([], summary)?.collect())
    }

    /// One document's entry.
    pub fn document(&self, id: &str) -> Result<Option<DocumentSummary>, StoreError> {
        let query = format!("{} WHERE id = ?1", summary_query());
        self.read(|connection| connection.prepare_cached(&query)?.query_row([id], summary).optional())
    }

    /// The same without what has to be counted.
    pub fn document_row(&self, id: &str) -> Result<Option<DocumentRow>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM documents WHERE id = ?1");
        self.read(|connection| connection.prepare_cached(&query)?.query_row([id], document_row).optional())
    }

    /// Takes documents with everything read from them out of the store; returns how many there were.
    pub fn remove_documents(&self, ids: &[String]) -> Result<usize, StoreError> {
        self.write(|transaction| {
            let mut delete = transaction.prepare_cached("DELETE FROM documents WHERE id = ?1")?;
            ids.iter().map(|id| delete.execute([id])).sum()
        })
    }

    /// The date of a document's content, where it names one.
    pub fn stand(&self, id: &str) -> Result<Option<String>, StoreError> {
        let stand: Option<Option<String>> = self.read(|connection| {
            connection
                .prepare_cached("SELECT stand FROM documents WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()
        })?;
        Ok(stand.flatten().filter(|stand| !stand.is_empty()))
    }

    /// Notes the date of a document's content; empty when it names none.
    pub fn put_stand(&self, id: &str, stand: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction
                .prepare_cached("UPDATE documents SET stand = ?2 WHERE id = ?1")?
                .execute([id, stand])?;
            Ok(())
        })
    }

    /// A hash over all that an index is built from: which documents with which content, read and embedded how.
    pub fn corpus_hash(&self) -> Result<String, StoreError> {
        self.read(|connection| {
            let mut rows = connection.prepare_cached(
                "SELECT id, collection, sha256, title, reader, coalesce(embedder, ''), coalesce(selector, '') \
                 FROM documents ORDER BY id",
            )?;
            let mut rows = rows.query([])?;
            let mut hash = Sha256::new();
            while let Some(row) = rows.next()? {
                for column in 0..7 {
                    hash.update(row.get_ref(column)?.as_str()?);
                    hash.update([0]);
                }
            }
            Ok(format!("{:x}", hash.finalize()))
        })
    }
}

pub(super) fn insert(
    transaction: &rusqlite::Transaction<'_>,
    row: &DocumentRow,
) -> Result<(), rusqlite::Error> {
    let insert = format!(
        "INSERT INTO documents ({COLUMNS}, ingested_at) VALUES \
         (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"
    );
    transaction.prepare_cached(&insert)?.execute(params![
        row.id,
        row.collection,
        row.path,
        row.root,
        row.file,
        row.title,
        row.language,
        row.kind,
        row.sha256,
        i64::try_from(row.bytes).unwrap_or(i64::MAX),
        row.status.as_str(),
        row.reason,
        row.reader,
        row.embedder,
        row.selector,
        row.stand,
    ])?;
    Ok(())
}

fn summary_query() -> String {
    format!(
        "SELECT {COLUMNS}, ingested_at, \
         (SELECT count(*) FROM pages WHERE document = id), \
         (SELECT count(*) FROM passages WHERE document = documents.id), \
         (SELECT count(*) FROM records WHERE document = documents.id), \
         (SELECT group_concat(DISTINCT reader) FROM pages WHERE document = id), \
         (SELECT count(*) FROM pages WHERE document = id AND status = 'needs-ocr'), \
         (SELECT count(*) FROM pages WHERE document = id AND status = 'failed') FROM documents"
    )
}

fn names(joined: Option<String>) -> Vec<String> {
    let mut names: Vec<String> =
        joined.unwrap_or_default().split_terminator(',').map(str::to_owned).collect();
    names.sort();
    names
}

fn document_row(row: &Row<'_>) -> Result<DocumentRow, rusqlite::Error> {
    Ok(DocumentRow {
        id: row.get(0)?,
        collection: row.get(1)?,
        path: row.get(2)?,
        root: row.get(3)?,
        file: row.get(4)?,
        title: row.get(5)?,
        language: row.get(6)?,
        kind: row.get(7)?,
        sha256: row.get(8)?,
        bytes: row.get(9)?,
        status: DocumentStatus::parse(row.get_ref(10)?.as_str()?),
        reason: row.get(11)?,
        reader: row.get(12)?,
        embedder: row.get(13)?,
        selector: row.get(14)?,
        stand: row.get(15)?,
    })
}

fn summary(row: &Row<'_>) -> Result<DocumentSummary, rusqlite::Error> {
    Ok(DocumentSummary {
        row: document_row(row)?,
        ingested_at: row.get(16)?,
        pages: row.get(17)?,
        passages: row.get(18)?,
        records: row.get(19)?,
        readers: names(row.get(20)?),
        pages_needing_ocr: row.get(21)?,
        pages_failed: row.get(22)?,
    })
}
