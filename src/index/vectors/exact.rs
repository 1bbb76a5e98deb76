//! The exact scan: every allowed vector is compared.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use rayon::prelude::*;

use super::mapped::MappedVectors;
use super::{Neighbour, VectorIndex};
use crate::index::rows::RowSet;

/// Rows that one thread compares at a time.
const ROWS_PER_TASK: usize = 8_192;
/// Numbers added up side by side, so that the compiler can use vector registers.
const LANES: usize = 16;

/// Compares a question with every allowed vector.
pub(super) struct ExactIndex {
    vectors: Arc<MappedVectors>,
}

impl ExactIndex {
    /// Scans the given vectors.
    pub(super) fn new(vectors: Arc<MappedVectors>) -> Self {
        Self { vectors }
    }

    fn nearest_between(
        &self,
        rows: std::ops::Range<usize>,
        query: &[f32],
        k: usize,
        allowed: Option<&RowSet>,
    ) -> Vec<Neighbour> {
        let allowed = |row: &usize| allowed.is_none_or(|set| set.contains(*row));
        let neighbours = rows
            .filter(allowed)
            .map(|row| Neighbour { row, similarity: cosine(self.vectors.row(row), query) });
        best(neighbours, k)
    }
}

impl VectorIndex for ExactIndex {
    fn nearest(&self, query: &[f32], k: usize, allowed: Option<&RowSet>) -> Vec<Neighbour> {
        let rows = self.vectors.rows();
        let tasks = rows.div_ceil(ROWS_PER_TASK);
        let task = |number: usize| {
            let range = number * ROWS_PER_TASK..rows.min((number + 1) * ROWS_PER_TASK);
            self.nearest_between(range, query, k, allowed)
        };
        let parts: Vec<Vec<Neighbour>> = if tasks > 1 {
            (0..tasks).into_par_iter().map(task).collect()
        } else {
            (0..tasks).map(task).collect()
        };
        best(parts.into_iter().flatten(), k)
    }
}

/// A neighbour in the order of a result list: nearer first, then the smaller row.
#[derive(PartialEq)]
struct Ranked(Neighbour);

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.similarity.total_cmp(&self.0.similarity).then(self.0.row.cmp(&other.0.row))
    }
}

/// The `k` best in order.
pub(super) fn best(neighbours: impl Iterator<Item = Neighbour>, k: usize) -> Vec<Neighbour> {
    let mut heap = BinaryHeap::with_capacity(k.min(1_024) + 1);
    for neighbour in neighbours {
        heap.push(Ranked(neighbour));
        if heap.len() > k {
            heap.pop();
        }
    }
    heap.into_sorted_vec().into_iter().map(|Ranked(neighbour)| neighbour).collect()
}

/// Cosine of two unit vectors, kept within −1 and 1 against rounding.
pub(super) fn cosine(a: &[f32], b: &[f32]) -> f32 {
    dot(a, b).clamp(-1.0, 1.0)
}

/// Scalar product of two vectors of the same length.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    dot_reading(a, b, |number| *number)
}

/// Scalar product where the second vector's numbers come in another form.
pub(super) fn dot_reading<T>(a: &[f32], b: &[T], read: impl Fn(&T) -> f32) -> f32 {
    let mut sums = [0.0_f32; LANES];
    let (blocks_a, rest_a) = a.as_chunks::<LANES>();
    let (blocks_b, rest_b) = b.as_chunks::<LANES>();
    for (a, b) in blocks_a.iter().zip(blocks_b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * read(&b[lane]);
        }
    }
    let rest: f32 = rest_a.iter().zip(rest_b).map(|(a, b)| a * read(b)).sum();
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_those_a_full_sort_puts_first(similarities in prop::collection::vec(-3_i8..3, 0..40), k in 0_usize..20) {
            let all: Vec<Neighbour> = similarities
                .iter()
                .enumerate()
                .map(|(row, &similarity)| Neighbour { row, similarity: f32::from(similarity) / 4.0 })
                .collect();
            let mut sorted = all.clone();
            sorted.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.row.cmp(&b.row)));
            sorted.truncate(k);
            prop_assert_eq!(best(all.into_iter(), k), sorted);
        }

        #[test]
        fn the_product_in_lanes_is_the_plain_one(a in prop::collection::vec(-1.0_f32..1.0, 0..50)) {
            let b: Vec<f32> = a.iter().rev().copied().collect();
            let plain: f64 = a.iter().zip(&b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
            prop_assert!((f64::from(dot(&a, &b)) - plain).abs() < 1e-4);
        }
    }
}
