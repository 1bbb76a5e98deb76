//! The graph: hierarchical navigable small worlds (Malkov and Yashunin 2018) over the mapped vectors.
//!
//! The library builds it; its links are then kept in a file of their own that is mapped and walked in place: vectors are
//! neither stored nor loaded twice, and opening reads nothing into memory.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hnsw_rs::prelude::{Distance, Hnsw};
use rayon::prelude::*;

use super::byte_distance::squared_distance;
use super::exact::{best, cosine};
use super::links::{self, Layer, Links};
use super::mapped::MappedVectors;
use super::quantised::{self, QuantisedVectors};
use super::{Neighbour, VectorIndex, walk};
use crate::index::IndexError;
use crate::index::rows::RowSet;

/// Links of a point on each layer, twice as many on the lowest: 16 is the middle of the paper's 5 to 48.
const LINKS: usize = 16;
/// Candidates looked at for a new point's links.
const BREADTH_OF_CONSTRUCTION: usize = 200;
/// Candidates kept in sight for a question, at least.
const BREADTH_OF_SEARCH: usize = 200;
/// Of each wanted row so many are compared in full: what bytes put among the first 12, the full vectors put among the
/// first 10.
const COMPARED_IN_FULL: usize = 2;
/// Most layers; more than 16 the library does not keep.
const LAYERS: usize = 16;
/// Rows that are inserted between two reports of progress.
const ROWS_AT_ONCE: usize = 2_048;

/// Squared distance of two vectors in bytes; of unit vectors the nearer has the greater cosine.
#[derive(Clone)]
struct SquaredDistance;

impl Distance<i8> for SquaredDistance {
    fn eval(&self, a: &[i8], b: &[i8]) -> f32 {
        squared_distance(a, b) as f32
    }
}

/// Builds the graph on all cores and writes its files into a generation's folder. Rows are inserted side by side, so two
/// graphs over the same vectors differ in single links.
pub(in super::super) fn build(
    folder: &Path,
    vectors: &MappedVectors,
    progress: &mut dyn FnMut(usize),
) -> Result<(), IndexError> {
    quantised::write(folder, vectors)?;
    let rows = vectors.rows();
    let bytes = QuantisedVectors::open(folder, rows, vectors.dimension())?;
    let graph = Hnsw::new(LINKS, rows, LAYERS, BREADTH_OF_CONSTRUCTION, SquaredDistance);
    let inserted = AtomicUsize::new(0);
    for start in (0..rows).step_by(ROWS_AT_ONCE) {
        (start..rows.min(start + ROWS_AT_ONCE)).into_par_iter().for_each(|row| {
            graph.insert((bytes.row(row), row));
            inserted.fetch_add(1, Ordering::Relaxed);
        });
        progress(inserted.load(Ordering::Relaxed));
    }
    links::write(folder, rows, &layers(&graph))
}

/// The graph's links by layer, rows in order.
fn layers(graph: &Hnsw<'_, i8, SquaredDistance>) -> Vec<Layer> {
    let points = graph.get_point_indexation();
    let highest = usize::from(points.get_max_level_observed());
    let mut layers: Vec<Layer> = (0..=highest).map(|_| Layer::default()).collect();
    for height in 0..=highest {
        for point in points.get_layer_iterator(height) {
            let links = point.get_neighborhood_id();
            for (layer, links) in layers.iter_mut().zip(links).take(height + 1) {
                let rows = links.iter().map(|link| link.get_origin_id() as u32).collect();
                layer.members.push((point.get_origin_id() as u32, rows));
            }
        }
    }
    for layer in &mut layers {
        layer.members.sort_by_key(|(row, _)| *row);
    }
    layers
}

/// Searches the graph.
pub(in super::super) struct GraphIndex {
    links: Links,
    bytes: QuantisedVectors,
    vectors: Arc<MappedVectors>,
}

impl GraphIndex {
    /// Maps the graph's files.
    pub(super) fn open(folder: &Path, vectors: Arc<MappedVectors>) -> Result<Self, IndexError> {
        let links = Links::open(folder, vectors.rows())?;
        let bytes = QuantisedVectors::open(folder, vectors.rows(), vectors.dimension())?;
        Ok(Self { links, bytes, vectors })
    }

    /// The `k` rows nearest to a query with `width` of them kept in sight.
    pub(super) fn nearest_within(
        &self,
        query: &[f32],
        k: usize,
        width: usize,
        allowed: Option<&RowSet>,
    ) -> Vec<Neighbour> {
        let mut rows = walk::nearest(&self.links, &self.bytes, query, width.max(k), allowed);
        rows.truncate(COMPARED_IN_FULL * k);
        rows.iter().for_each(|row| self.vectors.fetch(*row));
        let neighbour = |row| Neighbour { row, similarity: cosine(self.vectors.row(row), query) };
        best(rows.into_iter().map(neighbour), k)
    }
}

impl VectorIndex for GraphIndex {
    fn nearest(&self, query: &[f32], k: usize, allowed: Option<&RowSet>) -> Vec<Neighbour> {
        self.nearest_within(query, k, BREADTH_OF_SEARCH.max(2 * k), allowed)
    }
}
