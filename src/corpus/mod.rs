//! From a file to passages and records: reading, layout, chunking.

/// Version of reading and layout: raised when the same bytes would give other blocks.
pub const READER_VERSION: u32 = 1;

mod block;
mod error;
pub mod evidence;
pub mod formats;
mod geometry;
pub mod layout;
mod page;
pub mod passage;
pub mod pdf;
mod sentence;
mod spanned;
mod stand;
pub mod text;

pub use block::{Block, Content, Document, Field, Record, Table};
pub use error::CorpusError;
pub use evidence::{EvidenceKind, EvidenceUnit};
pub use geometry::Rect;
pub use page::{OutlineEntry, Page, PageStatus, PdfText, ReaderKind, Word};
pub use passage::{Passage, PassageKind, TokenCount};
pub use sentence::sentences;
pub use spanned::{PageBoxes, Run, SpannedText};
pub use stand::{STAND_PAGES, stand};
