//! The HTTP client, made for one attempt so that it can be shut down alone.

use std::sync::Arc;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// Bytes read at once, and of response headers.
const BUFFER_BYTES: usize = 16 * 1024;

/// A client without proxy and redirects that gives up after `total`.
pub(super) fn agent(connect: Duration, total: Duration) -> Agent {
    let connect = connect.min(total);
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_resolve(Some(connect))
        .timeout_connect(Some(connect))
        .timeout_global(Some(total))
        .max_idle_connections(0)
        .input_buffer_size(BUFFER_BYTES)
        .max_response_header_size(BUFFER_BYTES)
        .user_agent("Auskunft")
        .tls_config(tls)
        .build()
        .new_agent()
}
