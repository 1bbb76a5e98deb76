//! Ruling lines of a page, collinear pieces joined.

use crate::corpus::{Page, Rect};

/// Lines closer than this are the same line.
pub(super) const TOLERANCE: f32 = 2.5;
/// Pages with more lines than this show drawings; their lines are not looked at.
const MOST_LINES: usize = 6000;

/// A straight line: position across, start and end along.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruling {
    /// y of a horizontal line, x of a vertical one.
    pub at: f32,
    /// Start along the line.
    pub from: f32,
    /// End along the line.
    pub to: f32,
}

/// The page's ruling lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Rulings {
    /// From left to right.
    pub horizontal: Vec<Ruling>,
    /// From top to bottom.
    pub vertical: Vec<Ruling>,
}

/// Reads the ruling lines of a page.
pub(super) fn rulings(page: &Page) -> Rulings {
    if page.rules.len() > MOST_LINES {
        return Rulings::default();
    }
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    for rule in &page.rules {
        if rule.width() >= rule.height() && rule.width() > 3.0 {
            horizontal.push(Ruling { at: middle(rule.y0, rule.y1), from: rule.x0, to: rule.x1 });
        } else if rule.height() > 3.0 {
            vertical.push(Ruling { at: middle(rule.x0, rule.x1), from: rule.y0, to: rule.y1 });
        }
    }
    Rulings { horizontal: joined(horizontal), vertical: joined(vertical) }
}

/// The rulings with the edges of filled areas added: shading parts cells as lines do.
pub(super) fn with_shade_edges(rulings: &Rulings, shades: &[Rect]) -> Rulings {
    let (mut horizontal, mut vertical) = (rulings.horizontal.clone(), rulings.vertical.clone());
    for shade in shades {
        for at in [shade.y0, shade.y1] {
            horizontal.push(Ruling { at, from: shade.x0, to: shade.x1 });
        }
        for at in [shade.x0, shade.x1] {
            vertical.push(Ruling { at, from: shade.y0, to: shade.y1 });
        }
    }
    Rulings { horizontal: joined(horizontal), vertical: joined(vertical) }
}

/// Filled areas that can be cells or rows: neither the whole page nor a sliver.
pub(super) fn shades(page: &Page) -> Vec<Rect> {
    let most = 0.5 * page.width * page.height;
    let cell_sized = |fill: &&Rect| fill.area() < most && fill.width() > 5.0 && fill.height() > 5.0;
    page.fills.iter().filter(cell_sized).take(MOST_LINES).copied().collect()
}

/// Share of a stretch that the rulings at a position cover.
pub(super) fn coverage(rulings: &[Ruling], at: f32, from: f32, to: f32) -> f32 {
    let covered: f32 = rulings
        .iter()
        .filter(|ruling| (ruling.at - at).abs() <= TOLERANCE)
        .map(|ruling| (ruling.to.min(to) - ruling.from.max(from)).max(0.0))
        .sum();
    covered / (to - from).max(0.1)
}

/// Positions with neighbours closer than the tolerance merged, in ascending order.
pub(super) fn clusters(mut positions: Vec<f32>, tolerance: f32) -> Vec<f32> {
    positions.sort_by(f32::total_cmp);
    let mut clusters: Vec<(f32, f32)> = Vec::new();
    for position in positions {
        match clusters.last_mut() {
            Some((first, last)) if position - *first <= tolerance => *last = position,
            _ => clusters.push((position, position)),
        }
    }
    clusters.into_iter().map(|(first, last)| middle(first, last)).collect()
}

fn middle(a: f32, b: f32) -> f32 {
    f32::midpoint(a, b)
}

fn joined(mut rulings: Vec<Ruling>) -> Vec<Ruling> {
    rulings.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut result: Vec<Ruling> = Vec::new();
    for ruling in rulings {
        let near = result
            .iter_mut()
            .rev()
            .take_while(|last| ruling.at - last.at < 1.5)
            .find(|last| ruling.from <= last.to + TOLERANCE && ruling.to >= last.from - TOLERANCE);
        match near {
            Some(last) => {
                last.from = last.from.min(ruling.from);
                last.to = last.to.max(ruling.to);
            }
            None => result.push(ruling),
        }
    }
    result
}
