//! The names under which this server is reached: no other site's name may lead a browser here (DNS rebinding).

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::AppState;
use super::problem::Problem;

/// Names that are answered to; addresses in numbers always are, a page elsewhere cannot make them its own.
#[derive(Debug, Clone)]
pub(super) struct HostNames {
    /// `None` where every name is taken.
    names: Option<Arc<[String]>>,
}

impl HostNames {
    /// The configured names; without any, this machine's own where it listens for itself alone, else all.
    pub(super) fn new(configured: &[String], listen: SocketAddr) -> Self {
        if configured.is_empty() && !listen.ip().is_loopback() {
            return Self { names: None };
        }
        let names = configured.iter().map(|name| name.to_ascii_lowercase());
        Self { names: Some(names.chain(["localhost".to_owned()]).collect()) }
    }

    fn admits(&self, authority: &str) -> bool {
        let Some(names) = &self.names else { return true };
        let name = name_of(authority).to_ascii_lowercase();
        let is_address = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        is_address || names.iter().any(|known| *known == name || *known == authority.to_ascii_lowercase())
    }
}

/// The name without the port.
fn name_of(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|digit| digit.is_ascii_digit()) => name,
        _ => authority,
    }
}

/// Turns requests away that name another host.
pub(super) async fn check_host(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let in_header = request.headers().get(header::HOST).map(|host| host.to_str().unwrap_or("?"));
    let named = in_header.or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str));
    match named {
        Some(host) if !state.host_names.admits(host) => Problem::HostUnknown.into_response(),
        _ => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: ([u8; 4], u16) = ([127, 0, 0, 1], 8080);
    const EVERYWHERE: ([u8; 4], u16) = ([0, 0, 0, 0], 8080);

    #[test]
    fn a_server_for_this_machine_alone_takes_its_own_names_only() {
        let names = HostNames::new(&[], HERE.into());
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST", "[::1]:8080", "10.0.0.7"] {
            assert!(names.admits(host), "{host}");
        }
        for host in ["boese.example", "boese.example:8080", "localhost.boese.example", "?"] {
            assert!(!names.admits(host), "{host}");
        }
    }

    #[test]
    fn configured_names_are_taken_with_and_without_port() {
        let names = HostNames::new(&["auskunft.kreis.example".to_owned()], EVERYWHERE.into());
        assert!(names.admits("Auskunft.Kreis.example") && names.admits("auskunft.kreis.example:443"));
        assert!(names.admits("192.168.1.4:8080") && !names.admits("boese.example"));
        assert!(HostNames::new(&[], EVERYWHERE.into()).admits("any.example"));
    }
}
