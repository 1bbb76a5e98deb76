//! What a worker process may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Limits for reading or rendering one PDF. The defaults hold a 1,400-page manual and stop every hostile file
/// known to us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadLimits {
    /// Largest file, bytes. Default 256 MiB.
    pub file_bytes: u64,
    /// Address space of a worker, bytes; set in the child. Default 1 GiB, plus twice the file's size.
    pub address_space: u64,
    /// CPU time of a worker, seconds; set in the child. Default 20, plus 1 for each MiB of the file.
    pub cpu_seconds: u64,
    /// Time from start to end of a worker by the clock; the parent kills it then. Default 60 seconds, plus 2 for
    /// each MiB of the file: three times the CPU time, because a busy machine gives a worker its share only.
    pub wall_time: Duration,
    /// Stack of the worker's reading thread, bytes. Default 32 MiB.
    pub stack: usize,
    /// Most bytes a worker may write to its parent. Default 256 MiB.
    pub output_bytes: u64,
    /// Bytes of a worker's error output that are kept. Default 4 KiB.
    pub error_bytes: u64,
    /// Most pages of one document; later ones are reported as failed. Default 5,000.
    pub pages: u32,
    /// How often a reader that died on a page is started again behind that page. Default 3.
    pub restarts: u32,
    /// Longest edge of a rendered page, pixels; larger scales are reduced. Default 4,000.
    pub render_edge: u32,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            address_space: 1 << 30,
            cpu_seconds: 20,
            wall_time: Duration::from_mins(1),
            stack: 32 << 20,
            output_bytes: 256 << 20,
            error_bytes: 4 << 10,
            pages: 5_000,
            restarts: 3,
            render_edge: 4_000,
        }
    }
}

impl ReadLimits {
    /// The limits for a file of this size: time and memory grow with it.
    #[must_use]
    pub fn scaled_to(&self, file_bytes: usize) -> Self {
        let mebibytes = (file_bytes >> 20) as u64;
        Self {
            address_space: self.address_space.saturating_add(2 * file_bytes as u64),
            cpu_seconds: self.cpu_seconds.saturating_add(mebibytes),
            wall_time: self.wall_time.saturating_add(Duration::from_secs(2 * mebibytes)),
            ..self.clone()
        }
    }
}
