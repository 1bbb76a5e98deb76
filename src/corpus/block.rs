//! The parts a document is made of once its layout is understood.

use serde::{Deserialize, Serialize};

use super::{Page, SpannedText};

/// A document in reading order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Title: from the first page, the file's metadata, or the file name.
    pub title: String,
    /// Language tag where the file states one.
    pub language: Option<String>,
    /// The pages; in formats without pages, one for each section.
    pub pages: Vec<Page>,
    /// The content, running headers and footers left out.
    pub blocks: Vec<Block>,
}

/// A part of a document with the headings it stands under.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Headings from the outermost to the nearest, this block's own not included.
    pub headings: Vec<String>,
    /// What it is.
    pub content: Content,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A heading; level 1 is the outermost.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The words, numbering included.
        text: SpannedText,
    },
    /// A paragraph, hyphenation at line ends undone.
    Paragraph(SpannedText),
    /// One entry of a list, its bullet or number included.
    ListItem(SpannedText),
    /// A footnote, its mark included.
    Footnote(SpannedText),
    /// A table with rows and columns.
    Table(Table),
    /// A key/value table (Steckbrief).
    Record(Record),
}

/// A table. Every row has exactly one cell for each column; merged cells repeat nothing: the text stands in the
/// first cell it covers, the others are empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Caption printed above or below.
    pub caption: Option<SpannedText>,
    /// Column headers; a header of several rows is joined from top to bottom with a blank, a header that spans
    /// columns is repeated for each of them.
    pub columns: Vec<SpannedText>,
    /// The rows below the header.
    pub rows: Vec<Vec<SpannedText>>,
}

/// A key/value table: one thing described by named fields, possibly over several pages.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Record {
    /// What the record describes: its title bar or the heading right above.
    pub title: SpannedText,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// A named field of a record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Field {
    /// Group header inside the record that the field stands under ("Technik"), if any.
    pub group: Option<String>,
    /// The name, as printed.
    pub key: SpannedText,
    /// The value, as printed; empty when the cell is empty.
    pub value: SpannedText,
}
