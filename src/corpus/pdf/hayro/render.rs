//! A page as a picture.

use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, render,
    vello_cpu::color::palette::css::WHITE,
};

use super::open;
use crate::corpus::CorpusError;

/// Renders a page (counted from 1) to PNG at a scale in pixels for each point, on white. The scale is reduced
/// where an edge would exceed `longest_edge` pixels. Run it in a worker.
pub fn render_page(bytes: &[u8], page: u32, scale: f32, longest_edge: u32) -> Result<Vec<u8>, CorpusError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let missing = || CorpusError::NoSuchPage { page, count: pages.len() as u32 };
    let index = page.checked_sub(1).ok_or_else(missing)?;
    let source = pages.get(index as usize).ok_or_else(missing)?;
    let scale = clamp(scale, source.render_dimensions(), longest_edge)?;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let pixmap = render(source, &RenderCache::new(), &interpreter, &RenderSettings::default(), &settings);
    pixmap.into_png().map_err(|error| malformed(&error.to_string()))
}

fn clamp(scale: f32, (width, height): (f32, f32), longest_edge: u32) -> Result<f32, CorpusError> {
    let wanted = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
    let edge = longest_edge.min(u32::from(u16::MAX)) as f32;
    let clamped = wanted.min(edge / width.max(height));
    if clamped.is_finite() && width.min(height) * clamped >= 1.0 {
        return Ok(clamped);
    }
    Err(malformed("page too narrow to render"))
}

fn malformed(reason: &str) -> CorpusError {
    CorpusError::Malformed { format: "PDF", reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_held_within_the_longest_edge() {
        assert!((clamp(2.0, (595.0, 842.0), 4000).unwrap() - 2.0).abs() < 1e-6);
        assert!((clamp(2.0, (10_000.0, 5_000.0), 4000).unwrap() - 0.4).abs() < 1e-6);
        assert!((clamp(f32::NAN, (100.0, 100.0), 4000).unwrap() - 1.0).abs() < 1e-6);
        assert!(clamp(1.0, (1e7, 1.0), 4000).is_err());
    }
}
