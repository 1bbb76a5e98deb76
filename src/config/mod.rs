//! The one configuration file, `auskunft.toml`, with overrides from the environment.
//!
//! Every key can be overridden by `AUSKUNFT_<SECTION>__<KEY>` (two underscores), for example
//! `AUSKUNFT_SERVER__LISTEN=0.0.0.0:8080`; `AUSKUNFT_DATA` and `AUSKUNFT_MODELS` name the two folders.

mod load;
mod sections;
mod site;
mod writing;

pub use load::{ConfigError, load};
pub use sections::{Answering, Config, Embedding, Reading, Server};
pub use site::{History, Site};
pub use writing::{LocalSettings, ServerSettings, Writing, WrittenBy};
