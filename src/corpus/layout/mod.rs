//! From words on pages to blocks in reading order.

mod assembly;
mod band;
mod caption;
mod compose;
mod contents;
mod footnote;
mod furniture;
mod grid;
mod heading;
mod hyphenation;
mod lattice;
mod line;
mod list;
mod page_sketch;
mod paragraph;
mod record;
mod record_groups;
mod row;
mod ruling;
mod sheet;
mod statistics;
mod stream;
mod table;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod title;
mod vocabulary;

use std::collections::HashSet;

use super::{Document, PdfText};
use assembly::{Assembly, Element};
use furniture::{PageLines, drop_running_lines};
use line::{Line, lines, upright};
use page_sketch::PageSketch;
use paragraph::TextBlock;
use statistics::Statistics;
use vocabulary::Vocabulary;

/// Understands a PDF's layout: running headers and footers dropped, text in reading order, headings as a path,
/// paragraphs, lists, footnotes, tables and records. `file_name` names the document where nothing else does.
#[must_use]
pub fn understand(pdf: PdfText, file_name: &str) -> Document {
    let (title, blocks) = blocks(&pdf, file_name);
    Document { title, language: pdf.language, pages: pdf.pages, blocks }
}

fn blocks(pdf: &PdfText, file_name: &str) -> (String, Vec<super::Block>) {
    let mut pages: Vec<PageLines<'_>> = pdf
        .pages
        .iter()
        .map(|page| PageLines { lines: lines(&upright(page), page.number), height: page.height })
        .collect();
    drop_running_lines(&mut pages);
    contents::drop_contents(&mut pages);
    let mut vocabulary = Vocabulary::default();
    for page in &pages {
        vocabulary.add(&page.lines);
    }
    let sketches: Vec<PageSketch<'_>> =
        pdf.pages.iter().zip(&pages).map(|(page, kept)| PageSketch::new(page, &kept.lines)).collect();
    let statistics = statistics(&sketches, &pages);
    let elements: Vec<Element<'_>> =
        sketches.into_iter().flat_map(|sketch| sketch.elements(&statistics)).collect();
    let texts: Vec<&TextBlock<'_>> = elements.iter().filter_map(text_block).collect();
    let levels = heading::headings(&texts, &pdf.outline, &statistics);
    let first_page: Vec<&TextBlock<'_>> = texts.iter().copied().filter(|block| page_of(block) == 1).collect();
    let printed = first_page_words(pdf);
    let title = title::title(pdf.title.as_deref(), &first_page, &printed, &statistics, file_name);
    let blocks = Assembly::new(&vocabulary, &title).build(&elements, &levels);
    (title, record_groups::join_groups(&blocks))
}

/// Sizes and distances of the running text; of everything where tables hold nearly all words.
fn statistics(sketches: &[PageSketch<'_>], pages: &[PageLines<'_>]) -> Statistics {
    let words = |lines: &[Line<'_>]| lines.iter().map(|line| line.words.len()).sum::<usize>();
    let outside: usize = sketches.iter().map(|sketch| words(&sketch.outside)).sum();
    let all: usize = pages.iter().map(|page| words(&page.lines)).sum();
    if outside * 5 > all {
        Statistics::new(sketches.iter().map(|sketch| sketch.outside.as_slice()))
    } else {
        Statistics::new(pages.iter().map(|page| page.lines.as_slice()))
    }
}

fn text_block<'e, 'a>(element: &'e Element<'a>) -> Option<&'e TextBlock<'a>> {
    match element {
        Element::Text(block) => Some(block),
        Element::Grid(_) | Element::Footnote(_) => None,
    }
}

fn page_of(block: &TextBlock<'_>) -> u32 {
    block.lines.first().map_or(0, |line| line.page)
}

fn first_page_words(pdf: &PdfText) -> HashSet<String> {
    pdf.pages.first().into_iter().flat_map(|page| &page.words).map(|word| word.text.clone()).collect()
}
