//! Exhaustive answers over records and table rows: which of them, and how many.

mod condition;
mod entries;
mod grouping;
mod lines;
mod matching;
mod meaning;
mod predicate;
mod reading;

pub(super) use entries::Entries;
pub(super) use lines::{ListItem, Listing, list};
