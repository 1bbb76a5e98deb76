//! The device that listens while hayro interprets a page.

use std::collections::HashMap;

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
        font::{Glyph as SourceGlyph, GlyphRun, PositionedGlyph},
    },
    hayro_syntax::object::Dict,
    kurbo::{self, BezPath, Point},
};

use super::{
    graphics::{Graphics, bounds},
    unicode::UnicodeLookup,
};
use crate::corpus::{
    Rect,
    pdf::glyph::{Glyph, direction},
};

/// Most glyphs kept of one page; a page of dense print has about 10,000.
const MOST_GLYPHS: usize = 500_000;
/// A font larger than this, in points, is damage.
const LARGEST_SIZE: f64 = 100_000.0;
/// Font weight from which on a word counts as bold.
const BOLD_WEIGHT: u32 = 600;

/// What was seen on a page.
pub(crate) struct Seen {
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rules: Vec<Rect>,
    pub(crate) fills: Vec<Rect>,
    pub(crate) largest_picture_share: f32,
    pub(crate) pictures_share: f32,
    pub(crate) unmapped_share: f32,
}

/// Collects glyphs, lines, fills and pictures.
pub(crate) struct TextDevice {
    page: kurbo::Rect,
    glyphs: Vec<Glyph>,
    unmapped: usize,
    marks: Vec<Mark>,
    /// First marked content of the table cell a marked content stands in.
    cells: HashMap<u32, u32>,
    unicode: UnicodeLookup,
    graphics: Graphics,
    largest_picture: f64,
    pictures: f64,
}

#[derive(Clone, Copy, Default)]
struct Mark {
    cell: Option<u32>,
    artifact: bool,
}

impl TextDevice {
    pub(crate) fn new(page: kurbo::Rect, cells: HashMap<u32, u32>) -> Self {
        Self {
            page,
            cells,
            glyphs: Vec::new(),
            unmapped: 0,
            marks: Vec::new(),
            unicode: UnicodeLookup::default(),
            graphics: Graphics::new(page),
            largest_picture: 0.0,
            pictures: 0.0,
        }
    }

    pub(crate) fn finish(self) -> Seen {
        let area = self.page.area().max(1.0);
        let share = |part: f64| (part / area).clamp(0.0, 1.0) as f32;
        Seen {
            largest_picture_share: share(self.largest_picture),
            pictures_share: share(self.pictures),
            unmapped_share: self.unmapped as f32 / self.glyphs.len().max(1) as f32,
            glyphs: self.glyphs,
            rules: self.graphics.rules,
            fills: self.graphics.fills,
        }
    }

    fn mark(&self) -> Mark {
        self.marks.last().copied().unwrap_or_default()
    }

    fn add_glyph(
        &mut self,
        source: &PositionedGlyph<'_>,
        transform: kurbo::Affine,
        bold: bool,
        invisible: bool,
    ) {
        let transform = transform * source.transform();
        let advance = match &**source {
            SourceGlyph::Outline(outline) => outline.advance_width().unwrap_or(0.0),
            SourceGlyph::Type3(glyph) => glyph.advance_width().unwrap_or(0.0),
        };
        let origin = transform * Point::ZERO;
        let advance = (transform * Point::new(f64::from(advance), 0.0)).distance(origin);
        let size = (transform * Point::new(0.0, 1000.0)).distance(origin);
        let ahead = transform * Point::new(1.0, 0.0) - origin;
        if !self.visible(origin, size) || !advance.is_finite() {
            return;
        }
        let text = self.unicode.text(source).unwrap_or_else(|| {
            self.unmapped += 1;
            char::REPLACEMENT_CHARACTER.to_string()
        });
        let Mark { cell, artifact } = self.mark();
        let direction = direction(ahead.x, ahead.y);
        self.glyphs.push(Glyph {
            text,
            x: origin.x,
            y: origin.y,
            advance,
            size,
            direction,
            invisible,
            bold,
            cell,
            artifact,
        });
    }

    /// Text outside the crop box is not on the page; neither is a glyph at no place or of no size.
    fn visible(&self, origin: Point, size: f64) -> bool {
        let tolerance = 0.5 * size.min(12.0);
        origin.is_finite() && size < LARGEST_SIZE && self.page.inflate(tolerance, tolerance).contains(origin)
    }
}

impl Device<'_> for TextDevice {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        self.graphics.draw(path, props.transform, &props.paint, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.graphics.push_clip(bounds(&clip.path));
    }

    fn push_clip_rect(&mut self, rect: &kurbo::Rect) {
        self.graphics.push_clip(*rect);
    }

    fn pop_clip(&mut self) {
        self.graphics.pop_clip();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        // The transform starts from the image's own pixels, not from the unit square of the specification.
        let pixels = kurbo::Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(pixels).intersect(self.graphics.clip()).area();
        self.largest_picture = self.largest_picture.max(area);
        self.pictures += area;
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let invisible = matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MOST_GLYPHS {
                return;
            }
            self.add_glyph(glyph, props.transform, bold, invisible);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let outer = self.mark();
        let content = properties.and_then(|properties| properties.get::<u32>(b"MCID"));
        let cell = content.map(|content| self.cells.get(&content).copied().unwrap_or(content)).or(outer.cell);
        self.marks.push(Mark { cell, artifact: outer.artifact || tag == b"Artifact" });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }
}

fn is_bold(glyph: &SourceGlyph<'_>) -> bool {
    let SourceGlyph::Outline(outline) = glyph else { return false };
    let Some(font) = outline.font_data() else { return false };
    let named_bold = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["bold", "black", "heavy"].iter().any(|part| name.contains(part))
    };
    font.weight.is_some_and(|weight| weight >= BOLD_WEIGHT)
        || font.postscript_name.as_deref().is_some_and(named_bold)
}
