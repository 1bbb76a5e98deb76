//! A table as it stands on one page: cells in rows and columns, before anything is said about their meaning.

use crate::corpus::Word;

/// A cell, possibly over several rows and columns.
#[derive(Debug, Clone)]
pub(super) struct Cell<'a> {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub column_span: usize,
    /// In content order; empty for an empty cell.
    pub words: Vec<&'a Word>,
    /// Whether a filled area lies under it.
    pub shaded: bool,
}

/// Cells on one page. Every place of the grid is covered by exactly one cell; cells are ordered by row, then
/// column.
#[derive(Debug, Clone)]
pub(super) struct Grid<'a> {
    /// Page, counted from 1.
    pub page: u32,
    /// Left edges of the columns and the right edge of the last, in points.
    pub edges: Vec<f32>,
    /// Number of rows.
    pub rows: usize,
    /// The cells.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Grid<'a> {
    /// Number of columns.
    pub(super) fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// The cells that start in a row, from left to right.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &Cell<'a>> {
        self.cells.iter().filter(move |cell| cell.row == row)
    }

    /// The words of all cells.
    pub(super) fn words(&self) -> impl Iterator<Item = &'a Word> {
        self.cells.iter().flat_map(|cell| cell.words.iter().copied())
    }

    /// Whether some row has words in two cells; a page can also hold nothing but the rest of one cell.
    pub(super) fn has_neighbours(&self) -> bool {
        (0..self.rows).any(|row| self.row(row).filter(|cell| !cell.words.is_empty()).count() >= 2)
    }

    /// Share of the cells that hold words.
    pub(super) fn filled_share(&self) -> f32 {
        let filled = self.cells.iter().filter(|cell| !cell.words.is_empty()).count();
        filled as f32 / self.cells.len().max(1) as f32
    }
}
