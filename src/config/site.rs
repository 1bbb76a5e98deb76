//! The house that runs this installation: what the page shows of it and offers in its name.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ConfigError;

/// Longest address in characters.
const ADDRESS_CHARACTERS: usize = 2_000;
/// Longest notice in characters.
const NOTICE_CHARACTERS: usize = 2_000;
/// What an address may begin with.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];
/// Least contrast of text and ground (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

/// The house that runs this installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// Shown in the page's head. Default `Landkreis`.
    pub name: String,
    /// Whom to ask when the documents do not answer; shown with a refusal. Default empty.
    pub contact: String,
    /// Where the contact is reached: `https:`, `http:`, `mailto:` or `tel:`. Default none.
    pub contact_url: Option<String>,
    /// Where a question is handed in when the documents do not answer, same forms. Default none.
    pub ticket_url: Option<String>,
    /// Own wording of the notice that answers come from an AI system, at most 2000 characters. Default the page's.
    pub ai_notice: Option<String>,
    /// The house's colour on a light page, `#rrggbb`, contrast to white at least 4.5. Default the design system's.
    pub accent: Option<String>,
    /// The house's colour on a dark page, `#rrggbb`, contrast to black at least 4.5. Default the design system's.
    pub accent_dark: Option<String>,
    /// The crest, an `.svg` or `.png` file of at most 512 KiB. Default none.
    pub logo: Option<PathBuf>,
    /// Address of the imprint. Default none.
    pub imprint_url: Option<String>,
    /// Address of the privacy notice. Default none.
    pub privacy_url: Option<String>,
    /// Whether documents are uploaded, moved and removed on the page. Default true; false where the page is reached by
    /// others than those who keep the documents.
    pub uploads: bool,
    /// Where the page keeps earlier questions: `browser` or `none`. Default `browser`.
    pub history: History,
}

/// Where the page keeps earlier questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum History {
    /// In the browser that asked them.
    #[default]
    Browser,
    /// Nowhere.
    None,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: "Landkreis".to_owned(),
            contact: String::new(),
            contact_url: None,
            ticket_url: None,
            ai_notice: None,
            accent: None,
            accent_dark: None,
            logo: None,
            imprint_url: None,
            privacy_url: None,
            uploads: true,
            history: History::default(),
        }
    }
}

/// Checks addresses, colours, notice and the crest's file name.
pub(super) fn check_site(site: &Site) -> Result<(), ConfigError> {
    let wrong =
        |key, value: &str, must| Err(ConfigError::OutOfRange { key, value: format!("{value:?}"), must });
    for (key, value) in [
        ("site.contact_url", &site.contact_url),
        ("site.ticket_url", &site.ticket_url),
        ("site.imprint_url", &site.imprint_url),
        ("site.privacy_url", &site.privacy_url),
    ] {
        if let Some(address) = value.as_deref().filter(|address| !is_address(address)) {
            return wrong(key, address, "an address that begins with https://, http://, mailto: or tel:");
        }
    }
    for (key, value, ground, must) in [
        ("site.accent", &site.accent, 1.0, "a colour #rrggbb whose contrast to white is at least 4.5"),
        (
            "site.accent_dark",
            &site.accent_dark,
            0.0,
            "a colour #rrggbb whose contrast to black is at least 4.5",
        ),
    ] {
        if let Some(colour) = value.as_deref()
            && luminance(colour).is_none_or(|light| contrast(light, ground) < LEAST_CONTRAST)
        {
            return wrong(key, colour, must);
        }
    }
    if let Some(notice) = &site.ai_notice
        && (notice.trim().is_empty() || notice.chars().count() > NOTICE_CHARACTERS)
    {
        return wrong("site.ai_notice", notice, "1 to 2000 characters long");
    }
    match &site.logo {
        Some(logo) if !is_picture(logo) => {
            wrong("site.logo", &logo.to_string_lossy(), "an existing .svg or .png file")
        }
        _ => Ok(()),
    }
}

fn is_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let plain = |sign: char| !sign.is_whitespace() && !sign.is_control();
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len())
        && address.chars().all(plain)
        && address.chars().count() <= ADDRESS_CHARACTERS
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("svg" | "png")) && path.is_file()
}

/// Relative luminance of a colour `#rrggbb` (WCAG 2.2); `None` for anything else.
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    let channel = |shift: u32| {
        let share = f64::from(value >> shift & 0xff) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0))
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(site: &Site) -> String {
        check_site(site).map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn addresses_and_colours_are_checked_by_name() {
        assert_eq!(fault(&Site::default()), "");
        let some = |text: &str| Some(text.to_owned());
        let good = Site {
            contact_url: some("mailto:hauptamt@landkreis.example"),
            ticket_url: some("https://tickets.example/neu"),
            accent: some("#00519E"),
            accent_dark: some("#8ab8ff"),
            ..Site::default()
        };
        assert_eq!(fault(&good), "");
        for (site, key) in [
            (Site { ticket_url: some("javascript:alert(1)"), ..Site::default() }, "site.ticket_url"),
            (Site { imprint_url: some("https://a b"), ..Site::default() }, "site.imprint_url"),
            (Site { accent: some("#ffff00"), ..Site::default() }, "site.accent"),
            (Site { accent: some("red"), ..Site::default() }, "site.accent"),
            (Site { accent: some("#00519é"), ..Site::default() }, "site.accent"),
            (Site { accent_dark: some("#000080"), ..Site::default() }, "site.accent_dark"),
            (Site { ai_notice: some(" "), ..Site::default() }, "site.ai_notice"),
            (Site { logo: Some("/nonexistent/wappen.svg".into()), ..Site::default() }, "site.logo"),
        ] {
            assert!(fault(&site).contains(&format!("{key} is ")), "{}", fault(&site));
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let contrast_to_white = |colour| contrast(luminance(colour).unwrap(), 1.0);
        assert!((contrast_to_white("#000000") - 21.0).abs() < 1e-9);
        assert!((contrast_to_white("#777777") - 4.478).abs() < 0.001);
    }
}
