//! How much of the CPU the kernels may use.

use super::kernel;
use serde::{Deserialize, Serialize};

/// The widest instructions that the kernels take. AVX2 and plain code give the same vectors to rounding; with VNNI, which
/// multiplies bytes, they are near those (cosine at least .998).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InstructionSet {
    /// The fastest that this CPU has: AVX-512 VNNI, then AVX2, then plain code.
    #[default]
    Fastest,
    /// AVX2 at most.
    Avx2,
    /// Plain code.
    Portable,
}

impl InstructionSet {
    /// Keeps models opened from now on to this set; the first call in a process counts.
    pub fn limit(self) {
        kernel::limit(self);
    }

    /// Products of integers that one core makes in a second when it does nothing else, with the kernels' instructions;
    /// `None` where they are plain code. For benchmarks: it takes a moment.
    #[must_use]
    pub fn integer_peak(self) -> Option<f64> {
        kernel::products_per_second(kernel::Instructions::within(self))
    }
}
