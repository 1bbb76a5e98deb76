//! The Model Context Protocol door: the documents as tools for other programs' assistants.
//!
//! Three tools ([`search`, `read_page`, `ask`](Tools)) over a narrow [`Toolbox`], offered on standard input and output
//! ([`serve_stdio`]) and over streamable HTTP ([`http_service`]). Protocol: <https://modelcontextprotocol.io>.

mod error;
mod house;
mod http;
mod instructions;
mod parameters;
mod problem_content;
mod results;
mod stdio;
mod toolbox;
mod tools;

#[cfg(test)]
mod tests;

pub use error::McpError;
pub use house::House;
pub(in crate::server) use http::{Access, HttpService, http_service};
pub use stdio::serve_stdio;
pub use toolbox::{Excerpt, PageText, Toolbox, ToolboxError};
pub use tools::Tools;
