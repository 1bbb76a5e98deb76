//! One page parted into tables and text.

use std::collections::{HashMap, HashSet};

use crate::corpus::{Page, Word};

use super::assembly::Element;
use super::footnote;
use super::grid::Grid;
use super::line::{Line, lines};
use super::paragraph::paragraphs;
use super::statistics::Statistics;
use super::{lattice, stream};

/// The tables of a page and the words in content order.
pub(super) struct PageSketch<'a> {
    /// Lines outside the tables.
    pub outside: Vec<Line<'a>>,
    words: Vec<&'a Word>,
    grids: Vec<Grid<'a>>,
    number: u32,
}

impl<'a> PageSketch<'a> {
    /// Finds the tables: those drawn with lines, then those that words lined up in the rest form.
    pub(super) fn new(page: &Page, kept: &[Line<'a>]) -> Self {
        let words: Vec<&Word> = kept.iter().flat_map(|line| line.words.iter().copied()).collect();
        let mut grids = lattice::lattices(page, &words);
        let rest = words_outside(&grids, &words);
        grids.extend(stream::streams(page, &lines(&rest, page.number)));
        let outside = lines(&words_outside(&grids, &words), page.number);
        Self { outside, words, grids, number: page.number }
    }

    /// What stands on the page in reading order: tables where their first word stands, footnotes last.
    pub(super) fn elements(self, statistics: &Statistics) -> Vec<Element<'a>> {
        let owners: HashMap<*const Word, usize> = self
            .grids
            .iter()
            .enumerate()
            .flat_map(|(index, grid)| grid.words().map(move |word| (std::ptr::from_ref(word), index)))
            .collect();
        let mut flow = Flow::new(statistics, self.number);
        let mut grids: Vec<Option<Grid<'a>>> = self.grids.into_iter().map(Some).collect();
        for word in self.words {
            match owners.get(&std::ptr::from_ref(word)) {
                None => flow.text.push(word),
                Some(index) => {
                    if let Some(grid) = grids.get_mut(*index).and_then(Option::take) {
                        flow.flush();
                        flow.elements.push(Element::Grid(grid));
                    }
                }
            }
        }
        flow.finish()
    }
}

struct Flow<'a, 's> {
    statistics: &'s Statistics,
    number: u32,
    text: Vec<&'a Word>,
    elements: Vec<Element<'a>>,
    notes: Vec<Element<'a>>,
}

impl<'a, 's> Flow<'a, 's> {
    fn new(statistics: &'s Statistics, number: u32) -> Self {
        Self { statistics, number, text: Vec::new(), elements: Vec::new(), notes: Vec::new() }
    }

    /// Turns the words since the last table into paragraphs and footnotes.
    fn flush(&mut self) {
        let mut lines = lines(&std::mem::take(&mut self.text), self.number);
        let notes = footnote::split_off(&mut lines, self.statistics);
        self.notes.extend(notes.into_iter().map(Element::Footnote));
        self.elements.extend(paragraphs(lines, self.statistics).into_iter().map(Element::Text));
    }

    fn finish(mut self) -> Vec<Element<'a>> {
        self.flush();
        self.elements.append(&mut self.notes);
        self.elements
    }
}

fn words_outside<'a>(grids: &[Grid<'a>], words: &[&'a Word]) -> Vec<&'a Word> {
    let held: HashSet<*const Word> = grids.iter().flat_map(Grid::words).map(std::ptr::from_ref).collect();
    words.iter().copied().filter(|word| !held.contains(&std::ptr::from_ref(*word))).collect()
}
