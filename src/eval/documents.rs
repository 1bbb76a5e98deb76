//! The installation's documents as other rooms of the evaluation need them: pages for BEIR, sources of suggestions.

use std::collections::BTreeMap;

use super::set::{BeirDocument, place_id};
use super::suggestion::{Source, SourceField, SourcePassage};
use super::{EvalError, Place};
use crate::corpus::{Block, Content, Field, SpannedText, sentences};
use crate::store::Store;

/// Every page with text as a document of a BEIR corpus, named as in rankings.
pub fn beir_documents(store: &Store) -> Result<Vec<BeirDocument>, EvalError> {
    let mut documents = Vec::new();
    for summary in store.documents()? {
        let mut pages: BTreeMap<u32, String> = BTreeMap::new();
        for block in store.blocks(&summary.row.id)? {
            for text in texts(&block) {
                add_by_page(text, &mut pages);
            }
        }
        for (page, text) in pages {
            let place = Place { doc: summary.row.file.clone(), page: Some(page) };
            documents.push(BeirDocument { id: place_id(&place), title: summary.row.title.clone(), text });
        }
    }
    Ok(documents)
}

fn texts(block: &Block) -> Vec<&SpannedText> {
    match &block.content {
        Content::Heading { text, .. }
        | Content::Paragraph(text)
        | Content::ListItem(text)
        | Content::Footnote(text) => vec![text],
        Content::Table(table) => {
            let cells = table.columns.iter().chain(table.rows.iter().flatten());
            table.caption.iter().chain(cells).collect()
        }
        Content::Record(record) => {
            let fields = record.fields.iter().flat_map(|field| [&field.key, &field.value]);
            std::iter::once(&record.title).chain(fields).collect()
        }
    }
}

fn add_by_page(text: &SpannedText, pages: &mut BTreeMap<u32, String>) {
    for runs in text.runs.chunk_by(|one, next| one.page == next.page) {
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else { continue };
        let page = pages.entry(first.page).or_default();
        if !page.is_empty() {
            page.push('\n');
        }
        page.push_str(text.text.get(first.start..last.end).unwrap_or_default());
    }
}

/// Everything a question could be asked about.
pub fn suggestion_sources(store: &Store) -> Result<Vec<Source>, EvalError> {
    let mut sources = Vec::new();
    for summary in store.documents()? {
        for block in store.blocks(&summary.row.id)? {
            if let Some(passage) = passage(&block) {
                let (doc, title) = (summary.row.file.clone(), summary.row.title.clone());
                sources.push(Source { doc, title, headings: block.headings, passage });
            }
        }
    }
    Ok(sources)
}

fn passage(block: &Block) -> Option<SourcePassage> {
    match &block.content {
        Content::Heading { .. } | Content::Footnote(_) => None,
        Content::Paragraph(text) | Content::ListItem(text) => {
            let parts = sentences(&text.text).into_iter().filter_map(|range| text.text.get(range));
            let sentences =
                parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
            Some(SourcePassage::Text { page: text.first_page()?, sentences })
        }
        Content::Table(table) => {
            let words =
                |cells: &[SpannedText]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
            let page = table.rows.iter().flatten().chain(&table.columns).find_map(SpannedText::first_page)?;
            let rows = table.rows.iter().map(|row| words(row)).collect();
            Some(SourcePassage::Table { page, columns: words(&table.columns), rows })
        }
        Content::Record(record) => {
            let field = |field: &Field| {
                let page = field.key.first_page().or_else(|| field.value.first_page())?;
                Some(SourceField { page, key: field.key.text.clone(), value: field.value.text.clone() })
            };
            let fields = record.fields.iter().filter_map(field).collect();
            Some(SourcePassage::Record { record: record.title.text.clone(), fields })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_over_a_page_break_is_shared_between_both_pages() {
        let mut text = SpannedText::new();
        for (word, page) in [("Die", 1), ("Frist", 1), ("beträgt", 2)] {
            text.separate(' ');
            text.push(word, page, None);
        }
        let mut pages = BTreeMap::new();
        add_by_page(&text, &mut pages);
        add_by_page(&text, &mut pages);
        assert_eq!(pages[&1], "Die Frist\nDie Frist");
        assert_eq!(pages[&2], "beträgt\nbeträgt");
    }
}
