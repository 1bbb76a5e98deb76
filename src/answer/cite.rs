//! Citations from stored spans: document, page, words and their places.

use std::ops::Range;

use super::cited_record::cited_record;
use super::select::Statement;
use super::{AnswerError, Citation, CitationVerdict, DocumentReference};
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{Rect, SpannedText};
use crate::store::Store;

/// The citation of a statement; `None` when it stands nowhere. A statement that runs over a page break is cited
/// with the part that stands on the page with more of it, so that a quote always stands on its page as a whole.
pub(super) fn cite(
    store: &Store,
    statement: &Statement,
    number: u32,
) -> Result<Option<Citation>, AnswerError> {
    let text = &statement.passage.passage.text;
    let Some((page, range)) = longest_part(text, &statement.range) else { return Ok(None) };
    let document = DocumentReference::clone(&statement.document);
    let stand = store.stand(&document.id)?;
    let boxes = text.boxes(range.clone()).into_iter().filter(|place| place.page == page);
    Ok(Some(Citation {
        number,
        page_label: store.page_label(&document.id, page)?,
        document,
        page,
        quote: collapse_whitespace(&text.text[range]),
        boxes: boxes.flat_map(|place| place.boxes).map(Rect::to_array).collect(),
        stand,
        record: cited_record(store, statement)?,
        verdict: Some(CitationVerdict::Verbatim),
    }))
}

/// The page that holds most of a range, and the part of the range that stands there.
fn longest_part(text: &SpannedText, range: &Range<usize>) -> Option<(u32, Range<usize>)> {
    let mut parts: Vec<(u32, Range<usize>)> = Vec::new();
    for run in text.runs.iter().filter(|run| run.start < range.end && run.end > range.start) {
        let (start, end) = (run.start.max(range.start), run.end.min(range.end));
        match parts.last_mut() {
            Some((page, part)) if *page == run.page => part.end = end,
            _ => parts.push((run.page, start..end)),
        }
    }
    parts.into_iter().max_by_key(|(page, part)| (part.len(), std::cmp::Reverse(*page)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_over_a_page_break_is_cited_where_most_of_it_stands() {
        let mut text = SpannedText::new();
        for (word, page) in [("Die", 3), ("Frist", 3), ("beträgt", 4), ("vier", 4), ("Wochen.", 4)] {
            text.separate(' ');
            text.push(word, page, Some(Rect::new(0.0, 0.0, 10.0, 10.0)));
        }
        let (page, range) = longest_part(&text, &(0..text.text.len())).unwrap();
        assert_eq!((page, &text.text[range]), (4, "beträgt vier Wochen."));
    }
}
