//! What the server needs of the room that draws pages.

use crate::corpus::pdf::PdfWorkers;

/// Draws pages of PDF files. Called from many threads at once, each call on a thread that may block.
pub trait PageRenderer: Send + Sync {
    /// Draws a page (counted from 1) as PNG at `scale` pixels a point; the error is for the operator.
    fn render(&self, pdf: &[u8], page: u32, scale: f32) -> Result<Vec<u8>, String>;
}

impl PageRenderer for PdfWorkers {
    fn render(&self, pdf: &[u8], page: u32, scale: f32) -> Result<Vec<u8>, String> {
        Self::render(self, pdf, page, scale).map_err(|error| error.to_string())
    }
}
