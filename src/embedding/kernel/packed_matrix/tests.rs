//! The product against the plain f32 product, and the paths against each other.

use proptest::prelude::*;

use super::*;
use crate::embedding::kernel::test_values::noise;

fn product(
    instructions: Instructions,
    weights: &[f32],
    x: &[f32],
    [tokens, outputs, inputs]: [usize; 3],
) -> Vec<f32> {
    product_in(instructions, Precision::Fine, weights, x, [tokens, outputs, inputs])
}

fn product_in(
    instructions: Instructions,
    precision: Precision,
    weights: &[f32],
    x: &[f32],
    [tokens, outputs, inputs]: [usize; 3],
) -> Vec<f32> {
    let mut out = vec![f32::NAN; tokens * outputs];
    PackedMatrix::pack_for(instructions, precision, weights, outputs, inputs).multiply(x, tokens, &mut out);
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn paths_agree_and_are_near_the_float_product(
        tokens in 0_usize..40, outputs in 1_usize..70, inputs in 1_usize..200, spread in 0.001_f32..100.0,
    ) {
        let weights = noise(outputs * inputs, 0.2);
        let x = noise(tokens * inputs, spread);
        let out = product(Instructions::detect(), &weights, &x, [tokens, outputs, inputs]);
        for instructions in Instructions::all() {
            prop_assert_eq!(&out, &product(instructions, &weights, &x, [tokens, outputs, inputs]));
        }
        let in_bytes = product_in(Instructions::detect(), Precision::Bytes, &weights, &x, [tokens, outputs, inputs]);
        for (precision, out) in [(Precision::Fine, &out), (Precision::Bytes, &in_bytes)] {
            let mut halves = vec![f32::NAN; tokens * outputs];
            let packed = PackedMatrix::pack(precision, &weights, outputs, inputs);
            packed.multiply_in_halves(&x, tokens, &mut halves, |half, range| {
                assert_eq!(half.len(), tokens * range.len());
            });
            prop_assert_eq!(out, &halves);
        }
        for (index, (value, in_bytes)) in out.iter().zip(&in_bytes).enumerate() {
            let x = &x[index / outputs * inputs..][..inputs];
            let weights = &weights[index % outputs * inputs..][..inputs];
            let exact: f32 = x.iter().zip(weights).map(|(x, weight)| x * weight).sum();
            let norm = |values: &[f32]| values.iter().map(|value| value * value).sum::<f32>().sqrt();
            let bound = 0.01 * norm(x) * norm(weights);
            prop_assert!((value - exact).abs() <= bound, "{} {}", value, exact);
            prop_assert!((in_bytes - exact).abs() <= 2.0 * bound, "{} {}", in_bytes, exact);
        }
    }
}

#[test]
fn error_is_under_one_percent_of_the_results_norm_and_under_two_in_bytes() {
    for (inputs, precision, most) in [384, 1536]
        .into_iter()
        .flat_map(|inputs| [(inputs, Precision::Fine, 0.01), (inputs, Precision::Bytes, 0.02)])
    {
        // Sums of three uniform values have tails like trained weights and activations.
        let bell = |rows: usize| -> Vec<f32> {
            noise(3 * rows * inputs, 1.0).chunks(3).map(|values| values.iter().sum()).collect()
        };
        let (weights, x) = (bell(48), bell(20));
        let out = product_in(Instructions::detect(), precision, &weights, &x, [20, 48, inputs]);
        let (mut error, mut norm) = (0.0, 0.0);
        for (index, value) in out.iter().enumerate() {
            let (x, weights) = (&x[index / 48 * inputs..], &weights[index % 48 * inputs..]);
            let exact: f32 = x.iter().zip(weights).take(inputs).map(|(x, weight)| x * weight).sum();
            (error, norm) = (error + (value - exact).powi(2), norm + exact.powi(2));
        }
        assert!((error / norm).sqrt() < most, "{}", (error / norm).sqrt());
    }
}

#[test]
fn largest_operands_do_not_overflow() {
    for inputs in [384, 1536, 4096] {
        for precision in [Precision::Fine, Precision::Bytes] {
            let (weights, x) = (vec![-1.0; 3 * inputs], vec![1.0; 7 * inputs]);
            let out = product_in(Instructions::detect(), precision, &weights, &x, [7, 3, inputs]);
            assert!(out.iter().all(|value| (value + inputs as f32).abs() < 0.01), "{out:?}");
        }
    }
}

#[test]
fn long_texts_in_several_passes_agree() {
    let (weights, x) = (noise(20 * 1536, 1.0), noise(350 * 1536, 1.0));
    for (precision, one_by_one) in
        [(Precision::Fine, Instructions::Portable), (Precision::Bytes, Instructions::detect())]
    {
        let whole = product_in(Instructions::detect(), precision, &weights, &x, [350, 20, 1536]);
        for (token, expected) in whole.chunks(20).enumerate() {
            let x = &x[token * 1536..][..1536];
            assert_eq!(product_in(one_by_one, precision, &weights, x, [1, 20, 1536]), expected);
        }
    }
}

#[test]
fn only_a_row_that_is_not_finite_becomes_nan() {
    for (instructions, precision) in Instructions::all().into_iter().flat_map(|instructions| {
        [Precision::Fine, Precision::Bytes].map(|precision| (instructions, precision))
    }) {
        let mut x = vec![1.0; 3 * 5];
        (x[1], x[7], x[10]) = (f32::NAN, f32::INFINITY, 2.0);
        let out = product_in(instructions, precision, &[1.0; 10], &x, [3, 2, 5]);
        assert!(out[..4].iter().all(|value| value.is_nan()));
        assert!(out[4..].iter().all(|value| (value - 6.0).abs() < 0.05), "{out:?}");
    }
}
