//! Pages as they were read.

use rusqlite::{OptionalExtension, Transaction, params};
use serde::Serialize;

use super::json::{json, parse};
use super::{Store, StoreError};
use crate::corpus::{Page, PageStatus, ReaderKind};

/// A page's entry in a document's list of pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageEntry {
    /// From 1.
    pub number: u32,
    /// Label where the file gives one.
    pub label: Option<String>,
    /// Points.
    pub width: f32,
    /// Points.
    pub height: f32,
    /// Which reader produced it.
    pub reader: String,
    /// `read`, `needs-ocr`, `empty` or `failed`.
    pub status: String,
    /// Why it failed.
    pub reason: Option<String>,
}

impl Store {
    /// One page with its words.
    pub fn page(&self, document: &str, number: u32) -> Result<Option<Page>, StoreError> {
        let row = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT label, width, height, reader, status, reason, words FROM pages \
                     WHERE document = ?1 AND number = ?2",
                )?
                .query_row(params![document, number], |row| {
                    Ok((
                        row.get::<_, Option<String>>(0)?,
                        row.get::<_, f32>(1)?,
                        row.get::<_, f32>(2)?,
                        row.get::<_, String>(3)?,
                        row.get::<_, String>(4)?,
                        row.get::<_, Option<String>>(5)?,
                        row.get::<_, String>(6)?,
                    ))
                })
                .optional()
        })?;
        let Some((label, width, height, reader, status, reason, words)) = row else { return Ok(None) };
        let id = || format!("page {number} of document {document}");
        Ok(Some(Page {
            number,
            label,
            width,
            height,
            words: parse("words", &id(), &words)?,
            rules: Vec::new(),
            fills: Vec::new(),
            image_share: 0.0,
            unmapped_share: 0.0,
            reader: reader_kind(&reader),
            status: page_status(&status, reason),
        }))
    }

    /// Number, label and status of a document's pages, without their words.
    pub fn page_list(&self, document: &str) -> Result<Vec<PageEntry>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT number, label, width, height, reader, status, reason FROM pages \
                     WHERE document = ?1 ORDER BY number",
                )?
                .query_map([document], |row| {
                    Ok(PageEntry {
                        number: row.get(0)?,
                        label: row.get(1)?,
                        width: row.get(2)?,
                        height: row.get(3)?,
                        reader: row.get(4)?,
                        status: row.get(5)?,
                        reason: row.get(6)?,
                    })
                })?
                .collect()
        })
    }

    /// The label of a page, or its number where the file gives none.
    pub fn page_label(&self, document: &str, number: u32) -> Result<String, StoreError> {
        let label: Option<Option<String>> = self.read(|connection| {
            connection
                .prepare_cached("SELECT label FROM pages WHERE document = ?1 AND number = ?2")?
                .query_row(params![document, number], |row| row.get(0))
                .optional()
        })?;
        Ok(label.flatten().unwrap_or_else(|| number.to_string()))
    }
}

pub(super) fn insert(
    transaction: &Transaction<'_>,
    document: &str,
    page: &Page,
) -> Result<(), rusqlite::Error> {
    let (status, reason) = match &page.status {
        PageStatus::Read => ("read", None),
        PageStatus::NeedsOcr => ("needs-ocr", None),
        PageStatus::Empty => ("empty", None),
        PageStatus::Failed(reason) => ("failed", Some(reason)),
    };
    let reader = match page.reader {
        ReaderKind::Hayro => "hayro",
        ReaderKind::PdfExtract => "pdf-extract",
        ReaderKind::Section => "section",
    };
    transaction.prepare_cached("INSERT INTO pages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?.execute(
        params![
            document,
            page.number,
            page.label,
            page.width,
            page.height,
            reader,
            status,
            reason,
            json(&page.words)?
        ],
    )?;
    Ok(())
}

fn reader_kind(text: &str) -> ReaderKind {
    match text {
        "hayro" => ReaderKind::Hayro,
        "pdf-extract" => ReaderKind::PdfExtract,
        _ => ReaderKind::Section,
    }
}

fn page_status(status: &str, reason: Option<String>) -> PageStatus {
    match status {
        "read" => PageStatus::Read,
        "needs-ocr" => PageStatus::NeedsOcr,
        "empty" => PageStatus::Empty,
        _ => PageStatus::Failed(reason.unwrap_or_default()),
    }
}
