//! The passages that questions can be asked about.

/// A passage with the place it stands at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// File name of the document.
    pub doc: String,
    /// Title of the document.
    pub title: String,
    /// Headings above the passage, outermost first.
    pub headings: Vec<String>,
    /// What stands there.
    pub passage: SourcePassage,
}

/// The words of a passage, by the form they have. Pages count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourcePassage {
    /// Running text.
    Text {
        /// Where it stands.
        page: u32,
        /// Its sentences in order.
        sentences: Vec<String>,
    },
    /// A thing described by fields.
    Record {
        /// What is described.
        record: String,
        /// Its fields in order.
        fields: Vec<SourceField>,
    },
    /// A table.
    Table {
        /// Where it stands.
        page: u32,
        /// Headings of the columns; the first column names the rows.
        columns: Vec<String>,
        /// Cells of each row.
        rows: Vec<Vec<String>>,
    },
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceField {
    /// Where it stands, from 1.
    pub page: u32,
    /// What is told.
    pub key: String,
    /// What it is told to be.
    pub value: String,
}

impl Source {
    /// The path of headings, and the record where there is one.
    pub(super) fn section(&self) -> Vec<&str> {
        let record = match &self.passage {
            SourcePassage::Record { record, .. } => Some(record),
            _ => None,
        };
        self.headings.iter().chain(record).map(String::as_str).collect()
    }

    /// The innermost heading without its number, or else the title; `None` when both are empty.
    pub(super) fn heading(&self) -> Option<&str> {
        let headings = self.headings.iter().rev().map(|heading| super::wording::without_number(heading));
        headings
            .chain(std::iter::once(self.title.trim()))
            .find(|heading| heading.chars().any(char::is_alphabetic))
    }
}
