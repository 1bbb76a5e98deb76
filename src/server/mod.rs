//! The HTTP door: the JSON interface under `/api`, and the page that uses it.
//!
//! The server knows the rooms behind it only through [`Answerer`], [`PageRenderer`], [`Importer`] and the
//! store.

mod access;
mod allowance;
mod answerer;
mod assets;
mod blocking;
mod document_warnings;
mod error;
mod find;
mod host_names;
mod importer;
mod interest;
mod library;
mod logo;
pub mod mcp;
mod names;
mod page_cache;
mod page_renderer;
mod problem;
mod question_text;
mod request;
mod router;
mod routes;
mod security_headers;
mod serve;
mod state;
mod time_limit;
mod waiting_room;

#[cfg(test)]
mod tests;

pub use answerer::{Answerer, AnswererError, Missing, Readiness};
pub use error::ServerError;
pub use importer::{HouseImporter, Importer};
pub use logo::Logo;
pub use page_renderer::PageRenderer;
pub use router::{openapi, router};
pub use serve::serve;
pub use state::{AppState, Parts};
