//! Which paragraph styles are headings, the title, or list items.

use std::collections::HashMap;

use super::xml::{Attributes, Listener, listen};
use crate::corpus::CorpusError;

/// What a paragraph style makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Heading(u8),
    ListItem,
    Caption,
}

/// Roles by style id.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    roles: HashMap<String, Role>,
    language: Option<String>,
    current: Option<String>,
    parents: HashMap<String, String>,
}

impl Styles {
    /// The role of a style, also one inherited from the style it is based on.
    pub(crate) fn role(&self, style: &str) -> Option<Role> {
        let mut style = style;
        for _ in 0..8 {
            if let Some(role) = self.roles.get(style) {
                return Some(*role);
            }
            style = self.parents.get(style)?;
        }
        None
    }

    /// Language of the default style.
    pub(crate) fn language(&self) -> &str {
        self.language.as_deref().unwrap_or_default()
    }
}

/// Reads `word/styles.xml`.
pub(crate) fn read(part: &[u8]) -> Result<Styles, CorpusError> {
    let mut styles = Styles::default();
    listen(part, &mut styles)?;
    Ok(styles)
}

impl Listener for Styles {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match (name, &self.current) {
            ("style", _) => self.current = attributes.get("styleId"),
            ("lang", None) if self.language.is_none() => self.language = attributes.value(),
            ("name", Some(style)) => {
                if let Some(role) = attributes.value().and_then(|name| role_of(&name)) {
                    self.roles.insert(style.clone(), role);
                }
            }
            ("basedOn", Some(style)) => {
                if let Some(parent) = attributes.value() {
                    self.parents.insert(style.clone(), parent);
                }
            }
            ("outlineLvl", Some(style)) => {
                let level = attributes.value().and_then(|level| level.parse::<u8>().ok());
                if let Some(level) = level.filter(|level| *level < 9) {
                    self.roles.entry(style.clone()).or_insert(Role::Heading(level + 1));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "style" {
            self.current = None;
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Word stores its own styles under their English names, whatever the language of the interface.
fn role_of(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
        return Some(Role::Heading(level));
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "caption" => Some(Role::Caption),
        _ if name.starts_with("list bullet") || name.starts_with("list number") => Some(Role::ListItem),
        _ => None,
    }
}
