//! Which instruction set the kernels run on.

use std::sync::OnceLock;

#[cfg(target_arch = "x86_64")]
use super::lanes::{Avx2, Vnni};
use crate::embedding::InstructionSet;

/// The instruction sets with a kernel of their own, chosen once at run time; a NEON path would be a further one.
///
/// All give the same integer sums of operands as fine as [`Precision::Fine`](super::packed_matrix::Precision).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub(crate) enum Instructions {
    /// AVX-512 with VNNI on `x86_64`; the value inside proves that this CPU has them.
    #[cfg(target_arch = "x86_64")]
    Vnni(Vnni),
    /// AVX2 and FMA on `x86_64`, proved likewise.
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    /// Plain safe Rust.
    Portable,
}

static MOST: OnceLock<InstructionSet> = OnceLock::new();

/// Keeps the kernels of models opened from now on to `most`; the first call of a process counts.
pub(crate) fn limit(most: InstructionSet) {
    let _ = MOST.set(most);
}

impl Instructions {
    /// The fastest set that this CPU has and the operator allows.
    #[must_use]
    pub(crate) fn detect() -> Self {
        Self::within(MOST.get().copied().unwrap_or_default())
    }

    /// The fastest set up to `most` that this CPU has.
    #[must_use]
    pub(crate) fn within(most: InstructionSet) -> Self {
        #[cfg(target_arch = "x86_64")]
        if most == InstructionSet::Fastest
            && let Some(proof) = Vnni::detect()
        {
            return Self::Vnni(proof);
        }
        #[cfg(target_arch = "x86_64")]
        if most != InstructionSet::Portable
            && let Some(proof) = Avx2::detect()
        {
            return Self::Avx2(proof);
        }
        Self::Portable
    }

    /// Every path that this CPU can take, for tests that compare them.
    #[cfg(test)]
    pub(crate) fn all() -> [Self; 3] {
        [InstructionSet::Fastest, InstructionSet::Avx2, InstructionSet::Portable].map(Self::within)
    }
}
