//! The element-wise parts of BERT as loops the compiler vectorises, computed on the calling thread.
//!
//! candle's own versions go through one process-wide spinning pool from 65,536 elements on, which collapses when
//! several texts are computed at once.

use candle_core::{CpuStorage, InplaceOp1, InplaceOp2, Layout, Result, Tensor};

/// `x + bias` for every row of `x`.
pub(super) fn add_bias(x: &Tensor, bias: &[f32]) -> Result<()> {
    x.inplace_op1(&Rows(|row: &mut [f32]| row.iter_mut().zip(bias).for_each(|(value, b)| *value += b)))
}

/// `gelu(x + bias)` for every row of `x`, with the error function.
pub(super) fn gelu_with_bias(x: &Tensor, bias: &[f32]) -> Result<()> {
    x.inplace_op1(&Rows(|row: &mut [f32]| {
        row.iter_mut().zip(bias).for_each(|(value, b)| *value = gelu(*value + b));
    }))
}

/// `softmax(x · scale)` over every row of `x`.
pub(super) fn scaled_softmax(x: &Tensor, scale: f32) -> Result<()> {
    x.inplace_op1(&Rows(|row: &mut [f32]| softmax_row(row, scale)))
}

/// Layer normalisation after a residual connection.
pub(super) struct LayerNorm {
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
    pub(super) epsilon: f64,
}

impl LayerNorm {
    /// `x` becomes `normalise(x + before + residual)`, row by row; `before` is the bias of the layer before.
    pub(super) fn apply(&self, x: &Tensor, before: &[f32], residual: &Tensor) -> Result<()> {
        x.inplace_op2(residual, &ResidualNorm { norm: self, before })
    }

    fn row(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = sum(row) / count;
        row.iter_mut().for_each(|x| *x -= mean);
        let squares = lanes(row, 0.0, |total, x| total + x * x).into_iter().sum::<f32>();
        let variance = squares / count;
        let scale = (1.0 / (f64::from(variance) + self.epsilon).sqrt()) as f32;
        for ((x, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *x = *x * scale * weight + bias;
        }
    }
}

/// A function over every row of a contiguous tensor.
struct Rows<F>(F);

impl<F: Fn(&mut [f32])> InplaceOp1 for Rows<F> {
    fn name(&self) -> &'static str {
        "rows"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> Result<()> {
        let width = layout.dims().last().copied().unwrap_or(1).max(1);
        floats_mut(storage, layout)?.chunks_exact_mut(width).for_each(&self.0);
        Ok(())
    }
}

struct ResidualNorm<'a> {
    norm: &'a LayerNorm,
    before: &'a [f32],
}

impl InplaceOp2 for ResidualNorm<'_> {
    fn name(&self) -> &'static str {
        "residual-layer-norm"
    }

    fn cpu_fwd(
        &self,
        x: &mut CpuStorage,
        x_layout: &Layout,
        residual: &CpuStorage,
        residual_layout: &Layout,
    ) -> Result<()> {
        if x_layout.dims() != residual_layout.dims() {
            candle_core::bail!("residual {:?} for {:?}", residual_layout.dims(), x_layout.dims());
        }
        let width = self.norm.weight.len();
        let residual = floats(residual, residual_layout)?.chunks_exact(width);
        for (row, residual) in floats_mut(x, x_layout)?.chunks_exact_mut(width).zip(residual) {
            for ((value, bias), kept) in row.iter_mut().zip(self.before).zip(residual) {
                *value += bias + kept;
            }
            self.norm.row(row);
        }
        Ok(())
    }
}

fn floats<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&values[start..end]),
        _ => candle_core::bail!("needs contiguous 32-bit floats"),
    }
}

fn floats_mut<'a>(storage: &'a mut CpuStorage, layout: &Layout) -> Result<&'a mut [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&mut values[start..end]),
        _ => candle_core::bail!("needs contiguous 32-bit floats"),
    }
}

fn softmax_row(row: &mut [f32], scale: f32) {
    let largest = lanes(row, f32::NEG_INFINITY, |largest, x| if x > largest { x } else { largest });
    let largest = largest.into_iter().fold(f32::NEG_INFINITY, f32::max);
    row.iter_mut().for_each(|x| *x = exp_of_negative((*x - largest) * scale));
    let total = sum(row);
    row.iter_mut().for_each(|x| *x /= total);
}

/// The sum in eight lanes: a fixed order, whatever the instruction set.
fn sum(row: &[f32]) -> f32 {
    lanes(row, 0.0, |total, x| total + x).into_iter().sum()
}

fn lanes(row: &[f32], start: f32, combine: impl Fn(f32, f32) -> f32) -> [f32; 8] {
    let mut lanes = [start; 8];
    let chunks = row.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, x)| *lane = combine(*lane, *x));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, x)| *lane = combine(*lane, *x));
    lanes
}

fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function by a rational approximation on [-4, 4] (the one Eigen uses), within 4e-7 of the true value.
fn erf(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let mut top = -2.726_142_3e-10;
    for c in [2.770_681_4e-8, -2.101_024e-6, -5.692_506_5e-5, -7.349_906e-4, -2.954_6e-3, -1.609_603_3e-2] {
        top = top * square + c;
    }
    let mut bottom = -1.456_607_2e-5;
    for c in [-2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2] {
        bottom = bottom * square + c;
    }
    x * top / bottom
}

/// e to the power of `x` ≤ 0, within 2e-7 relative: 2ⁿ from the exponent bits times a polynomial for the rest.
fn exp_of_negative(x: f32) -> f32 {
    // Adding 1.5 · 2²³ leaves the nearest integer in the low bits of the mantissa.
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-87.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let power = shifted - ROUND;
    let rest = (x - power * 0.693_359_4) + power * 2.121_944_4e-4;
    let mut series = 1.987_569_1e-4;
    for c in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
        series = series * rest + c;
    }
    let fraction = series * rest * rest + rest + 1.0;
    fraction * f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    /// The error function by its series, in 64 bits.
    fn exact_erf(x: f64) -> f64 {
        let (mut term, mut total) = (x, x);
        for n in 1..200 {
            let n = f64::from(n);
            term *= -x * x / n;
            total += term / (2.0 * n + 1.0);
        }
        total * std::f64::consts::FRAC_2_SQRT_PI
    }

    #[test]
    fn erf_is_the_error_function() {
        for step in -500..=500 {
            let x = step as f32 / 100.0;
            assert!((f64::from(erf(x)) - exact_erf(f64::from(x))).abs() < 4e-7, "{x}");
        }
    }

    #[test]
    fn exp_is_the_exponential() {
        for step in 0..8_700 {
            let x = -(step as f32) / 100.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp_of_negative(x)) - exact).abs() <= 2e-7 * exact, "{x}");
        }
    }

    #[test]
    fn softmax_rows_sum_to_one_for_extreme_values() {
        let x = Tensor::new(&[[1e4_f32, -1e4, 0.0], [1.0, 2.0, 3.0]], &Device::Cpu).unwrap();
        scaled_softmax(&x, 0.5).unwrap();
        let rows = x.to_vec2::<f32>().unwrap();
        assert!((rows[0][0] - 1.0).abs() < 1e-6);
        let expected = [0.186_323_7, 0.307_195_9, 0.506_480_4];
        assert!(rows[1].iter().zip(expected).all(|(x, y)| (x - y).abs() < 1e-6), "{rows:?}");
    }

    #[test]
    fn layer_norm_adds_bias_and_residual_first() {
        let x = Tensor::new(&[[0.0_f32, 1.0], [5.0, 5.0]], &Device::Cpu).unwrap();
        let residual = Tensor::new(&[[1.0_f32, 2.0], [0.0, 0.0]], &Device::Cpu).unwrap();
        let norm = LayerNorm { weight: vec![1.0, 2.0], bias: vec![0.0, 0.5], epsilon: 1e-12 };
        norm.apply(&x, &[0.0, 1.0], &residual).unwrap();
        for row in x.to_vec2::<f32>().unwrap() {
            assert!((row[0] + 1.0).abs() < 1e-6 && (row[1] - 2.5).abs() < 1e-6, "{row:?}");
        }
    }
}
