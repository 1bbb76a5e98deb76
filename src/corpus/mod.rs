//! From a file to passages and records: reading, layout, chunking.

mod block;
mod geometry;
pub mod layout;
mod page;
pub mod passage;
mod sentence;
mod spanned;

pub use block::{Block, Content, Document, Field, Record, Table};
pub use geometry::Rect;
pub use page::{OutlineEntry, Page, PageStatus, PdfText, ReaderKind, Word};
pub use passage::{Passage, PassageKind, TokenCount};
pub use sentence::sentences;
pub use spanned::{PageBoxes, Run, SpannedText};
