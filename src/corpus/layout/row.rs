//! Which lines of a table without ruling lines are one row: separators, the order in which the file draws the
//! cells, and distances decide.

use super::band::{Band, Segment};

/// A segment with its place in the grid.
#[derive(Debug)]
pub(super) struct Place<'b, 'a> {
    /// From 0.
    pub row: usize,
    /// From 0.
    pub column: usize,
    /// The words.
    pub segment: &'b Segment<'a>,
}

/// Places of all segments, in content order.
pub(super) fn rows<'b, 'a>(bands: &'b [Band<'a>], edges: &[f32], separators: &[f32]) -> Vec<Place<'b, 'a>> {
    let mut places: Vec<Place<'b, 'a>> = bands
        .iter()
        .flat_map(|band| &band.segments)
        .map(|segment| Place { row: 0, column: column(segment, edges), segment })
        .collect();
    places.sort_by_key(|place| place.segment.order);
    let starts = starts_by_separators(bands, separators).unwrap_or_else(|| starts_by_order(&places));
    for place in &mut places {
        let top = place.segment.line.rect.y1 - 0.5 * place.segment.line.size;
        place.row = starts.iter().filter(|start| **start <= top).count().saturating_sub(1);
    }
    places
}

fn column(segment: &Segment<'_>, edges: &[f32]) -> usize {
    let start = segment.line.rect.x0 + 0.5;
    edges[1..edges.len() - 1].iter().filter(|edge| **edge <= start).count()
}

/// Tops of the rows where lines or shading part most of them.
fn starts_by_separators(bands: &[Band<'_>], separators: &[f32]) -> Option<Vec<f32>> {
    let mut starts: Vec<f32> = Vec::new();
    let mut level = None;
    for band in bands {
        let middle = f32::midpoint(band.rect.y0, band.rect.y1);
        let above = separators.iter().filter(|separator| **separator < middle).count();
        if level != Some(above) {
            starts.push(band.rect.y0 - 1.0);
            level = Some(above);
        }
    }
    let full = bands.iter().filter(|band| band.segments.len() >= 2).count();
    (starts.len() >= 3 && starts.len() * 3 >= full).then_some(starts)
}

/// Tops of the rows by the order of drawing: a row ends where the file goes back to an earlier column.
fn starts_by_order(places: &[Place<'_, '_>]) -> Vec<f32> {
    let mut starts: Vec<f32> = Vec::new();
    for (index, place) in places.iter().enumerate() {
        let rect = place.segment.line.rect;
        let opens = match index.checked_sub(1).and_then(|before| places.get(before)) {
            None => true,
            Some(before) => opens_row(before, place, &places[index + 1..]),
        };
        if opens && starts.last().is_none_or(|start| rect.y0 > start + 0.5 * rect.height()) {
            starts.push(rect.y0 - 1.0);
        }
    }
    starts
}

fn opens_row(before: &Place<'_, '_>, place: &Place<'_, '_>, after: &[Place<'_, '_>]) -> bool {
    let (last, next) = (&before.segment.line, &place.segment.line);
    let below = next.rect.y1 > last.rect.y1 + 0.5 * next.size;
    let cell = |line: &super::line::Line<'_>, end: bool| {
        let word = if end { line.words.last() } else { line.words.first() };
        word.and_then(|word| word.cell)
    };
    if cell(last, true).is_some() && cell(last, true) == cell(next, false) {
        return false;
    }
    if place.column < before.column {
        return place.column == 0 && !continues_word(last, next);
    }
    if place.column != 0 || before.column != 0 || !below {
        return false;
    }
    // Two lines of the first column in a row: one wrapped name, or a row without further cells.
    match after.iter().find(|later| later.column > 0) {
        Some(value) => {
            value.segment.line.rect.y1 > next.rect.y1 - 0.5 * next.size && !continues_word(last, next)
        }
        None => !continues_word(last, next),
    }
}

fn continues_word(last: &super::line::Line<'_>, next: &super::line::Line<'_>) -> bool {
    last.last_word().ends_with(super::hyphenation::HYPHENS)
        && next.first_word().starts_with(char::is_lowercase)
}
