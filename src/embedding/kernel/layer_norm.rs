//! Bias, residual and layer normalisation in one pass over rows.

use super::instructions::Instructions;

/// The parameters of one layer normalisation and of the bias before it, each `[width]`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LayerNorm<'a> {
    /// Added to every row first.
    pub(crate) bias: &'a [f32],
    /// Multiplies the normalised values.
    pub(crate) gain: &'a [f32],
    /// Added at the end.
    pub(crate) shift: &'a [f32],
    /// Added to the variance.
    pub(crate) epsilon: f32,
}

impl LayerNorm<'_> {
    /// `rows` `[tokens, width]` = layer normalisation(`rows` + bias + `residual` `[tokens, width]`).
    ///
    /// # Panics
    /// If the widths differ, are zero, or the rows are not whole.
    pub(crate) fn apply(&self, instructions: Instructions, rows: &mut [f32], residual: &[f32]) {
        let width = self.bias.len();
        assert!(self.gain.len() == width && self.shift.len() == width, "parameters have one width");
        assert!(rows.len() == residual.len() && rows.len().is_multiple_of(width), "rows are [tokens, width]");
        for (row, residual) in rows.chunks_exact_mut(width).zip(residual.chunks_exact(width)) {
            match instructions {
                #[cfg(target_arch = "x86_64")]
                Instructions::Vnni(proof) => proof.narrower().normalise(self, row, residual),
                #[cfg(target_arch = "x86_64")]
                Instructions::Avx2(proof) => proof.normalise(self, row, residual),
                Instructions::Portable => normalise_portable(self, row, residual),
            }
        }
    }
}

pub(crate) fn normalise_portable(norm: &LayerNorm, row: &mut [f32], residual: &[f32]) {
    for ((value, bias), residual) in row.iter_mut().zip(norm.bias).zip(residual) {
        *value += bias + residual;
    }
    let width = row.len() as f32;
    let mean = row.iter().sum::<f32>() / width;
    let variance = row.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / width;
    let inverse = (variance + norm.epsilon).sqrt().recip();
    for ((value, gain), shift) in row.iter_mut().zip(norm.gain).zip(norm.shift) {
        *value = (*value - mean) * inverse * gain + shift;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::embedding::kernel::test_values::noise;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn all_paths_agree_with_the_definition(width in 1_usize..100, spread in 0.1_f32..50.0) {
            let (rows, residual) = (noise(3 * width, spread), noise(3 * width, spread / 2.0));
            let (bias, gain, shift) = (noise(width, 1.0), noise(width, 2.0), noise(width, 3.0));
            let norm = LayerNorm { bias: &bias, gain: &gain, shift: &shift, epsilon: 1e-5 };
            for instructions in Instructions::all() {
                let mut out = rows.clone();
                norm.apply(instructions, &mut out, &residual);
                for (row, out) in out.chunks(width).enumerate() {
                    let sum = |column: usize| {
                        f64::from(rows[row * width + column] + (bias[column] + residual[row * width + column]))
                    };
                    let mean = (0..width).map(sum).sum::<f64>() / width as f64;
                    let variance = (0..width).map(|column| (sum(column) - mean).powi(2)).sum::<f64>() / width as f64;
                    for (column, value) in out.iter().enumerate() {
                        let unit = (sum(column) - mean) / (variance + 1e-5).sqrt();
                        let expected = unit * f64::from(gain[column]) + f64::from(shift[column]);
                        prop_assert!((f64::from(*value) - expected).abs() < 1e-4 * (1.0 + expected.abs()));
                    }
                }
            }
        }
    }
}
