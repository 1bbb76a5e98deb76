//! Bias and the exact GELU, x · Φ(x) with the normal distribution function Φ.

use super::instructions::Instructions;

/// log₂ Φ(-x) for 0 ≤ x ≤ 6, highest power first, fitted so that x · Φ(x) is within 2e-8; falls on beyond.
pub(crate) const LOG_TAIL: [f32; 9] = [
    -2.096_432_8e-6,
    3.066_093e-5,
    -1.454_862_2e-4,
    -2.331_501_7e-4,
    7.185_846e-3,
    -5.257_824e-2,
    -0.459_181_9,
    -1.151_108_3,
    -1.0,
];
/// Beyond this magnitude the tail is zero for f32.
pub(crate) const FARTHEST: f32 = 40.0;

/// `rows` `[tokens, width]` = GELU(`rows` + `bias` `[width]`), exact to about 1e-7 of the operand.
///
/// # Panics
/// If `bias` is empty or the rows are not whole.
pub(crate) fn add_bias_and_gelu(instructions: Instructions, rows: &mut [f32], bias: &[f32]) {
    assert!(rows.len().is_multiple_of(bias.len()), "rows are [tokens, width]");
    for row in rows.chunks_exact_mut(bias.len()) {
        match instructions {
            #[cfg(target_arch = "x86_64")]
            Instructions::Vnni(proof) => proof.gelu(row, bias),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2(proof) => proof.gelu(row, bias),
            Instructions::Portable => gelu_portable(row, bias),
        }
    }
}

pub(crate) fn gelu_portable(row: &mut [f32], bias: &[f32]) {
    for (value, bias) in row.iter_mut().zip(bias) {
        let x = *value + bias;
        let magnitude = if x.abs() > FARTHEST { FARTHEST } else { x.abs() };
        let exponent = LOG_TAIL.iter().fold(0.0, |sum, coefficient| sum * magnitude + coefficient);
        let positive = if x < 0.0 { 0.0 } else { x };
        *value = positive - magnitude * exponent.exp2();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::kernel::test_values::noise;

    /// Φ(x) by the trapezoid rule on the density, which converges fast for it.
    fn normal_distribution(x: f64) -> f64 {
        let steps = 2000;
        let width = x / f64::from(steps);
        let density = |t: f64| (-t * t / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let inner: f64 = (1..steps).map(|step| density(f64::from(step) * width)).sum();
        0.5 + width * (inner + density(0.0).midpoint(density(x)))
    }

    #[test]
    fn all_paths_agree_with_the_definition() {
        let (rows, bias) = (noise(6 * 37, 8.0), noise(37, 0.5));
        for instructions in Instructions::all() {
            let mut out = rows.clone();
            add_bias_and_gelu(instructions, &mut out, &bias);
            for (index, value) in out.iter().enumerate() {
                let x = f64::from(rows[index] + bias[index % 37]);
                let expected = x * normal_distribution(x);
                assert!(
                    (f64::from(*value) - expected).abs() < 3e-7 * (1.0 + x.abs()),
                    "{x}: {value} {expected}"
                );
            }
        }
    }

    #[test]
    fn ends_of_the_range_have_their_limits() {
        for instructions in Instructions::all() {
            let mut row = [f32::INFINITY, f32::NEG_INFINITY, 1e30, -1e30, 0.0, f32::NAN, -7.0, 7.0];
            add_bias_and_gelu(instructions, &mut row, &[0.0; 8]);
            assert_eq!((row[0], row[2], row[7]), (f32::INFINITY, 1e30, 7.0));
            assert!([row[1], row[3], row[4], row[6]].iter().all(|value| value.abs() < 1e-10), "{row:?}");
            assert!(row[5].is_nan());
        }
    }
}
