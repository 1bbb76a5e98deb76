//! Blocks in reading order, and the records among them.

use rusqlite::{OptionalExtension, Transaction, params};
use serde::Serialize;

use super::json::{json, parse};
use super::{Store, StoreError};
use crate::corpus::{Block, Content, Field, Record, Run};

#[derive(Serialize)]
struct FieldSpans<'a> {
    key: &'a [Run],
    value: &'a [Run],
}

impl Store {
    /// The blocks of a document in reading order.
    pub fn blocks(&self, document: &str) -> Result<Vec<Block>, StoreError> {
        let rows: Vec<(u32, String, String)> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT ordinal, headings, content FROM blocks WHERE document = ?1 ORDER BY ordinal",
                )?
                .query_map([document], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        })?;
        rows.into_iter()
            .map(|(ordinal, headings, content)| {
                let id = format!("block {ordinal} of document {document}");
                Ok(Block {
                    headings: parse("headings", &id, &headings)?,
                    content: parse("content", &id, &content)?,
                })
            })
            .collect()
    }

    /// The record that was read from a block, if one was.
    pub fn record(&self, document: &str, block: u32) -> Result<Option<Record>, StoreError> {
        Ok(match self.block_content(document, block)? {
            Some(Content::Record(record)) => Some(record),
            _ => None,
        })
    }

    /// The content of one block.
    pub fn block_content(&self, document: &str, block: u32) -> Result<Option<Content>, StoreError> {
        let content: Option<String> = self.read(|connection| {
            connection
                .prepare_cached("SELECT content FROM blocks WHERE document = ?1 AND ordinal = ?2")?
                .query_row(params![document, block], |row| row.get(0))
                .optional()
        })?;
        content
            .map(|content| parse("content", &format!("block {block} of document {document}"), &content))
            .transpose()
    }
}

pub(super) fn insert(
    transaction: &Transaction<'_>,
    document: &str,
    ordinal: usize,
    block: &Block,
) -> Result<(), rusqlite::Error> {
    let kind = match &block.content {
        Content::Heading { .. } => "heading",
        Content::Paragraph(_) => "paragraph",
        Content::ListItem(_) => "list-item",
        Content::Footnote(_) => "footnote",
        Content::Table(_) => "table",
        Content::Record(_) => "record",
    };
    transaction.prepare_cached("INSERT INTO blocks VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        document,
        ordinal,
        json(&block.headings)?,
        kind,
        json(&block.content)?
    ])?;
    match &block.content {
        Content::Record(record) => insert_record(transaction, document, ordinal, record),
        _ => Ok(()),
    }
}

fn insert_record(
    transaction: &Transaction<'_>,
    document: &str,
    block: usize,
    record: &Record,
) -> Result<(), rusqlite::Error> {
    let page = record
        .title
        .first_page()
        .or_else(|| record.fields.iter().find_map(|field| field.key.first_page()))
        .unwrap_or(1);
    let id: i64 = transaction
        .prepare_cached(
            "INSERT INTO records (document, block, title, page) VALUES (?1, ?2, ?3, ?4) RETURNING id",
        )?
        .query_row(params![document, block, record.title.text, page], |row| row.get(0))?;
    for (ordinal, Field { group, key, value }) in record.fields.iter().enumerate() {
        let spans = json(&FieldSpans { key: &key.runs, value: &value.runs })?;
        transaction
            .prepare_cached("INSERT INTO fields VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![id, ordinal, group, key.text, value.text, spans])?;
    }
    Ok(())
}
