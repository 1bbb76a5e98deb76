//! Bands: what stands side by side on a page, cut into segments at wide gaps.

use crate::corpus::Rect;

use super::line::Line;

/// A gap wider than this many times the size parts segments.
const GAP: f32 = 0.9;

/// Words without a wide gap on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Segment<'a> {
    /// The words.
    pub line: Line<'a>,
    /// Position in content order.
    pub order: usize,
}

/// Segments of one baseline from left to right.
#[derive(Debug, Clone)]
pub(super) struct Band<'a> {
    /// Never empty.
    pub segments: Vec<Segment<'a>>,
    /// Around all segments.
    pub rect: Rect,
}

/// The bands of a page from top to bottom.
pub(super) fn bands<'a>(lines: &[Line<'a>]) -> Vec<Band<'a>> {
    let mut segments: Vec<Segment<'a>> = lines
        .iter()
        .flat_map(|line| line.segments(GAP))
        .enumerate()
        .map(|(order, line)| Segment { line, order })
        .collect();
    segments.sort_by(|a, b| a.line.rect.y1.total_cmp(&b.line.rect.y1));
    let mut bands: Vec<Band<'a>> = Vec::new();
    for segment in segments {
        let rect = segment.line.rect;
        match bands.last_mut() {
            Some(band) if same_baseline(&band.rect, &rect) => {
                band.rect = band.rect.union(&rect);
                band.segments.push(segment);
            }
            _ => bands.push(Band { segments: vec![segment], rect }),
        }
    }
    for band in &mut bands {
        band.segments.sort_by(|a, b| a.line.rect.x0.total_cmp(&b.line.rect.x0));
    }
    bands
}

fn same_baseline(band: &Rect, next: &Rect) -> bool {
    band.vertical_overlap(next) > 0.6 * band.height().min(next.height())
}
