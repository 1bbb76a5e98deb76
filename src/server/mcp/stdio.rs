//! The tools on standard input and output, for a client that starts this program.

use std::sync::Arc;
use std::time::Duration;

use rmcp::ServiceExt;
use rmcp::transport::async_rw::AsyncRwTransport;
use rmcp::transport::stdio_pipes;

use super::{McpError, Toolbox, Tools};
use crate::config;
use crate::server::waiting_room::WaitingRoom;

/// Converses on standard input and output until the client closes its end.
///
/// Standard output belongs to the protocol: whoever calls this writes its log to standard error. A message longer than
/// the largest request body is dropped. Needs a runtime with input, output and time enabled.
///
/// # Errors
/// When the client does not open the conversation as the protocol asks.
pub async fn serve_stdio(toolbox: Arc<dyn Toolbox>, limits: &config::Server) -> Result<(), McpError> {
    let questions = WaitingRoom::new(limits.concurrent_questions, limits.waiting_questions);
    let tools = Tools::new(toolbox, questions, Duration::from_secs(limits.request_seconds));
    let (input, output) = stdio_pipes();
    let transport = AsyncRwTransport::new(input, output).with_max_line_length(limits.max_request_bytes);
    let conversation = tools.serve(transport).await.map_err(|error| McpError::Handshake(Box::new(error)))?;
    conversation.waiting().await.map_err(McpError::BrokenOff)?;
    Ok(())
}
