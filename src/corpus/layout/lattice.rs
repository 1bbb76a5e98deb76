//! Tables drawn with ruling lines: the lines' crossings give the cells.

use crate::corpus::{Page, Rect, Word};

use super::grid::{Cell, Grid};
use super::ruling::{Ruling, Rulings, TOLERANCE, clusters, coverage, rulings, shades, with_shade_edges};

/// Tables larger than this are drawings on squared paper.
const MOST_CELLS: usize = 4000;

/// The grids that the page's ruling lines and shaded areas enclose, with the words inside.
pub(super) fn lattices<'a>(page: &Page, words: &[&'a Word]) -> Vec<Grid<'a>> {
    let shades = shades(page);
    let lines = rulings(page);
    let lines = if shades.len() > MOST_CELLS { lines } else { with_shade_edges(&lines, &shades) };
    let top = words.iter().map(|word| word.rect.y0).fold(f32::INFINITY, f32::min);
    components(&lines)
        .into_iter()
        .filter_map(|component| lattice(&component, words, &shades, page.number))
        .filter(|grid| {
            grid.has_neighbours() || (grid.rows <= 2 && grid.words().any(|word| word.rect.y0 <= top + 1.0))
        })
        .collect()
}

/// Groups of lines that touch each other.
fn components(rulings: &Rulings) -> Vec<Rulings> {
    let (horizontal, vertical) = (&rulings.horizontal, &rulings.vertical);
    let mut group: Vec<usize> = (0..horizontal.len() + vertical.len()).collect();
    for (h, across) in horizontal.iter().enumerate() {
        for (v, down) in vertical.iter().enumerate() {
            if touches(across, down) {
                unite(&mut group, h, horizontal.len() + v);
            }
        }
    }
    let mut components: std::collections::BTreeMap<usize, Rulings> = std::collections::BTreeMap::new();
    for (index, ruling) in horizontal.iter().enumerate() {
        components.entry(root(&group, index)).or_default().horizontal.push(*ruling);
    }
    for (index, ruling) in vertical.iter().enumerate() {
        components.entry(root(&group, horizontal.len() + index)).or_default().vertical.push(*ruling);
    }
    components.into_values().filter(|component| !component.vertical.is_empty()).collect()
}

fn touches(across: &Ruling, down: &Ruling) -> bool {
    let inside = |value: f32, ruling: &Ruling| {
        value >= ruling.from - TOLERANCE - 0.5 && value <= ruling.to + TOLERANCE + 0.5
    };
    inside(down.at, across) && inside(across.at, down)
}

fn lattice<'a>(component: &Rulings, words: &[&'a Word], shades: &[Rect], page: u32) -> Option<Grid<'a>> {
    let columns = with_open_ends(&component.vertical, &component.horizontal);
    let rows = with_open_ends(&component.horizontal, &component.vertical);
    let (across, down) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    if across < 2 || down < 1 || across * down > MOST_CELLS {
        return None;
    }
    let mut grid = Grid { page, edges: columns.clone(), rows: down, cells: Vec::new() };
    let group = merged_places(component, &columns, &rows);
    grid.cells = cells(&group, across, down);
    for cell in &mut grid.cells {
        let place = Rect::new(
            columns[cell.column],
            rows[cell.row],
            columns[cell.column + cell.column_span],
            rows[cell.row + cell.row_span],
        );
        cell.shaded = shades.iter().any(|shade| covers(shade, &place));
    }
    for word in words {
        let (x, y) = centre(word);
        let (Some(column), Some(row)) = (interval(&columns, x), interval(&rows, y)) else { continue };
        let start = root(&group, row * across + column);
        if let Some(cell) = grid.cells.iter_mut().find(|cell| cell.row * across + cell.column == start) {
            cell.words.push(word);
        }
    }
    is_table(&grid).then_some(grid)
}

/// Positions of the lines across, and the outer ends of the lines along where no line closes the grid.
fn with_open_ends(across: &[Ruling], along: &[Ruling]) -> Vec<f32> {
    let mut positions = clusters(across.iter().map(|ruling| ruling.at).collect(), TOLERANCE);
    let first = along.iter().map(|ruling| ruling.from).reduce(f32::min);
    let last = along.iter().map(|ruling| ruling.to).reduce(f32::max);
    if let Some(first) = first.filter(|first| positions.first().is_none_or(|edge| first + 6.0 < *edge)) {
        positions.insert(0, first);
    }
    if let Some(last) = last.filter(|last| positions.last().is_none_or(|edge| last - 6.0 > *edge)) {
        positions.push(last);
    }
    positions
}

/// For each place the smallest place it is one cell with: neighbours without a line between are one cell.
fn merged_places(component: &Rulings, columns: &[f32], rows: &[f32]) -> Vec<usize> {
    let (across, down) = (columns.len() - 1, rows.len() - 1);
    let mut group: Vec<usize> = (0..across * down).collect();
    for row in 0..down {
        for column in 0..across {
            let place = row * across + column;
            let right = coverage(&component.vertical, columns[column + 1], rows[row], rows[row + 1]);
            if column + 1 < across && right < 0.5 {
                unite(&mut group, place, place + 1);
            }
            let below = coverage(&component.horizontal, rows[row + 1], columns[column], columns[column + 1]);
            if row + 1 < down && below < 0.5 {
                unite(&mut group, place, place + across);
            }
        }
    }
    group
}

fn cells<'a>(group: &[usize], across: usize, down: usize) -> Vec<Cell<'a>> {
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for row in 0..down {
        for column in 0..across {
            let start = root(group, row * across + column);
            match cells.iter_mut().find(|cell| cell.row * across + cell.column == start) {
                Some(cell) => {
                    cell.row_span = cell.row_span.max(row + 1 - cell.row);
                    cell.column_span = cell.column_span.max((column + 1).saturating_sub(cell.column).max(1));
                }
                None => cells.push(Cell {
                    row: start / across,
                    column: start % across,
                    row_span: 1,
                    column_span: 1,
                    words: Vec::new(),
                    shaded: false,
                }),
            }
        }
    }
    cells
}

/// A table holds words, and not only here and there.
fn is_table(grid: &Grid<'_>) -> bool {
    grid.filled_share() > 0.2
}

fn covers(shade: &Rect, place: &Rect) -> bool {
    let shared = shade.horizontal_overlap(place) * shade.vertical_overlap(place);
    shared > 0.6 * place.area()
}

fn centre(word: &Word) -> (f32, f32) {
    (f32::midpoint(word.rect.x0, word.rect.x1), f32::midpoint(word.rect.y0, word.rect.y1))
}

fn interval(edges: &[f32], value: f32) -> Option<usize> {
    edges.windows(2).position(|pair| value >= pair[0] && value < pair[1])
}

fn root(group: &[usize], mut index: usize) -> usize {
    while group[index] != index {
        index = group[index];
    }
    index
}

/// Unites two groups; the smaller index leads.
fn unite(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}
