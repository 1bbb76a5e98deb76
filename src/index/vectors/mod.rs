//! Search by vectors: an exact scan where it is fast or the filter leaves few, a graph above that.

mod byte_distance;
mod exact;
mod file;
mod graph;
mod links;
mod map;
mod mapped;
mod product;
mod quantised;
mod search;
mod walk;

pub(super) use file::VectorWriter;
pub(super) use graph::{GraphIndex, build as build_graph};
pub(super) use links::NAME as GRAPH_FILE;
pub use search::VectorSearch;

use std::path::Path;
use std::sync::Arc;

use self::exact::ExactIndex;
use self::mapped::MappedVectors;
use super::IndexError;
use super::rows::RowSet;

/// From this many passages on a graph is built; below it the exact scan answers every question.
pub(super) const GRAPH_FROM: usize = 50_000;
/// The exact scan is used when a filter leaves fewer passages than this …
const FEW_ROWS: usize = 5_000;
/// … or less than one part in this many: filtered graph search loses recall there.
const FEW_PART: usize = 10;

/// A row and its cosine to the question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Neighbour {
    /// Row of the generation.
    pub(super) row: usize,
    /// Cosine, −1 to 1.
    pub(super) similarity: f32,
}

/// A search over unit vectors.
pub(super) trait VectorIndex: Send + Sync {
    /// The `k` rows nearest to a unit vector among the allowed ones, nearest first, ties by row.
    fn nearest(&self, query: &[f32], k: usize, allowed: Option<&RowSet>) -> Vec<Neighbour>;
}

/// The vectors of a generation with whatever searches them.
pub(super) struct Vectors {
    mapped: Arc<MappedVectors>,
    exact: ExactIndex,
    graph: Option<GraphIndex>,
}

impl Vectors {
    /// Opens the vectors' file and, where there is one, the graph in the same folder.
    pub(super) fn open(
        folder: &Path,
        rows: usize,
        dimension: usize,
        graph: bool,
    ) -> Result<Self, IndexError> {
        let mapped = Arc::new(MappedVectors::open(&folder.join(file::NAME), rows, dimension)?);
        let graph = if graph { Some(GraphIndex::open(folder, Arc::clone(&mapped))?) } else { None };
        Ok(Self { exact: ExactIndex::new(Arc::clone(&mapped)), graph, mapped })
    }

    /// The vectors that were written to `folder`, for building a graph over them.
    pub(super) fn mapped(
        folder: &Path,
        rows: usize,
        dimension: usize,
    ) -> Result<Arc<MappedVectors>, IndexError> {
        MappedVectors::open(&folder.join(file::NAME), rows, dimension).map(Arc::new)
    }

    /// Cosine of a row to a question.
    pub(super) fn similarity(&self, row: usize, query: &[f32]) -> f32 {
        exact::cosine(self.mapped.row(row), query)
    }
}

impl VectorIndex for Vectors {
    fn nearest(&self, query: &[f32], k: usize, allowed: Option<&RowSet>) -> Vec<Neighbour> {
        match &self.graph {
            Some(graph) if !leaves_few(self.mapped.rows(), allowed) => graph.nearest(query, k, allowed),
            _ => self.exact.nearest(query, k, allowed),
        }
    }
}

fn leaves_few(rows: usize, allowed: Option<&RowSet>) -> bool {
    allowed.is_some_and(|allowed| allowed.len() < FEW_ROWS || allowed.len() < rows / FEW_PART)
}

/// Checks that a vector has the right length and is finite and of length 1.
pub(super) fn check_unit(vector: &[f32], dimension: usize) -> Result<(), String> {
    if vector.len() != dimension {
        return Err(format!("its vector has {} numbers instead of {dimension}", vector.len()));
    }
    let norm = product::dot(vector, vector);
    if (norm - 1.0).abs() < 1e-3 {
        Ok(())
    } else {
        Err(format!("its vector has the squared length {norm}, not 1"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::index::samples::Numbers;

    const DIMENSION: usize = 24;
    const ROWS: usize = 1_500;

    struct Sample {
        _folder: tempfile::TempDir,
        exact: ExactIndex,
        graph: GraphIndex,
    }

    fn sample() -> Sample {
        let folder = tempfile::tempdir().unwrap();
        let mut numbers = Numbers(3);
        let mut writer = VectorWriter::create(folder.path(), DIMENSION).unwrap();
        (0..ROWS).for_each(|_| writer.push(&numbers.unit(DIMENSION)).unwrap());
        writer.finish().unwrap();
        let mapped = Vectors::mapped(folder.path(), ROWS, DIMENSION).unwrap();
        build_graph(folder.path(), &mapped, &mut |_| {}).unwrap();
        let graph = GraphIndex::open(folder.path(), Arc::clone(&mapped)).unwrap();
        Sample { exact: ExactIndex::new(mapped), graph, _folder: folder }
    }

    fn recall(sample: &Sample, allowed: Option<&RowSet>) -> f64 {
        let mut numbers = Numbers(11);
        let (mut found, mut wanted) = (0, 0);
        for _ in 0..40 {
            let query = numbers.unit(DIMENSION);
            let exact: HashSet<usize> =
                sample.exact.nearest(&query, 10, allowed).iter().map(|n| n.row).collect();
            let near = sample.graph.nearest(&query, 10, allowed);
            assert!(near.iter().all(|n| allowed.is_none_or(|set| set.contains(n.row))), "outside the filter");
            assert!(near.is_sorted_by(|a, b| a.similarity >= b.similarity));
            wanted += exact.len();
            found += near.iter().filter(|n| exact.contains(&n.row)).count();
        }
        found as f64 / wanted as f64
    }

    #[test]
    fn the_graph_finds_nearly_what_the_exact_scan_finds() {
        let sample = sample();
        let all = recall(&sample, None);
        let half = recall(&sample, Some(&RowSet::of(ROWS, |row| row % 2 == 0)));
        let fifth = recall(&sample, Some(&RowSet::of(ROWS, |row| row % 5 == 0)));
        println!("recall of the graph: all {all}, half {half}, fifth {fifth}");
        assert!(all >= 0.97 && half >= 0.97 && fifth >= 0.9, "{all} {half} {fifth}");
        assert!(sample.graph.nearest(&[0.0; DIMENSION], 10, Some(&RowSet::of(ROWS, |_| false))).is_empty());
    }

    #[test]
    fn few_allowed_rows_are_scanned_exactly() {
        assert!(!leaves_few(100_000, None));
        assert!(leaves_few(100_000, Some(&RowSet::of(100_000, |row| row % 11 == 0))));
        assert!(!leaves_few(100_000, Some(&RowSet::of(100_000, |row| row % 2 == 0))));
        assert!(leaves_few(10_000, Some(&RowSet::of(10_000, |row| row % 3 == 0))));
    }

    #[test]
    fn vectors_that_are_no_unit_vectors_are_refused() {
        assert!(check_unit(&[1.0, 0.0], 2).is_ok());
        assert!(check_unit(&[1.0], 2).is_err());
        assert!(check_unit(&[2.0, 0.0], 2).is_err());
        assert!(check_unit(&[f32::NAN, 0.0], 2).is_err());
    }
}
