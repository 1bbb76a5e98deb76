//! What an ingest tells while it runs.

/// Receives the course of an ingest; the terminal draws a bar from it, the server a status.
pub trait Progress: Sync {
    /// The files are counted: how many, and how many bytes in all.
    fn started(&self, files: usize, bytes: u64);
    /// A file is being worked on.
    fn file(&self, name: &str);
    /// Of a file's texts so many are embedded.
    fn embedding(&self, done: usize, total: usize) {
        let _ = (done, total);
    }
    /// A file is done: its bytes, and the pages read from it (0 when it was unchanged or failed).
    fn file_done(&self, bytes: u64, pages: usize);
    /// The index is being built from so many passages.
    fn indexing(&self, passages: usize);
    /// Everything is done.
    fn finished(&self);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn started(&self, _files: usize, _bytes: u64) {}
    fn file(&self, _name: &str) {}
    fn file_done(&self, _bytes: u64, _pages: usize) {}
    fn indexing(&self, _passages: usize) {}
    fn finished(&self) {}
}
