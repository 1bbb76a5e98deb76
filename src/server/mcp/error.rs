use rmcp::service::ServerInitializeError;

/// Why the conversation on standard input and output did not begin or broke off.
#[derive(Debug, thiserror::Error)]
pub enum McpError {
    /// The client did not open the conversation as the protocol asks.
    #[error("the MCP client on standard input did not open the conversation: {0}")]
    Handshake(#[source] Box<ServerInitializeError>),
    /// The task that converses was stopped.
    #[error("the MCP conversation on standard input broke off: {0}")]
    BrokenOff(#[source] tokio::task::JoinError),
}
