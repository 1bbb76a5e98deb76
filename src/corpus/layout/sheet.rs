//! A table over all its pages: the grids of following pages joined, repeated headers dropped, cut cells mended.

use crate::corpus::SpannedText;

use super::compose::{compose, join_texts};
use super::grid::{Cell, Grid};
use super::line::{is_bold, lines};
use super::vocabulary::Vocabulary;

/// Column edges of one table differ by less than this from page to page.
const EDGE_TOLERANCE: f32 = 4.0;

/// A cell with its text.
#[derive(Debug, Clone)]
pub(super) struct SheetCell {
    /// First column, from 0.
    pub column: usize,
    /// Columns covered.
    pub column_span: usize,
    /// Rows covered.
    pub row_span: usize,
    /// Hyphenation undone.
    pub text: SpannedText,
    /// Whether all words are bold.
    pub bold: bool,
    /// Whether a filled area lies under it.
    pub shaded: bool,
}

/// The cells that start in one row, from left to right.
pub(super) type SheetRow = Vec<SheetCell>;

/// A table over all its pages.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Number of columns.
    pub columns: usize,
    /// From top to bottom.
    pub rows: Vec<SheetRow>,
    /// Last page it stands on.
    pub last_page: u32,
    /// Widths of the columns on the first page.
    widths: Vec<f32>,
}

impl Sheet {
    /// The rows of one grid.
    pub(super) fn new(grid: &Grid<'_>, vocabulary: &Vocabulary) -> Self {
        let rows = (0..grid.rows)
            .map(|row| {
                grid.row(row).map(|cell| sheet_cell(cell, grid.page, vocabulary)).collect::<SheetRow>()
            })
            .filter(|row| row.iter().any(|cell| !cell.text.is_empty()))
            .collect();
        Self { columns: grid.columns(), rows, last_page: grid.page, widths: widths(grid) }
    }

    /// Appends the grid when it continues this sheet on the next page; `false` when it is a table of its own.
    pub(super) fn continue_with(&mut self, grid: &Grid<'_>, vocabulary: &Vocabulary) -> bool {
        if grid.page != self.last_page + 1 || !self.fits(grid) {
            return false;
        }
        let mut next = Self::new(grid, vocabulary);
        let repeated = self.repeated_rows(&next);
        if repeated == 0 && self.starts_anew(&next) {
            return false;
        }
        next.rows.drain(..repeated);
        if self.is_cut(&next) {
            let rest = next.rows.remove(0);
            self.mend_last_row(&rest, vocabulary);
        }
        self.rows.append(&mut next.rows);
        self.last_page = next.last_page;
        true
    }

    /// Whether some row has words in two cells.
    pub(super) fn has_neighbours(&self) -> bool {
        self.rows.iter().any(|row| row.iter().filter(|cell| !cell.text.is_empty()).count() >= 2)
    }

    /// Whether the row is one cell over all columns.
    pub(super) fn is_bar(&self, row: &SheetRow) -> bool {
        matches!(row.as_slice(), [cell] if cell.column_span == self.columns && !cell.text.is_empty())
    }

    fn fits(&self, grid: &Grid<'_>) -> bool {
        let next = widths(grid);
        next.len() == self.widths.len()
            && next.iter().zip(&self.widths).all(|(a, b)| (a - b).abs() < EDGE_TOLERANCE)
    }

    /// Number of rows at the next page's top that repeat this sheet's first rows.
    fn repeated_rows(&self, next: &Self) -> usize {
        let same =
            |(a, b): &(&SheetRow, &SheetRow)| row_text(a) == row_text(b) && !row_text(a).trim().is_empty();
        self.rows.iter().zip(&next.rows).take_while(same).count()
    }

    /// The next page starts with a title bar, or with the name this sheet's first row has: another record.
    fn starts_anew(&self, next: &Self) -> bool {
        let (Some(first), Some(theirs)) = (self.rows.iter().find(|row| !self.is_bar(row)), next.rows.first())
        else {
            return false;
        };
        let name = |row: &SheetRow| row.first().map(|cell| cell.text.text.clone()).unwrap_or_default();
        next.is_bar(theirs) && self.rows.first().is_some_and(|row| self.is_bar(row))
            || self.columns == 2 && !name(theirs).is_empty() && name(first) == name(theirs)
    }

    /// Whether the next page's first row is the rest of this sheet's last row.
    fn is_cut(&self, next: &Self) -> bool {
        let (Some(last), Some(rest)) = (self.rows.last(), next.rows.first()) else { return false };
        if last.len() != rest.len() || last.len() < 2 || row_text(rest).trim().is_empty() {
            return false;
        }
        let unfinished = last.iter().zip(rest).any(|(cell, more)| is_unfinished(cell, more));
        let name_missing = rest[0].text.is_empty() && !last[0].text.is_empty();
        let filled_before =
            last.iter().zip(rest).all(|(cell, more)| more.text.is_empty() || !cell.text.is_empty());
        name_missing && (self.columns == 2 || (filled_before && unfinished))
            || last[0].text.text.ends_with('-')
    }

    fn mend_last_row(&mut self, rest: &SheetRow, vocabulary: &Vocabulary) {
        let Some(last) = self.rows.last_mut() else { return };
        for (cell, more) in last.iter_mut().zip(rest) {
            join_texts(&mut cell.text, &more.text, vocabulary);
        }
    }
}

fn sheet_cell(cell: &Cell<'_>, page: u32, vocabulary: &Vocabulary) -> SheetCell {
    SheetCell {
        column: cell.column,
        column_span: cell.column_span,
        row_span: cell.row_span,
        text: compose(&lines(&cell.words, page), vocabulary),
        bold: is_bold(&cell.words),
        shaded: cell.shaded,
    }
}

fn is_unfinished(cell: &SheetCell, more: &SheetCell) -> bool {
    let ends = cell.text.text.ends_with(['.', '!', '?', ':', ';']);
    !cell.text.is_empty()
        && !more.text.is_empty()
        && (!ends || more.text.text.starts_with(char::is_lowercase))
}

fn widths(grid: &Grid<'_>) -> Vec<f32> {
    grid.edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn row_text(row: &SheetRow) -> String {
    let cells: Vec<&str> = row.iter().map(|cell| cell.text.text.as_str()).collect();
    cells.join("\t")
}
