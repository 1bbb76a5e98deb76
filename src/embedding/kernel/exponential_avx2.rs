//! Powers of two of negative exponents, eight at a time.

use std::arch::x86_64::{
    __m256, _MM_FROUND_NO_EXC, _MM_FROUND_TO_NEAREST_INT, _mm256_add_epi32, _mm256_castps_si256,
    _mm256_castsi256_ps, _mm256_cvtps_epi32, _mm256_fmadd_ps, _mm256_max_ps, _mm256_round_ps, _mm256_set1_ps,
    _mm256_setzero_ps, _mm256_slli_epi32, _mm256_sub_ps,
};

/// Minimax fit of 2^x for -½ ≤ x ≤ ½, relative error under 1e-7; highest power first.
pub(crate) const POWER: [f32; 6] =
    [0.001_327_646_7, 0.009_675_542, 0.055_507_135, 0.240_221_2, 0.693_146_94, 1.000_000_1];

/// 2^`exponent` for exponents up to 0; below -126 it is 2^-126 or less, never negative. NaN stays NaN.
#[inline]
#[target_feature(enable = "avx2,fma")]
pub(crate) fn power_of_two(exponent: __m256) -> __m256 {
    // In this order the instruction returns a NaN of the second operand.
    let exponent = _mm256_max_ps(_mm256_set1_ps(-126.0), exponent);
    let whole = _mm256_round_ps::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(exponent);
    let power = polynomial(&POWER, _mm256_sub_ps(exponent, whole));
    let shift = _mm256_slli_epi32::<23>(_mm256_cvtps_epi32(whole));
    _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(power), shift))
}

/// The polynomial with the given coefficients, highest power first.
#[inline]
#[target_feature(enable = "avx2,fma")]
pub(crate) fn polynomial<const COUNT: usize>(coefficients: &[f32; COUNT], x: __m256) -> __m256 {
    let mut sum = _mm256_setzero_ps();
    for coefficient in coefficients {
        sum = _mm256_fmadd_ps(sum, x, _mm256_set1_ps(*coefficient));
    }
    sum
}
