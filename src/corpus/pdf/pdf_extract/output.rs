//! Receives the characters pdf-extract finds.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use crate::corpus::{
    pdf::glyph::{Glyph, direction},
    text::normalise,
};

/// Most glyphs kept of one page.
const MOST_GLYPHS: usize = 500_000;

/// Collects the glyphs of one page. The library knows neither crop box nor rotation: coordinates are those of the
/// media box.
#[derive(Default)]
pub(crate) struct GlyphOutput {
    pub(crate) glyphs: Vec<Glyph>,
    left: f64,
    bottom: f64,
    right: f64,
    top: f64,
}

impl GlyphOutput {
    pub(crate) fn width(&self) -> f32 {
        (self.right - self.left).abs() as f32
    }

    pub(crate) fn height(&self) -> f32 {
        (self.top - self.bottom).abs() as f32
    }

    /// Share of glyphs without Unicode.
    pub(crate) fn unmapped_share(&self) -> f32 {
        let unmapped =
            self.glyphs.iter().filter(|glyph| glyph.text.contains(char::REPLACEMENT_CHARACTER)).count();
        unmapped as f32 / self.glyphs.len().max(1) as f32
    }

    fn on_page(&self, x: f64, y: f64) -> bool {
        let (width, height) = (f64::from(self.width()), f64::from(self.height()));
        (-6.0..=width + 6.0).contains(&x) && (-6.0..=height + 6.0).contains(&y)
    }
}

impl OutputDev for GlyphOutput {
    fn begin_page(
        &mut self,
        _: u32,
        area: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.left = area.llx.min(area.urx);
        self.right = area.llx.max(area.urx);
        self.bottom = area.lly.min(area.ury);
        self.top = area.lly.max(area.ury);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        matrix: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let (x, y) = (matrix.m31 - self.left, self.top - matrix.m32);
        if self.glyphs.len() >= MOST_GLYPHS || !self.on_page(x, y) {
            return Ok(());
        }
        // The matrix does not contain the font size; its rows are the x and the y axis.
        let (ahead_x, ahead_y) = (matrix.m11 * font_size, matrix.m12 * font_size);
        let text =
            if text.contains('\0') { char::REPLACEMENT_CHARACTER.to_string() } else { normalise(text) };
        self.glyphs.push(Glyph {
            text,
            x,
            y,
            advance: ahead_x.hypot(ahead_y) * width.abs(),
            size: matrix.m21.hypot(matrix.m22) * font_size.abs(),
            direction: direction(ahead_x, -ahead_y),
            invisible: false,
            bold: false,
            cell: None,
            artifact: false,
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
