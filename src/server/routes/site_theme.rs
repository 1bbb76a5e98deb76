//! `GET /api/site/theme.css`: the house's colours.

use std::fmt::Write;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::config;
use crate::server::AppState;

/// Sends the house's colours as custom properties; empty where none are configured.
#[utoipa::path(
    get, path = "/api/site/theme.css", tag = "operation",
    responses((status = 200, description = "The colours", body = String, content_type = "text/css"))
)]
pub(in crate::server) async fn site_theme(State(state): State<AppState>) -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, style(&state.site))
}

/// The colours were checked when the configuration was read: nothing but `#rrggbb` comes here.
fn style(site: &config::Site) -> String {
    let mut style = String::new();
    for (selector, colour) in
        [(":root", &site.accent), (":root[data-kern-theme=\"dark\"]", &site.accent_dark)]
    {
        if let Some(colour) = colour {
            let _ = writeln!(style, "{selector} {{ --house-accent: {colour}; }}");
        }
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_configured_colour_has_its_theme() {
        assert_eq!(style(&config::Site::default()), "");
        let site = config::Site {
            accent: Some("#00519e".to_owned()),
            accent_dark: Some("#8ab8ff".to_owned()),
            ..config::Site::default()
        };
        assert_eq!(
            style(&site),
            ":root { --house-accent: #00519e; }\n:root[data-kern-theme=\"dark\"] { --house-accent: #8ab8ff; }\n"
        );
    }
}
