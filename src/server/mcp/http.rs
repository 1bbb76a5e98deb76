//! The tools over streamable HTTP.

use std::sync::Arc;
use std::time::Duration;

use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::{StreamableHttpServerConfig, StreamableHttpService};

use super::{Toolbox, Tools};
use crate::server::waiting_room::WaitingRoom;

/// The service to mount with `Router::route_service`.
pub(in crate::server) type HttpService = StreamableHttpService<Arc<Tools>, NeverSessionManager>;

/// Who may call over HTTP, and how much.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::server) struct Access {
    /// Host names, with or without port, under which clients reach the server, besides those of this machine itself.
    /// Others are refused: a page could have its own name point here (DNS rebinding).
    pub(in crate::server) hosts: Vec<String>,
    /// Origins with scheme and port whose pages may call, such as `https://assistenz.example:443`. Others are refused;
    /// programs that are not browsers send none and pass.
    pub(in crate::server) origins: Vec<String>,
    /// Largest request body in bytes.
    pub(in crate::server) max_request_bytes: usize,
}

/// The tools as a stateless service: each request stands alone and is answered with JSON.
///
/// `questions` is the waiting room that all doors share, `request_time` the longest time until a response begins.
pub(in crate::server) fn http_service(
    toolbox: Arc<dyn Toolbox>,
    questions: WaitingRoom,
    request_time: Duration,
    access: Access,
) -> HttpService {
    // Shorter than the request, so that a late tool is reported as such and not as a failed connection.
    let tools = Arc::new(Tools::new(toolbox, questions, request_time.mul_f64(0.9)));
    let mut settings = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_allowed_origins(access.origins)
        .enforce_origin_validation()
        .with_max_request_body_bytes(access.max_request_bytes);
    settings.allowed_hosts.extend(access.hosts);
    StreamableHttpService::new(move || Ok(Arc::clone(&tools)), Arc::default(), settings)
}
