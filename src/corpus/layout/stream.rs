//! Tables without ruling lines between the columns: words that line up in columns over several lines.

use crate::corpus::{Page, Rect};

use super::band::{Band, bands};
use super::grid::{Cell, Grid};
use super::line::Line;
use super::list;
use super::row;
use super::ruling::{coverage, rulings, shades};

/// White space between columns is at least this wide, in multiples of the size.
const GUTTER: f32 = 0.6;
/// A column's start must repeat on this many lines.
const FEWEST_STARTS: usize = 3;
/// Starts, ends or middles closer than this line up, in points.
const ALIGNED: f32 = 2.0;
/// Running text set in columns has more lines between two changes of column than a table's cell.
const MOST_LINES_A_ROW: usize = 8;

/// Bands further apart than this many times their height belong to different tables.
const MOST_DISTANCE: f32 = 3.0;

/// Free stretch between two columns.
type Gutter = (f32, f32);

/// Bands that share gutters.
struct Region<'b, 'a> {
    bands: &'b [Band<'a>],
    gutters: Vec<Gutter>,
}

/// The grids that columns of words form among the lines.
pub(super) fn streams<'a>(page: &Page, lines: &[Line<'a>]) -> Vec<Grid<'a>> {
    let bands = bands(lines);
    let mut grids = Vec::new();
    let mut start = 0;
    while start < bands.len() {
        match region(&bands[start..]).filter(is_table) {
            Some(region) => {
                start += region.bands.len();
                let parts = region.bands.split(|band| is_heading(band, &region));
                grids.extend(
                    parts
                        .filter(|bands| !bands.is_empty())
                        .map(|bands| grid(page, &Region { bands, gutters: region.gutters.clone() })),
                );
            }
            None => start += 1,
        }
    }
    grids
}

/// A lone segment set larger than the region's other words heads a part of it.
fn is_heading(band: &Band<'_>, region: &Region<'_, '_>) -> bool {
    let usual = region.bands.iter().find(|band| band.segments.len() >= 2);
    let usual = usual.and_then(|band| band.segments.first()).map_or(0.0, |segment| segment.line.size);
    matches!(band.segments.as_slice(), [only] if only.line.size > 1.06 * usual)
}

/// The longest run of bands from the first on that leave gutters free.
fn region<'b, 'a>(bands: &'b [Band<'a>]) -> Option<Region<'b, 'a>> {
    let first = bands.first()?;
    let mut gutters = gaps(first);
    if gutters.is_empty() {
        return None;
    }
    let mut end = 1;
    while let Some(next) = bands.get(end) {
        let last = &bands[end - 1];
        if next.rect.y0 - last.rect.y1 > MOST_DISTANCE * last.rect.height() {
            break;
        }
        let kept = narrowed(&gutters, next);
        let fewer = kept.len() < gutters.len();
        if kept.is_empty() || (fewer && end >= 2 * FEWEST_STARTS) {
            break;
        }
        gutters = kept;
        end += 1;
    }
    while end > 1 && bands[end - 1].segments.len() < 2 && outside_first_column(&bands[end - 1], &gutters) {
        end -= 1;
    }
    let bands = &bands[..end];
    gutters.retain(|gutter| lines_up(bands, *gutter));
    (!gutters.is_empty()).then_some(Region { bands, gutters })
}

/// A last band that reaches over a gutter is no part of the table.
fn outside_first_column(band: &Band<'_>, gutters: &[Gutter]) -> bool {
    gutters.iter().any(|gutter| band.rect.x0 < gutter.0 && band.rect.x1 > gutter.1)
}

fn gaps(band: &Band<'_>) -> Vec<Gutter> {
    band.segments.windows(2).map(|pair| (pair[0].line.rect.x1, pair[1].line.rect.x0)).collect()
}

/// What remains of the gutters beside the band's segments.
fn narrowed(gutters: &[Gutter], band: &Band<'_>) -> Vec<Gutter> {
    let needed = GUTTER * band.segments.first().map_or(10.0, |segment| segment.line.size);
    let mut kept = Vec::new();
    for gutter in gutters {
        let mut free = *gutter;
        for segment in &band.segments {
            let rect = segment.line.rect;
            if rect.x1 <= free.0 || rect.x0 >= free.1 {
                continue;
            }
            // The larger side that the segment leaves free.
            free = if rect.x0 - free.0 > free.1 - rect.x1 { (free.0, rect.x0) } else { (rect.x1, free.1) };
        }
        if free.1 - free.0 >= needed {
            kept.push(free);
        }
    }
    kept
}

/// Whether what stands right of the gutter starts, ends or is centred at one place on enough lines.
fn lines_up(bands: &[Band<'_>], gutter: Gutter) -> bool {
    let right: Vec<Rect> = bands
        .iter()
        .filter(|band| band.segments.iter().any(|segment| segment.line.rect.x1 <= gutter.0 + 1.0))
        .filter_map(|band| {
            band.segments.iter().map(|segment| segment.line.rect).find(|rect| rect.x0 >= gutter.1 - 1.0)
        })
        .collect();
    let repeats = |at: fn(&Rect) -> f32| {
        right.iter().any(|rect| {
            right.iter().filter(|other| (at(other) - at(rect)).abs() <= ALIGNED).count() >= FEWEST_STARTS
        })
    };
    repeats(|rect| rect.x0) || repeats(|rect| rect.x1) || repeats(|rect| f32::midpoint(rect.x0, rect.x1))
}

fn is_table(region: &Region<'_, '_>) -> bool {
    let paired = region.bands.iter().filter(|band| band.segments.len() >= 2).count();
    if paired < FEWEST_STARTS || is_list(region) || is_contents(region) {
        return false;
    }
    region.gutters.iter().any(|gutter| changes_sides_often(region, *gutter, paired))
}

/// Content order goes from row to row in a table, but down one column before the next in running text.
fn changes_sides_often(region: &Region<'_, '_>, gutter: Gutter, paired: usize) -> bool {
    let mut sides: Vec<(usize, bool)> = region
        .bands
        .iter()
        .flat_map(|band| &band.segments)
        .map(|segment| (segment.order, segment.line.rect.x0 >= gutter.1 - 1.0))
        .collect();
    sides.sort_unstable();
    let changes = sides.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    changes > 2 && paired <= MOST_LINES_A_ROW * changes.div_ceil(2)
}

/// Bullets or numbers with their text beside them.
fn is_list(region: &Region<'_, '_>) -> bool {
    let marks = |band: &&Band<'_>| {
        let first = band.segments.first().map(|segment| segment.line.text()).unwrap_or_default();
        list::is_bullet(&first) || list::is_enumerator(&first)
    };
    let paired = region.bands.iter().filter(|band| band.segments.len() == 2).count();
    region.gutters.len() == 1 && 2 * region.bands.iter().filter(marks).count() > paired
}

/// Entries of a table of contents: dots lead to the page number.
fn is_contents(region: &Region<'_, '_>) -> bool {
    let dotted = |band: &&Band<'_>| {
        band.segments.iter().any(|segment| {
            let text = segment.line.text();
            text.contains(".....") || text.contains(". . . .")
        })
    };
    2 * region.bands.iter().filter(dotted).count() > region.bands.len()
}

fn grid<'a>(page: &Page, region: &Region<'_, 'a>) -> Grid<'a> {
    let rect = region.bands.iter().map(|band| band.rect).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let mut edges = vec![rect.x0];
    edges.extend(region.gutters.iter().map(|gutter| gutter.1 - 1.0));
    edges.push(rect.x1);
    let separators = separators(page, &rect);
    let rows = row::rows(region.bands, &edges, &separators);
    let count = rows.iter().map(|place| place.row + 1).max().unwrap_or(0);
    let columns = edges.len() - 1;
    let mut cells: Vec<Cell<'a>> = (0..count * columns)
        .map(|place| Cell {
            row: place / columns,
            column: place % columns,
            row_span: 1,
            column_span: 1,
            words: Vec::new(),
            shaded: false,
        })
        .collect();
    let shades = shades(page);
    for place in rows {
        let cell = &mut cells[place.row * columns + place.column];
        cell.shaded |= shades.iter().any(|shade| holds(shade, &place.segment.line.rect));
        cell.words.extend(&place.segment.line.words);
    }
    join_spanning_cells(&mut cells, &edges);
    Grid { page: page.number, edges, rows: count, cells }
}

/// Heights of the horizontal lines and shading edges that cross the region.
fn separators(page: &Page, rect: &Rect) -> Vec<f32> {
    let lines = rulings(page).horizontal;
    let mut heights: Vec<f32> = lines
        .iter()
        .filter(|line| line.at > rect.y0 - 3.0 && line.at < rect.y1 + 3.0)
        .filter(|line| coverage(&lines, line.at, rect.x0, rect.x1) > 0.6)
        .map(|line| line.at)
        .collect();
    let shades = shades(page);
    let wide = shades.iter().filter(|shade| shade.horizontal_overlap(rect) > 0.25 * rect.width());
    heights.extend(wide.flat_map(|shade| [shade.y0, shade.y1]));
    super::ruling::clusters(heights, 3.0)
}

/// A cell whose words reach over the next columns, which are empty in its row, covers them.
fn join_spanning_cells(cells: &mut Vec<Cell<'_>>, edges: &[f32]) {
    let mut index = 0;
    while index < cells.len() {
        let end = cells[index].words.iter().map(|word| word.rect.x1).fold(0.0, f32::max);
        let (row, column) = (cells[index].row, cells[index].column + cells[index].column_span);
        let reaches = edges.get(column).is_some_and(|edge| end > edge + 1.0);
        let next_is_empty = cells.get(index + 1).is_some_and(|next| next.row == row && next.words.is_empty());
        if reaches && next_is_empty {
            cells[index].column_span += 1;
            cells.remove(index + 1);
        } else {
            index += 1;
        }
    }
}

fn holds(shade: &Rect, rect: &Rect) -> bool {
    shade.contains(f32::midpoint(rect.x0, rect.x1), f32::midpoint(rect.y0, rect.y1))
}
