//! One file for each address.

pub(super) mod chat;
mod chat_events;
pub(super) mod document;
pub(super) mod documents;
pub(super) mod file;
pub(super) mod health;
pub(super) mod openai;
pub(super) mod page_image;
pub(super) mod page_words;
pub(super) mod site;
