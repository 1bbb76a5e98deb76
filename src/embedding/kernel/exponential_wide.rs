//! Powers of two of negative exponents, sixteen at a time.

use std::arch::x86_64::{
    __m512, _mm512_fmadd_ps, _mm512_max_ps, _mm512_roundscale_ps, _mm512_scalef_ps, _mm512_set1_ps,
    _mm512_setzero_ps, _mm512_sub_ps,
};

use super::exponential_avx2::POWER;

/// 2^`exponent` for exponents up to 0; below -126 it is 2^-126 or less, never negative. NaN stays NaN.
#[inline]
#[target_feature(enable = "avx512f")]
pub(crate) fn power_of_two(exponent: __m512) -> __m512 {
    // In this order the instruction returns a NaN of the second operand.
    let exponent = _mm512_max_ps(_mm512_set1_ps(-126.0), exponent);
    let whole = _mm512_roundscale_ps::<0>(exponent);
    let power = polynomial(&POWER, _mm512_sub_ps(exponent, whole));
    _mm512_scalef_ps(power, whole)
}

/// The polynomial with the given coefficients, highest power first.
#[inline]
#[target_feature(enable = "avx512f")]
pub(crate) fn polynomial<const COUNT: usize>(coefficients: &[f32; COUNT], x: __m512) -> __m512 {
    let mut sum = _mm512_setzero_ps();
    for coefficient in coefficients {
        sum = _mm512_fmadd_ps(sum, x, _mm512_set1_ps(*coefficient));
    }
    sum
}
