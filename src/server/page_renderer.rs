//! What the server needs of the room that draws pages.

/// Draws pages of PDF files. Called from many threads at once, each call on a thread that may block.
pub trait PageRenderer: Send + Sync {
    /// Draws a page (counted from 1) as PNG at `scale` pixels a point; the error is for the operator.
    fn render(&self, pdf: &[u8], page: u32, scale: f32) -> Result<Vec<u8>, String>;
}
