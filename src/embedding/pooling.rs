//! From one vector per token to one unit vector per text.

use serde::{Deserialize, Serialize};

/// How token vectors become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pooling {
    /// The mean over all tokens.
    Mean,
    /// The first token's vector.
    Cls,
}

impl Pooling {
    /// The name used in files and identities.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Cls => "cls",
        }
    }

    /// The unit vector of a text; `states` is `[tokens, dimension]`, row after row.
    pub(super) fn unit_vector(self, states: &[f32], dimension: usize) -> Vec<f32> {
        let mut vector = match self {
            Self::Mean => mean(states, dimension),
            Self::Cls => states.iter().take(dimension).copied().collect(),
        };
        let norm = vector.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>().sqrt();
        let scale = if norm > 0.0 { (1.0 / norm) as f32 } else { 0.0 };
        vector.iter_mut().for_each(|x| *x *= scale);
        vector
    }
}

fn mean(states: &[f32], dimension: usize) -> Vec<f32> {
    let mut sum = vec![0.0; dimension];
    for row in states.chunks_exact(dimension) {
        sum.iter_mut().zip(row).for_each(|(total, x)| *total += x);
    }
    let tokens = (states.len() / dimension.max(1)).max(1) as f32;
    sum.iter_mut().for_each(|x| *x /= tokens);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_first_token_become_unit_vectors() {
        let states = [3.0, 0.0, 0.0, 4.0, 3.0, 4.0];
        let mean = Pooling::Mean.unit_vector(&states, 2);
        assert!((mean[0] - 0.6).abs() < 1e-6 && (mean[1] - 0.8).abs() < 1e-6, "{mean:?}");
        assert_eq!(Pooling::Cls.unit_vector(&states, 2), [1.0, 0.0]);
    }

    #[test]
    fn a_zero_vector_stays_zero() {
        assert_eq!(Pooling::Mean.unit_vector(&[0.0, 0.0], 2), [0.0, 0.0]);
    }
}
