//! `GET /api/site`: the house that runs this installation.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::config::History;
use crate::server::AppState;

/// The languages of the page's own texts.
const LANGUAGES: [&str; 2] = ["de", "en"];

/// How the house looks.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Theme {
    /// Its colour on a light page, `#rrggbb`.
    accent: Option<String>,
    /// Its colour on a dark page, `#rrggbb`.
    accent_dark: Option<String>,
    /// Whether there is a crest at `/api/site/logo`.
    logo: bool,
}

/// The house.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::server) struct Site {
    /// Shown in the page's head.
    name: String,
    /// Whom to ask when the documents do not answer; empty when nobody is named.
    contact: String,
    /// Where the contact is reached.
    contact_url: Option<String>,
    /// Where a question is handed in when the documents do not answer.
    ticket_url: Option<String>,
    /// Own wording of the notice that answers come from an AI system.
    ai_notice: Option<String>,
    /// How the house looks.
    theme: Theme,
    /// Languages of the page's own texts.
    languages: [&'static str; 2],
    /// Whether documents may be brought in, moved and removed.
    uploads: bool,
    /// Where the page keeps earlier questions: `browser` or `none`.
    #[schema(value_type = String)]
    history: History,
    /// Address of the imprint.
    imprint_url: Option<String>,
    /// Address of the privacy notice.
    privacy_url: Option<String>,
}

/// Names the house, whom to ask, and what the page offers.
#[utoipa::path(
    get, path = "/api/site", tag = "operation",
    responses((status = 200, description = "The house", body = Site))
)]
pub(in crate::server) async fn site(State(state): State<AppState>) -> Json<Site> {
    let site = state.site.as_ref().clone();
    Json(Site {
        name: site.name,
        contact: site.contact,
        contact_url: site.contact_url,
        ticket_url: site.ticket_url,
        ai_notice: site.ai_notice,
        theme: Theme { accent: site.accent, accent_dark: site.accent_dark, logo: state.logo.is_some() },
        languages: LANGUAGES,
        uploads: site.uploads,
        history: site.history,
        imprint_url: site.imprint_url,
        privacy_url: site.privacy_url,
    })
}
