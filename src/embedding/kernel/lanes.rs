//! The crate's only unsafe code: the step into AVX2 and AVX-512 functions, and arrays to registers and back.
//!
//! Why it is sound: a value of [`Avx2`] or [`Vnni`] exists only after `is_x86_feature_detected!` saw all its features,
//! so every method of it may call functions that need them. The conversions are transmutes by value between types of equal
//! size for which every bit pattern is valid; the one pointer is a reference's, given to a prefetch
//! that reads nothing.
#![expect(clippy::unused_self, reason = "having the value is the proof")]
#![expect(
    clippy::inline_always,
    reason = "a call around one register move would undo the kernels at opt-level 1"
)]

use std::arch::x86_64::{__m128i, __m256, __m256i, __m512, __m512i, _MM_HINT_ET0, _MM_HINT_T1, _mm_prefetch};
use std::mem::transmute;

use super::attention::{Head, HeadScratch};
use super::layer_norm::LayerNorm;
use super::tile::{Pair, PanelStep, Quad, QuadStep, TileTarget};
use super::{
    attention_avx2, attention_wide, gelu_wide, quantise_avx2, quantise_wide, row_wise_avx2, tile_avx2,
    tile_vnni,
};

/// Proof that this CPU has AVX2 and FMA.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Avx2(());

impl Avx2 {
    /// The proof, where the CPU has both features.
    #[must_use]
    pub(crate) fn detect() -> Option<Self> {
        (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")).then_some(Self(()))
    }

    pub(crate) fn quantise<const ROWS: usize>(
        self,
        values: &[f32],
        limit: f32,
        row: usize,
        pairs: &mut [[Pair; ROWS]],
    ) -> f32 {
        // SAFETY: `self` proves the features.
        unsafe { quantise_avx2::quantise(values, limit, row, pairs) }
    }

    pub(crate) fn multiply_tile<const ROWS: usize>(
        self,
        rows: &[[Pair; ROWS]],
        panel: &[PanelStep],
        target: &mut TileTarget,
    ) {
        // SAFETY: `self` proves the features.
        unsafe { tile_avx2::multiply(rows, panel, target) }
    }

    pub(crate) fn only_products(self, rounds: u32) -> u64 {
        // SAFETY: `self` proves the features.
        unsafe { tile_avx2::only_products(rounds) }
    }

    pub(crate) fn attend_head(self, head: Head, scratch: &mut HeadScratch, out: &mut [f32]) {
        // SAFETY: `self` proves the features.
        unsafe { attention_avx2::attend_head(head, scratch, out) }
    }

    pub(crate) fn gelu(self, row: &mut [f32], bias: &[f32]) {
        // SAFETY: `self` proves the features.
        unsafe { row_wise_avx2::gelu(row, bias) }
    }

    pub(crate) fn normalise(self, norm: &LayerNorm, row: &mut [f32], residual: &[f32]) {
        // SAFETY: `self` proves the features.
        unsafe { row_wise_avx2::normalise(norm, row, residual) }
    }
}

/// Proof that this CPU has AVX-512 with VNNI, and AVX2 and FMA.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vnni(Avx2);

impl Vnni {
    /// The proof, where the CPU has all features.
    #[must_use]
    pub(crate) fn detect() -> Option<Self> {
        let has_wide = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512vnni");
        if has_wide { Avx2::detect().map(Self) } else { None }
    }

    /// For what has no wider form.
    #[must_use]
    pub(crate) fn narrower(self) -> Avx2 {
        self.0
    }

    pub(crate) fn multiply_tile<const ROWS: usize>(
        self,
        rows: &[[Pair; ROWS]],
        panels: [&[PanelStep]; 2],
        target: &mut TileTarget,
    ) {
        // SAFETY: `self` proves the features.
        unsafe { tile_vnni::multiply(rows, panels, target) }
    }

    pub(crate) fn multiply_byte_tile<const ROWS: usize>(
        self,
        rows: &[[Quad; ROWS]],
        starts: &[i32],
        panels: [&[QuadStep]; 2],
        ahead: &[QuadStep],
        target: &mut TileTarget,
    ) {
        // SAFETY: `self` proves the features.
        unsafe { tile_vnni::multiply_bytes(rows, starts, panels, ahead, target) }
    }

    pub(crate) fn quantise_bytes<const ROWS: usize>(
        self,
        values: &[f32],
        row: usize,
        quads: &mut [[Quad; ROWS]],
    ) -> (f32, i32) {
        // SAFETY: `self` proves the features.
        unsafe { quantise_wide::quantise(values, row, quads) }
    }

    pub(crate) fn only_products(self, rounds: u32) -> u64 {
        // SAFETY: `self` proves the features.
        unsafe { tile_vnni::only_products(rounds) }
    }

    pub(crate) fn attend_head(self, head: Head, scratch: &mut HeadScratch, out: &mut [f32]) {
        // SAFETY: `self` proves the features.
        unsafe { attention_wide::attend_head(head, scratch, out) }
    }

    pub(crate) fn gelu(self, row: &mut [f32], bias: &[f32]) {
        // SAFETY: `self` proves the features.
        unsafe { gelu_wide::gelu(row, bias) }
    }
}

/// Asks for the cache line of `value`, to be written soon.
#[inline(always)]
pub(crate) fn prefetch(value: &f32) {
    // SAFETY: a hint; it never faults, and every x86_64 CPU has it.
    unsafe { _mm_prefetch::<_MM_HINT_ET0>(std::ptr::from_ref(value).cast()) }
}

/// Asks for the cache line of `step`, to be read soon.
#[inline(always)]
pub(crate) fn prefetch_step(step: &QuadStep) {
    // SAFETY: a hint; it never faults, and every x86_64 CPU has it.
    unsafe { _mm_prefetch::<_MM_HINT_T1>(std::ptr::from_ref(step).cast()) }
}

#[inline(always)]
pub(crate) fn bytes(values: [i8; 16]) -> __m128i {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(values) }
}

#[inline(always)]
pub(crate) fn integers(register: __m256i) -> [i32; 8] {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(register) }
}

#[inline(always)]
pub(crate) fn floats(values: [f32; 8]) -> __m256 {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(values) }
}

#[inline(always)]
pub(crate) fn from_floats(register: __m256) -> [f32; 8] {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(register) }
}

#[inline(always)]
pub(crate) fn step_bytes(step: &PanelStep) -> __m256i {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(step.0) }
}

#[inline(always)]
pub(crate) fn quad_bytes(step: &QuadStep) -> __m512i {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(step.0) }
}

#[inline(always)]
pub(crate) fn quads(register: __m128i) -> [Quad; 4] {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(register) }
}

#[inline(always)]
pub(crate) fn wide_floats(values: [f32; 16]) -> __m512 {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(values) }
}

#[inline(always)]
pub(crate) fn from_wide_floats(register: __m512) -> [f32; 16] {
    // SAFETY: equal size, every bit pattern valid.
    unsafe { transmute(register) }
}
