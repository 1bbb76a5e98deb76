//! One file for each address.

pub(super) mod chat;
mod chat_events;
pub(super) mod collections;
pub(super) mod document;
pub(super) mod document_search;
pub(super) mod documents;
pub(super) mod feedback;
pub(super) mod file;
pub(super) mod health;
pub(super) mod jobs;
pub(super) mod openai;
pub(super) mod page_image;
pub(super) mod page_words;
pub(super) mod place;
pub(super) mod read_again;
pub(super) mod remove;
pub(super) mod site;
pub(super) mod site_logo;
pub(super) mod site_theme;
pub(super) mod suggestions;
pub(super) mod upload;
