//! The graph: hierarchical navigable small worlds (Malkov and Yashunin 2018) over the mapped vectors.
//!
//! The graph holds row numbers, not vectors: its distance looks them up in the mapped file, so vectors are neither
//! stored nor loaded twice. A question travels through the same interface as the bits of its numbers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use hnsw_rs::prelude::{AnnT, Distance, Hnsw, HnswIo};

use super::exact::{best, cosine, dot_reading};
use super::mapped::MappedVectors;
use super::{Neighbour, VectorIndex};
use crate::index::IndexError;
use crate::index::rows::RowSet;

/// Links of a point on each layer, twice as many on the lowest: 16 is the middle of the paper's 5 to 48.
const LINKS: usize = 16;
/// Candidates looked at for a new point's links.
const BREADTH_OF_CONSTRUCTION: usize = 200;
/// Candidates looked at for a question, at least.
const BREADTH_OF_SEARCH: usize = 200;
/// Most layers; more than 16 the library does not keep.
const LAYERS: usize = 16;
/// Name that the library extends by `.hnsw.graph` and `.hnsw.data`.
const NAME: &str = "vectors";

/// Distance of two unit vectors, 1 − cosine, where a point is given by its row and a question by its bits.
#[derive(Clone)]
struct RowDistance {
    vectors: Arc<MappedVectors>,
}

impl Distance<u32> for RowDistance {
    fn eval(&self, a: &[u32], b: &[u32]) -> f32 {
        let similarity = match (a, b) {
            ([a], [b]) => cosine(self.vectors.row(*a as usize), self.vectors.row(*b as usize)),
            ([row], query) | (query, [row]) => self.similarity_of_bits(*row, query),
            _ => 0.0,
        };
        1.0 - similarity
    }
}

impl RowDistance {
    fn similarity_of_bits(&self, row: u32, query: &[u32]) -> f32 {
        dot_reading(self.vectors.row(row as usize), query, |bits| f32::from_bits(*bits)).clamp(-1.0, 1.0)
    }
}

/// Searches the graph.
pub(in super::super) struct GraphIndex {
    graph: Hnsw<'static, u32, RowDistance>,
    vectors: Arc<MappedVectors>,
}

impl GraphIndex {
    /// Builds the graph row by row: one thread, so that two builds of the same vectors give the same graph.
    pub(in super::super) fn build(vectors: Arc<MappedVectors>, mut progress: impl FnMut(usize)) -> Self {
        let distance = RowDistance { vectors: Arc::clone(&vectors) };
        let graph = Hnsw::new(LINKS, vectors.rows(), LAYERS, BREADTH_OF_CONSTRUCTION, distance);
        for row in 0..vectors.rows() {
            graph.insert((&[row as u32], row));
            progress(row + 1);
        }
        Self { graph, vectors }
    }

    /// Writes the graph's two files into a generation's folder.
    pub(in super::super) fn save(&self, folder: &Path) -> Result<(), IndexError> {
        let written = self.graph.file_dump(folder, NAME);
        written.map(drop).map_err(|error| IndexError::damaged(folder, format!("graph not written: {error}")))
    }

    /// Reads the graph's files. Their checksums must have been compared before: the library ends the process on some
    /// damaged files and panics on others.
    pub(super) fn load(folder: &Path, vectors: Arc<MappedVectors>) -> Result<Self, IndexError> {
        // The library binds the graph's lifetime to its reader. The reader is a path and a counter: leaking these few
        // hundred bytes once per opened generation is the price of a graph that can be kept.
        let reader: &'static HnswIo = Box::leak(Box::new(HnswIo::new(folder, NAME)));
        let distance = RowDistance { vectors: Arc::clone(&vectors) };
        let graph = catch_unwind(AssertUnwindSafe(|| reader.load_hnsw_with_dist(distance)))
            .map_err(|_| IndexError::damaged(folder, "graph unreadable"))?
            .map_err(|error| IndexError::damaged(folder, format!("graph unreadable: {error}")))?;
        if graph.get_nb_point() != vectors.rows() {
            let reason = format!("graph of {} points over {} vectors", graph.get_nb_point(), vectors.rows());
            return Err(IndexError::damaged(folder, reason));
        }
        Ok(Self { graph, vectors })
    }
}

impl VectorIndex for GraphIndex {
    fn nearest(&self, query: &[f32], k: usize, allowed: Option<&RowSet>) -> Vec<Neighbour> {
        let bits: Vec<u32> = query.iter().map(|number| number.to_bits()).collect();
        let breadth = BREADTH_OF_SEARCH.max(2 * k);
        let found = match allowed {
            None => self.graph.search(&bits, k, breadth),
            Some(set) => {
                let admits = |row: &usize| set.contains(*row);
                self.graph.search_filter(&bits, k, breadth, Some(&admits))
            }
        };
        // The cosine is computed anew as the exact scan does it, so that both give the same numbers.
        let neighbours = found
            .into_iter()
            .map(|found| found.get_origin_id())
            .map(|row| Neighbour { row, similarity: cosine(self.vectors.row(row), query) });
        best(neighbours.filter(|neighbour| allowed.is_none_or(|set| set.contains(neighbour.row))), k)
    }
}
