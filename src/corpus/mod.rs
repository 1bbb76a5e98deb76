//! From a file to passages and records: reading, layout, chunking.

mod block;
mod error;
pub mod formats;
mod geometry;
mod page;
mod passage;
pub mod pdf;
mod spanned;
pub mod text;

pub use block::{Block, Content, Document, Field, Record, Table};
pub use error::CorpusError;
pub use geometry::Rect;
pub use page::{OutlineEntry, Page, PageStatus, PdfText, ReaderKind, Word};
pub use passage::{Passage, PassageKind, TokenCount};
pub use spanned::{PageBoxes, Run, SpannedText};
