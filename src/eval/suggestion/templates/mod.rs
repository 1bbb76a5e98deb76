//! What can be asked of a passage, by its form.

mod definition;
mod prose;
mod record;
mod steps;
mod table;

use super::finding::Finding;
use super::source::{Source, SourcePassage};

/// Everything that can be asked of a passage, at most one finding for a sentence, a field or a row.
pub(super) fn findings(source: &Source) -> Vec<Finding> {
    match &source.passage {
        SourcePassage::Text { page, sentences } => match source.heading() {
            Some(heading) => prose::findings(heading, *page, sentences),
            None => Vec::new(),
        },
        SourcePassage::Record { record, fields } => {
            let record = if record.trim().is_empty() { &source.title } else { record };
            fields.iter().filter_map(|field| record::finding(record, field)).collect()
        }
        SourcePassage::Table { page, columns, rows } => {
            rows.iter().filter_map(|row| table::finding(source.heading(), *page, columns, row)).collect()
        }
    }
}
