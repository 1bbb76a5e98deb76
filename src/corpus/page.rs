//! What a reader sees on one page, before any layout is guessed.

use serde::{Deserialize, Serialize};

use super::Rect;

/// A word as it stands on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The characters, NFC, ligatures expanded, never blank.
    pub text: String,
    /// Where it stands.
    pub rect: Rect,
    /// Font size in points as drawn.
    pub size: f32,
    /// Bold by weight or font name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Writing direction in degrees, counter-clockwise: 0, 90, 180 or 270.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub direction: u16,
    /// Marked-content identity: words of one table cell share it in tagged files. Unique within the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<u32>,
    /// Marked by the file as running header, footer or decoration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub artifact: bool,
    /// Drawn invisibly (the text layer over a scan).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub invisible: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_zero(direction: &u16) -> bool {
    *direction == 0
}

/// Which reader produced a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReaderKind {
    /// hayro, the first PDF reader.
    Hayro,
    /// pdf-extract, the second PDF reader.
    PdfExtract,
    /// A reader for a format without pages (`.docx`, `.html`, `.md`, `.txt`).
    Section,
}

/// What became of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status", content = "reason")]
pub enum PageStatus {
    /// Text was read.
    Read,
    /// The page shows a picture and no text: it needs optical character recognition.
    NeedsOcr,
    /// Nothing is on the page.
    Empty,
    /// No reader could read the page; the reason is for the operator.
    Failed(String),
}

/// One page of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Counted from 1.
    pub number: u32,
    /// The label printed by viewers ("iv", "A-3") where the file defines one.
    pub label: Option<String>,
    /// Width in points, rotation applied.
    pub width: f32,
    /// Height in points, rotation applied.
    pub height: f32,
    /// The words in content order.
    pub words: Vec<Word>,
    /// Ruling lines: straight strokes and filled bars thinner than 3 points.
    pub rules: Vec<Rect>,
    /// Filled areas (cell shading, boxes).
    pub fills: Vec<Rect>,
    /// Share of the page covered by its largest image, 0 to 1.
    pub image_share: f32,
    /// Share of glyphs that no table of the file maps to Unicode, 0 to 1.
    pub unmapped_share: f32,
    /// The reader that produced the words.
    pub reader: ReaderKind,
    /// What became of the page.
    pub status: PageStatus,
}

/// An entry of the file's own table of contents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// Depth, 1 at the top.
    pub level: u8,
    /// The entry's words.
    pub title: String,
    /// Target page, counted from 1, where it could be resolved.
    pub page: Option<u32>,
}

/// A PDF as read: its pages and what the file says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PdfText {
    /// Title from the file's metadata, if it has one worth showing.
    pub title: Option<String>,
    /// Language tag from the file's catalog.
    pub language: Option<String>,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The file's table of contents, flattened in order.
    pub outline: Vec<OutlineEntry>,
}
