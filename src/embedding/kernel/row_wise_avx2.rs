//! GELU and layer normalisation of one row with AVX2 and FMA.

use std::arch::x86_64::{
    __m256, _mm256_add_ps, _mm256_and_ps, _mm256_castsi256_ps, _mm256_fmadd_ps, _mm256_fnmadd_ps,
    _mm256_max_ps, _mm256_min_ps, _mm256_mul_ps, _mm256_set1_epi32, _mm256_set1_ps, _mm256_setzero_ps,
    _mm256_sub_ps,
};

use super::exponential_avx2::{polynomial, power_of_two};
use super::gelu::{FARTHEST, LOG_TAIL};
use super::lanes::{floats, from_floats};
use super::layer_norm::LayerNorm;

/// `row` = GELU(`row` + `bias`).
#[target_feature(enable = "avx2,fma")]
pub(crate) fn gelu(row: &mut [f32], bias: &[f32]) {
    let (values, rest) = row.as_chunks_mut::<8>();
    let (biases, rest_bias) = bias.as_chunks::<8>();
    for (values, bias) in values.iter_mut().zip(biases) {
        *values = from_floats(gelu_eight(_mm256_add_ps(floats(*values), floats(*bias))));
    }
    let mut tail = [0.0; 8];
    for ((tail, value), bias) in tail.iter_mut().zip(&*rest).zip(rest_bias) {
        *tail = value + bias;
    }
    rest.copy_from_slice(&from_floats(gelu_eight(floats(tail)))[..rest.len()]);
}

/// max(x, 0) - |x| · Φ(-|x|).
#[inline]
#[target_feature(enable = "avx2,fma")]
fn gelu_eight(x: __m256) -> __m256 {
    let magnitude = _mm256_and_ps(x, _mm256_castsi256_ps(_mm256_set1_epi32(i32::MAX)));
    // In this order the two instructions return a NaN of the second operand.
    let magnitude = _mm256_min_ps(_mm256_set1_ps(FARTHEST), magnitude);
    let positive = _mm256_max_ps(_mm256_setzero_ps(), x);
    let tail = power_of_two(polynomial(&LOG_TAIL, magnitude));
    _mm256_fnmadd_ps(magnitude, tail, positive)
}

/// `row` = layer normalisation(`row` + bias + `residual`).
#[target_feature(enable = "avx2,fma")]
pub(crate) fn normalise(norm: &LayerNorm, row: &mut [f32], residual: &[f32]) {
    let width = row.len() as f32;
    let mean = add(row, norm.bias, residual) / width;
    let variance = squared_deviations(row, mean) / width;
    let inverse = (variance + norm.epsilon).sqrt().recip();
    let (values, rest) = row.as_chunks_mut::<8>();
    let (gains, rest_gain) = norm.gain.as_chunks::<8>();
    let (shifts, rest_shift) = norm.shift.as_chunks::<8>();
    let (means, inverses) = (_mm256_set1_ps(mean), _mm256_set1_ps(inverse));
    for ((values, gain), shift) in values.iter_mut().zip(gains).zip(shifts) {
        let unit = _mm256_mul_ps(_mm256_sub_ps(floats(*values), means), inverses);
        *values = from_floats(_mm256_fmadd_ps(unit, floats(*gain), floats(*shift)));
    }
    for ((value, gain), shift) in rest.iter_mut().zip(rest_gain).zip(rest_shift) {
        *value = (*value - mean) * inverse * gain + shift;
    }
}

/// Adds both to `row`; returns the sum of the result.
#[inline]
#[target_feature(enable = "avx2,fma")]
fn add(row: &mut [f32], bias: &[f32], residual: &[f32]) -> f32 {
    let (values, rest) = row.as_chunks_mut::<8>();
    let (biases, rest_bias) = bias.as_chunks::<8>();
    let (residuals, rest_residual) = residual.as_chunks::<8>();
    let mut sums = _mm256_setzero_ps();
    for ((values, bias), residual) in values.iter_mut().zip(biases).zip(residuals) {
        let sum = _mm256_add_ps(floats(*values), _mm256_add_ps(floats(*bias), floats(*residual)));
        sums = _mm256_add_ps(sums, sum);
        *values = from_floats(sum);
    }
    let mut total: f32 = from_floats(sums).into_iter().sum();
    for ((value, bias), residual) in rest.iter_mut().zip(rest_bias).zip(rest_residual) {
        *value += bias + residual;
        total += *value;
    }
    total
}

#[inline]
#[target_feature(enable = "avx2,fma")]
fn squared_deviations(row: &[f32], mean: f32) -> f32 {
    let (values, rest) = row.as_chunks::<8>();
    let means = _mm256_set1_ps(mean);
    let mut sums = _mm256_setzero_ps();
    for values in values {
        let deviation = _mm256_sub_ps(floats(*values), means);
        sums = _mm256_fmadd_ps(deviation, deviation, sums);
    }
    let rest: f32 = rest.iter().map(|value| (value - mean) * (value - mean)).sum();
    from_floats(sums).into_iter().sum::<f32>() + rest
}
