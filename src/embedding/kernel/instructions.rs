//! Which instruction set the kernels run on.

#[cfg(target_arch = "x86_64")]
use super::lanes::Avx2;

/// The instruction sets with a kernel of their own, chosen once at run time.
///
/// AVX-512 VNNI and NEON paths would be further variants.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub(crate) enum Instructions {
    /// AVX2 and FMA on `x86_64`; the value inside proves that this CPU has them.
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    /// Plain safe Rust, with the same integer results.
    Portable,
}

impl Instructions {
    /// The fastest set this CPU has.
    #[must_use]
    pub(crate) fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(proof) = Avx2::detect() {
            return Self::Avx2(proof);
        }
        Self::Portable
    }
}
