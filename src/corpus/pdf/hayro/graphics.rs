//! Ruling lines and filled areas out of the paths a page draws.

use hayro::{
    hayro_interpret::{DrawMode, Paint},
    kurbo::{self, Affine, BezPath, PathEl, Point, Shape},
};

use crate::corpus::Rect;

/// Filled bars thinner than this are lines, points.
const THINNEST_FILL: f64 = 3.0;
/// Shorter strokes are decoration (a dash, a tick), points.
const SHORTEST_RULE: f64 = 3.0;
/// How far a segment may lean to count as straight along an axis, points.
const LEAN: f64 = 0.5;
/// A white fill that covers more than this share of the page is its background.
const BACKGROUND_SHARE: f64 = 0.9;
/// Most rules and most fills kept of one page.
const MOST_SHAPES: usize = 20_000;

/// Collects the straight lines and the filled rectangles of a page.
pub(crate) struct Graphics {
    page: kurbo::Rect,
    clips: Vec<kurbo::Rect>,
    pub(crate) rules: Vec<Rect>,
    pub(crate) fills: Vec<Rect>,
}

impl Graphics {
    pub(crate) fn new(page: kurbo::Rect) -> Self {
        Self { page, clips: vec![page], rules: Vec::new(), fills: Vec::new() }
    }

    /// The visible part of the page.
    pub(crate) fn clip(&self) -> kurbo::Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    pub(crate) fn push_clip(&mut self, bounds: kurbo::Rect) {
        self.clips.push(self.clip().intersect(bounds));
    }

    pub(crate) fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    /// Takes in a path as drawn.
    pub(crate) fn draw(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        let path = transform * path;
        match mode {
            DrawMode::Fill(_) => self.fill(&path, paint),
            DrawMode::Stroke(stroke) => self.stroke(&path, f64::from(stroke.line_width) * scale(transform)),
            DrawMode::FillAndStroke(_, stroke) => {
                self.fill(&path, paint);
                self.stroke(&path, f64::from(stroke.line_width) * scale(transform));
            }
            DrawMode::Invisible => {}
        }
    }

    fn stroke(&mut self, path: &BezPath, width: f64) {
        let half = (width / 2.0).clamp(0.0, THINNEST_FILL / 2.0);
        for segment in path.segments() {
            let kurbo::PathSeg::Line(line) = segment else { continue };
            let extent = line.p1 - line.p0;
            let straight = extent.x.abs() < LEAN || extent.y.abs() < LEAN;
            if straight && extent.hypot() >= SHORTEST_RULE {
                let bounds = kurbo::Rect::from_points(line.p0, line.p1).inflate(half, half);
                self.add_rule(bounds);
            }
        }
    }

    fn fill(&mut self, path: &BezPath, paint: &Paint<'_>) {
        let (white, transparent) = colour(paint);
        if transparent {
            return;
        }
        for bounds in rectangles(path) {
            let visible = self.clip().intersect(bounds);
            let thin = visible.width().min(visible.height()) < THINNEST_FILL;
            let background = white && visible.area() > BACKGROUND_SHARE * self.page.area();
            if thin {
                if bounds.width().max(bounds.height()) >= SHORTEST_RULE {
                    self.add_rule(bounds);
                }
            } else if !background && self.fills.len() < MOST_SHAPES {
                self.fills.push(rect(visible));
            }
        }
    }

    fn add_rule(&mut self, bounds: kurbo::Rect) {
        let clip = self.clip();
        let visible = bounds.intersect(clip);
        let long = visible.width().max(visible.height()) >= SHORTEST_RULE;
        let overlaps =
            bounds.x1 >= clip.x0 && bounds.x0 <= clip.x1 && bounds.y1 >= clip.y0 && bounds.y0 <= clip.y1;
        if long && overlaps && self.rules.len() < MOST_SHAPES {
            self.rules.push(rect(visible));
        }
    }
}

/// The rectangle in this crate's form.
pub(crate) fn rect(bounds: kurbo::Rect) -> Rect {
    Rect::new(bounds.x0 as f32, bounds.y0 as f32, bounds.x1 as f32, bounds.y1 as f32)
}

fn scale(transform: Affine) -> f64 {
    transform.determinant().abs().sqrt()
}

fn colour(paint: &Paint<'_>) -> (bool, bool) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
            (red.min(green).min(blue) > 250, alpha == 0)
        }
        Paint::Pattern(_) => (false, false),
    }
}

/// The bounds of every closed part of a path that is an axis-aligned rectangle.
fn rectangles(path: &BezPath) -> Vec<kurbo::Rect> {
    let mut found = Vec::new();
    let mut points: Vec<Point> = Vec::new();
    let mut straight = true;
    for element in path.elements() {
        match element {
            PathEl::MoveTo(point) => {
                found.extend(rectangle(&points, straight));
                points = vec![*point];
                straight = true;
            }
            PathEl::LineTo(point) => points.push(*point),
            PathEl::ClosePath => {}
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => straight = false,
        }
    }
    found.extend(rectangle(&points, straight));
    found
}

fn rectangle(points: &[Point], straight: bool) -> Option<kurbo::Rect> {
    if !straight || !(4..=6).contains(&points.len()) {
        return None;
    }
    let bounds = points
        .iter()
        .fold(kurbo::Rect::from_points(points[0], points[1]), |bounds, point| bounds.union_pt(*point));
    let near = |a: f64, b: f64| (a - b).abs() < LEAN;
    let on_corner = |point: &Point| {
        (near(point.x, bounds.x0) || near(point.x, bounds.x1))
            && (near(point.y, bounds.y0) || near(point.y, bounds.y1))
    };
    points.iter().all(on_corner).then_some(bounds)
}

/// The bounds of a clipping path.
pub(crate) fn bounds(path: &BezPath) -> kurbo::Rect {
    path.bounding_box()
}
