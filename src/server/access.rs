//! Who may change documents. People and rights come in here: today everybody may where the house allows it at all.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::AppState;
use super::problem::Problem;

/// Leave to bring in, move and remove documents; handlers that do so ask for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct MayManage;

impl FromRequestParts<AppState> for MayManage {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        if !state.site.uploads {
            return Err(Problem::UploadsOff);
        }
        if is_foreign(&parts.headers) {
            return Err(Problem::ForeignOrigin);
        }
        Ok(Self)
    }
}

/// Whether a browser says that another site's page sent the request.
fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let (Some(origin), host) = (text(header::ORIGIN.as_str()), text(header::HOST.as_str())) else {
        return false;
    };
    origin.split_once("://").map(|(_, authority)| authority) != host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_other_sites_are_foreign() {
        for (headers, expected) in [
            (&[][..], false),
            (&[("host", "auskunft:8080")], false),
            (&[("host", "auskunft:8080"), ("origin", "http://auskunft:8080")], false),
            (&[("host", "auskunft:8080"), ("origin", "http://boese.example")], true),
            (&[("host", "auskunft:8080"), ("origin", "null")], true),
            (&[("sec-fetch-site", "same-origin"), ("origin", "https://anders")], false),
            (&[("sec-fetch-site", "cross-site")], true),
            (&[("sec-fetch-site", "same-site")], true),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_foreign(&map), expected, "{headers:?}");
        }
    }
}
