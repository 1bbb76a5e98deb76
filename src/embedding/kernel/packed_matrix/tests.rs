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
    let mut out = vec![f32::NAN; tokens * outputs];
    PackedMatrix::pack_for(instructions, weights, outputs, inputs).multiply(x, tokens, &mut out);
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
        let mut halves = vec![f32::NAN; tokens * outputs];
        PackedMatrix::pack(&weights, outputs, inputs).multiply_in_halves(&x, tokens, &mut halves, |half, range| {
            assert_eq!(half.len(), tokens * range.len());
        });
        prop_assert_eq!(&out, &halves);
        for (index, value) in out.iter().enumerate() {
            let x = &x[index / outputs * inputs..][..inputs];
            let weights = &weights[index % outputs * inputs..][..inputs];
            let exact: f32 = x.iter().zip(weights).map(|(x, weight)| x * weight).sum();
            let norm = |values: &[f32]| values.iter().map(|value| value * value).sum::<f32>().sqrt();
            prop_assert!((value - exact).abs() <= 0.01 * norm(x) * norm(weights), "{} {}", value, exact);
        }
    }
}

#[test]
fn error_is_under_one_percent_of_the_results_norm() {
    for inputs in [384, 1536] {
        // Sums of three uniform values have tails like trained weights and activations.
        let bell = |rows: usize| -> Vec<f32> {
            noise(3 * rows * inputs, 1.0).chunks(3).map(|values| values.iter().sum()).collect()
        };
        let (weights, x) = (bell(48), bell(20));
        let out = product(Instructions::detect(), &weights, &x, [20, 48, inputs]);
        let (mut error, mut norm) = (0.0, 0.0);
        for (index, value) in out.iter().enumerate() {
            let (x, weights) = (&x[index / 48 * inputs..], &weights[index % 48 * inputs..]);
            let exact: f32 = x.iter().zip(weights).take(inputs).map(|(x, weight)| x * weight).sum();
            (error, norm) = (error + (value - exact).powi(2), norm + exact.powi(2));
        }
        assert!((error / norm).sqrt() < 0.01, "{}", (error / norm).sqrt());
    }
}

#[test]
fn largest_operands_do_not_overflow() {
    for inputs in [384, 1536, 4096] {
        let out =
            product(Instructions::detect(), &vec![-1.0; 3 * inputs], &vec![1.0; 7 * inputs], [7, 3, inputs]);
        assert!(out.iter().all(|value| (value + inputs as f32).abs() < 0.01), "{out:?}");
    }
}

#[test]
fn long_texts_in_several_passes_agree() {
    let (weights, x) = (noise(20 * 1536, 1.0), noise(150 * 1536, 1.0));
    let whole = product(Instructions::detect(), &weights, &x, [150, 20, 1536]);
    for (token, expected) in whole.chunks(20).enumerate() {
        let x = &x[token * 1536..][..1536];
        assert_eq!(product(Instructions::Portable, &weights, x, [1, 20, 1536]), expected);
    }
}

#[test]
fn only_a_row_that_is_not_finite_becomes_nan() {
    for instructions in Instructions::all() {
        let mut x = vec![1.0; 3 * 5];
        (x[1], x[7], x[10]) = (f32::NAN, f32::INFINITY, 2.0);
        let out = product(instructions, &[1.0; 10], &x, [3, 2, 5]);
        assert!(out[..4].iter().all(|value| value.is_nan()));
        assert!(out[4..].iter().all(|value| (value - 6.0).abs() < 0.01), "{out:?}");
    }
}
