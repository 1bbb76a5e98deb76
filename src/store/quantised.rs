//! Vectors in eight bits: a scale, then a signed byte for each dimension.

/// A unit vector in a quarter of the size of floats; the cosine of two of them moves by less than 0.002.
#[derive(Debug, Clone, PartialEq)]
pub struct QuantisedVector {
    scale: f32,
    values: Box<[i8]>,
}

impl QuantisedVector {
    /// The nearest such vector.
    #[must_use]
    pub fn of(vector: &[f32]) -> Self {
        let largest = vector.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        Self { scale, values: vector.iter().map(|value| (value / scale).round() as i8).collect() }
    }

    /// Cosine with a unit vector of the same dimension.
    #[must_use]
    pub fn cosine(&self, unit: &[f32]) -> f32 {
        let sum: f32 = self.values.iter().zip(unit).map(|(value, other)| f32::from(*value) * other).sum();
        sum * self.scale
    }

    /// Cosine with another such vector.
    #[must_use]
    pub fn cosine_with(&self, other: &Self) -> f32 {
        let sum: i32 = self
            .values
            .iter()
            .zip(&other.values)
            .map(|(one, other)| i32::from(*one) * i32::from(*other))
            .sum();
        sum as f32 * self.scale * other.scale
    }

    /// Scale, then values; little endian.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let values = self.values.iter().map(|value| value.cast_unsigned());
        self.scale.to_le_bytes().into_iter().chain(values).collect()
    }

    /// The vector of such bytes; empty when there are too few.
    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        let Some((scale, values)) = bytes.split_first_chunk::<4>() else {
            return Self { scale: 1.0, values: Box::default() };
        };
        let values = values.iter().map(|value| value.cast_signed()).collect();
        Self { scale: f32::from_le_bytes(*scale), values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_vector_comes_back_nearly_the_same() {
        let raw: Vec<f32> = (0..384).map(|place| ((place * 37 % 101) as f32 - 50.0) / 50.0).collect();
        let norm = raw.iter().map(|value| value * value).sum::<f32>().sqrt();
        let unit: Vec<f32> = raw.iter().map(|value| value / norm).collect();
        let back = QuantisedVector::from_bytes(&QuantisedVector::of(&unit).to_bytes());
        assert!((back.cosine(&unit) - 1.0).abs() < 0.002);
        assert!((back.cosine_with(&back) - 1.0).abs() < 0.004);
        assert!(QuantisedVector::from_bytes(&[1, 2]).cosine(&unit).abs() < f32::EPSILON);
    }
}
