//! From words on pages to blocks in reading order.

mod assembly;
mod band;
mod compose;
mod footnote;
mod furniture;
mod grid;
mod heading;
mod hyphenation;
mod lattice;
mod line;
mod list;
mod paragraph;
mod record;
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

use std::collections::{HashMap, HashSet};

use super::{Document, Page, PdfText, Word};
use assembly::{Assembly, Element};
use furniture::{PageLines, drop_running_lines};
use grid::Grid;
use line::{Line, lines, upright};
use paragraph::{TextBlock, paragraphs};
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
    let statistics = Statistics::new(pages.iter().map(|page| page.lines.as_slice()));
    let mut vocabulary = Vocabulary::default();
    pages.iter().for_each(|page| vocabulary.add(&page.lines));

    let elements: Vec<Element<'_>> = pdf
        .pages
        .iter()
        .zip(pages)
        .flat_map(|(page, kept)| page_elements(page, &kept.lines, &statistics))
        .collect();
    let texts: Vec<&TextBlock<'_>> = elements.iter().filter_map(text_block).collect();
    let levels = heading::headings(&texts, &pdf.outline, &statistics);
    let first_page: Vec<&TextBlock<'_>> = texts.iter().copied().filter(|block| page_of(block) == 1).collect();
    let printed = first_page_words(pdf);
    let title = title::title(pdf.title.as_deref(), &first_page, &printed, &statistics, file_name);
    let blocks = Assembly::new(&vocabulary, &title).build(&elements, &levels);
    (title, blocks)
}

/// What stands on one page in reading order: tables taken out of the text, footnotes last.
fn page_elements<'a>(page: &Page, kept: &[Line<'a>], statistics: &Statistics) -> Vec<Element<'a>> {
    let words: Vec<&Word> = kept.iter().flat_map(|line| line.words.iter().copied()).collect();
    let grids = grids(page, &words);
    let owners: HashMap<*const Word, usize> = grids
        .iter()
        .enumerate()
        .flat_map(|(index, grid)| grid.words().map(move |word| (std::ptr::from_ref(word), index)))
        .collect();
    let mut elements = Vec::new();
    let mut text: Vec<&Word> = Vec::new();
    let mut notes = Vec::new();
    let mut placed = HashSet::new();
    for word in words {
        match owners.get(&std::ptr::from_ref(word)) {
            None => text.push(word),
            Some(index) if placed.insert(*index) => {
                flush(&mut text, page, statistics, &mut elements, &mut notes);
                elements.push(Element::Grid(grids[*index].clone()));
            }
            Some(_) => {}
        }
    }
    flush(&mut text, page, statistics, &mut elements, &mut notes);
    elements.append(&mut notes);
    elements
}

/// The tables of a page: those drawn with lines, then those that words lined up in the rest form.
fn grids<'a>(page: &Page, words: &[&'a Word]) -> Vec<Grid<'a>> {
    let mut grids = lattice::lattices(page, words);
    let held: HashSet<*const Word> = grids.iter().flat_map(Grid::words).map(std::ptr::from_ref).collect();
    let rest: Vec<&Word> =
        words.iter().copied().filter(|word| !held.contains(&std::ptr::from_ref(*word))).collect();
    grids.extend(stream::streams(page, &lines(&rest, page.number)));
    grids
}

fn flush<'a>(
    text: &mut Vec<&'a Word>,
    page: &Page,
    statistics: &Statistics,
    elements: &mut Vec<Element<'a>>,
    notes: &mut Vec<Element<'a>>,
) {
    let mut lines = lines(&std::mem::take(text), page.number);
    notes.append(&mut assembly::footnotes(&mut lines, statistics));
    elements.extend(paragraphs(lines, statistics).into_iter().map(Element::Text));
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
