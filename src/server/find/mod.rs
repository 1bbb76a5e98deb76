//! Finding words in one document, with their places.

mod folded;
mod page_text;

use super::problem::Problem;
use crate::corpus::{Block, Content, Rect, SpannedText};
use crate::store::{Store, StoreError};
use folded::Folded;
use page_text::page_text;

/// Longest text that is looked for, in characters.
const TEXT_CHARACTERS: usize = 200;
/// Characters shown before and after a hit.
const CONTEXT: usize = 60;

/// A place where the text stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) page: u32,
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
    pub(super) boxes: Vec<[f32; 4]>,
}

/// What is looked for, without regard to capitals and white space.
#[derive(Debug)]
pub(super) struct Wanted(Folded);

impl Wanted {
    /// The text, if it is neither empty nor too long.
    pub(super) fn new(text: &str) -> Result<Self, Problem> {
        let wanted = crate::corpus::text::normalise(text);
        let wanted = crate::corpus::text::collapse_whitespace(&wanted);
        if wanted.is_empty() || wanted.chars().count() > TEXT_CHARACTERS {
            return Err(Problem::SearchTextInvalid(TEXT_CHARACTERS));
        }
        Ok(Self(Folded::of(&wanted)))
    }
}

/// The first `most` places of a document where the text stands, in the document's order.
pub(super) fn find(
    store: &Store,
    document: &str,
    wanted: &Wanted,
    most: usize,
) -> Result<Vec<Found>, StoreError> {
    let mut found = Vec::new();
    let mut has_words = false;
    for entry in store.page_list(document)? {
        if found.len() >= most {
            break;
        }
        let Some(page) = store.page(document, entry.number)? else { continue };
        has_words |= !page.words.is_empty();
        found.extend(hits(&page_text(&page), wanted));
    }
    if !has_words {
        let blocks = store.blocks(document)?;
        found.extend(blocks.iter().flat_map(texts).flat_map(|text| hits(text, wanted)));
    }
    found.truncate(most);
    Ok(found)
}

fn hits(text: &SpannedText, wanted: &Wanted) -> Vec<Found> {
    let places = Folded::of(&text.text).places(&wanted.0);
    places
        .into_iter()
        .filter_map(|range| {
            let places = text.boxes(range.clone());
            let page = places.first()?.page;
            let here = places.into_iter().filter(|place| place.page == page);
            let (before, after) = (&text.text[..range.start], &text.text[range.end..]);
            let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(start, _)| start);
            let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(end, _)| end);
            Some(Found {
                page,
                before: on_one_line(&before[start..]),
                words: on_one_line(&text.text[range]),
                after: on_one_line(&after[..end]),
                boxes: here.flat_map(|place| place.boxes).map(Rect::to_array).collect(),
            })
        })
        .collect()
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\t', '\r'], " ")
}

/// The texts of a block in reading order.
fn texts(block: &Block) -> Vec<&SpannedText> {
    match &block.content {
        Content::Heading { text, .. }
        | Content::Paragraph(text)
        | Content::ListItem(text)
        | Content::Footnote(text) => vec![text],
        Content::Table(table) => {
            table.caption.iter().chain(&table.columns).chain(table.rows.iter().flatten()).collect()
        }
        Content::Record(record) => {
            let fields = record.fields.iter().flat_map(|field| [&field.key, &field.value]);
            std::iter::once(&record.title).chain(fields).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_carry_their_surroundings_and_places() {
        let mut text = SpannedText::new();
        for (place, word) in ["Jede", "Datenpanne", "ist", "zu", "melden."].into_iter().enumerate() {
            text.separate(' ');
            let left = place as f32 * 50.0;
            text.push(word, 2, Some(Rect::new(left, 10.0, left + 40.0, 20.0)));
        }
        let found = hits(&text, &Wanted::new(" DATENPANNE  ist ").unwrap());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].before.as_str(), found[0].words.as_str()), ("Jede ", "Datenpanne ist"));
        assert_eq!((found[0].after.as_str(), found[0].page), (" zu melden.", 2));
        assert_eq!(found[0].boxes, [[50.0, 10.0, 140.0, 20.0]]);
        assert!(Wanted::new("  ").is_err() && Wanted::new(&"ä".repeat(201)).is_err());
    }
}
