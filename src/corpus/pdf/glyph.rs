//! A glyph as a reader reports it, before words are formed.

/// A character (or several, where the font draws a ligature) at its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    /// The characters, normalised; U+FFFD where the file does not say.
    pub(crate) text: String,
    /// Origin on the baseline, points from the left.
    pub(crate) x: f64,
    /// Origin on the baseline, points from the top.
    pub(crate) y: f64,
    /// Distance to the next origin along the writing direction, points.
    pub(crate) advance: f64,
    /// Height of the em square, points.
    pub(crate) size: f64,
    /// 0, 90, 180 or 270 degrees counter-clockwise.
    pub(crate) direction: u16,
    /// Drawn with text rendering mode 3.
    pub(crate) invisible: bool,
    /// Bold by weight or font name.
    pub(crate) bold: bool,
    /// Marked-content identity.
    pub(crate) cell: Option<u32>,
    /// Inside an artifact.
    pub(crate) artifact: bool,
}

impl Glyph {
    /// Position along and across the writing direction; "across" grows towards the next line.
    pub(crate) fn along_across(&self) -> (f64, f64) {
        match self.direction {
            90 => (-self.y, self.x),
            180 => (-self.x, -self.y),
            270 => (self.y, -self.x),
            _ => (self.x, self.y),
        }
    }

    /// Whether it separates words. A glyph without any character (the rest of a ligature) does not.
    pub(crate) fn is_blank(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(char::is_whitespace)
    }
}

/// The nearest of the four directions for a vector in a space whose y grows downwards.
pub(crate) fn direction(dx: f64, dy: f64) -> u16 {
    if dx.abs() >= dy.abs() {
        if dx >= 0.0 { 0 } else { 180 }
    } else if dy < 0.0 {
        90
    } else {
        270
    }
}
