//! The exact scan: every allowed vector is compared.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use rayon::prelude::*;

use super::mapped::MappedVectors;
use super::product::dot;
use super::{Neighbour, VectorIndex};
use crate::index::rows::RowSet;

/// Rows that one thread compares at a time.
const ROWS_PER_TASK: usize = 8_192;

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
    }
}
