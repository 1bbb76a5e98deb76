//! The progress bar of an ingest.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::ingest::Progress;

/// Draws on standard error: share done, files, pages per second, remaining time, the file at hand.
pub(super) struct Bar {
    drawn: ProgressBar,
    files: AtomicUsize,
    done: AtomicUsize,
    pages: AtomicUsize,
    start: Instant,
}

impl Bar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        let template = "{bar:24} {percent:>3} %  {prefix}  {eta} left  {wide_msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            drawn: bar,
            files: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
            pages: AtomicUsize::new(0),
            start: Instant::now(),
        }
    }

    fn describe(&self) {
        let (files, done) = (self.files.load(Ordering::Relaxed), self.done.load(Ordering::Relaxed));
        let rate = self.pages.load(Ordering::Relaxed) as f64 / self.start.elapsed().as_secs_f64();
        self.drawn.set_prefix(format!("{done}/{files} files, {rate:.1} pages/s"));
    }
}

impl Progress for Bar {
    fn started(&self, files: usize, bytes: u64) {
        self.files.store(files, Ordering::Relaxed);
        self.drawn.set_length(bytes);
        self.describe();
    }

    fn file(&self, name: &str) {
        self.drawn.set_message(name.to_owned());
    }

    fn file_done(&self, bytes: u64, pages: usize) {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.pages.fetch_add(pages, Ordering::Relaxed);
        self.drawn.inc(bytes);
        self.describe();
    }

    fn indexing(&self, passages: usize) {
        self.drawn.set_message(format!("building the index of {passages} passages"));
    }

    fn finished(&self) {
        self.drawn.finish_and_clear();
    }
}
