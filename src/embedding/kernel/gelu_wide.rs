//! GELU of one row with AVX-512.

use std::arch::x86_64::{
    __m512, _mm512_abs_ps, _mm512_add_ps, _mm512_fnmadd_ps, _mm512_max_ps, _mm512_min_ps, _mm512_set1_ps,
    _mm512_setzero_ps,
};

use super::exponential_wide::{polynomial, power_of_two};
use super::gelu::{FARTHEST, LOG_TAIL};
use super::lanes::{from_wide_floats, wide_floats};

/// `row` = GELU(`row` + `bias`).
#[target_feature(enable = "avx512f")]
pub(crate) fn gelu(row: &mut [f32], bias: &[f32]) {
    let (values, rest) = row.as_chunks_mut::<16>();
    let (biases, rest_bias) = bias.as_chunks::<16>();
    for (values, bias) in values.iter_mut().zip(biases) {
        *values = from_wide_floats(gelu_sixteen(_mm512_add_ps(wide_floats(*values), wide_floats(*bias))));
    }
    let mut tail = [0.0; 16];
    for ((tail, value), bias) in tail.iter_mut().zip(&*rest).zip(rest_bias) {
        *tail = value + bias;
    }
    rest.copy_from_slice(&from_wide_floats(gelu_sixteen(wide_floats(tail)))[..rest.len()]);
}

/// max(x, 0) - |x| · Φ(-|x|).
#[inline]
#[target_feature(enable = "avx512f")]
fn gelu_sixteen(x: __m512) -> __m512 {
    // In this order the two instructions return a NaN of the second operand.
    let magnitude = _mm512_min_ps(_mm512_set1_ps(FARTHEST), _mm512_abs_ps(x));
    let positive = _mm512_max_ps(_mm512_setzero_ps(), x);
    let tail = power_of_two(polynomial(&LOG_TAIL, magnitude));
    _mm512_fnmadd_ps(magnitude, tail, positive)
}
