//! The store: `SQLite` for everything that was read, plain files for the originals.
//!
//! The store is the source of truth; an index generation is built from it and can be built again at any time
//! without reading or embedding anything.

mod block;
mod connection;
mod content;
mod document;
mod error;
mod evidence;
mod extent;
mod feedback;
mod files;
mod json;
mod page;
mod passage;
mod placement;
mod quantised;

pub use connection::Store;
pub use content::NewDocument;
pub use document::{DocumentRow, DocumentStatus, DocumentSummary, document_id};
pub use error::StoreError;
pub use evidence::{KeyedEvidence, PlacedVector, StoredEvidence};
pub use extent::DocumentExtent;
pub use feedback::{Feedback, GivenFeedback};
pub use page::PageEntry;
pub use passage::{IndexedPassage, StoredPassage};
pub use placement::{CollectionSize, Placement};
pub use quantised::QuantisedVector;
