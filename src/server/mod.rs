//! The HTTP door: the JSON interface under `/api`, and the page that uses it.
//!
//! The server knows the rooms behind it only through [`Answerer`], [`PageRenderer`] and the store.

mod answerer;
mod assets;
mod blocking;
mod error;
pub mod mcp;
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
pub use page_renderer::PageRenderer;
pub use router::{openapi, router};
pub use serve::serve;
pub use state::{AppState, Parts};
