//! From a file to passages and records: reading, layout, chunking.

mod block;
mod geometry;
mod page;
mod passage;
mod spanned;

pub use block::{Block, Content, Document, Field, Record, Table};
pub use geometry::Rect;
pub use page::{OutlineEntry, Page, PageStatus, PdfText, ReaderKind, Word};
pub use passage::{Passage, PassageKind, TokenCount};
pub use spanned::{PageBoxes, Run, SpannedText};
