//! Vector search alone, without passages and words: for measuring it.

use std::path::Path;
use std::sync::Arc;

use super::exact::ExactIndex;
use super::graph::{self, GraphIndex};
use super::links;
use super::mapped::MappedVectors;
use super::{Neighbour, VectorIndex, VectorWriter, Vectors, file, quantised};
use crate::index::IndexError;

/// A graph and the exact scan over the same vectors.
pub struct VectorSearch {
    vectors: Arc<MappedVectors>,
    graph: GraphIndex,
    bytes: u64,
}

impl VectorSearch {
    /// Writes unit vectors and a graph over them into a folder and opens both.
    ///
    /// # Errors
    /// When the folder cannot be written or a vector has another length.
    pub fn build<V: AsRef<[f32]>>(
        folder: &Path,
        dimension: usize,
        vectors: impl IntoIterator<Item = std::io::Result<V>>,
    ) -> Result<Self, IndexError> {
        let mut writer = VectorWriter::create(folder, dimension)?;
        let mut rows = 0;
        for vector in vectors {
            let vector = vector.map_err(IndexError::io(folder))?;
            if vector.as_ref().len() != dimension {
                let reason =
                    format!("{} numbers in row {rows} instead of {dimension}", vector.as_ref().len());
                return Err(IndexError::damaged(folder, reason));
            }
            writer.push(vector.as_ref())?;
            rows += 1;
        }
        writer.finish()?;
        let vectors = Vectors::mapped(folder, rows, dimension)?;
        graph::build(folder, &vectors, &mut |_| {})?;
        let graph = GraphIndex::open(folder, Arc::clone(&vectors))?;
        let length = |name: &str| std::fs::metadata(folder.join(name)).map_err(IndexError::io(folder));
        let files = [file::NAME, quantised::NAME, links::NAME];
        let bytes = files.into_iter().map(|name| Ok(length(name)?.len())).sum::<Result<u64, IndexError>>()?;
        Ok(Self { vectors, graph, bytes })
    }

    /// Bytes on disk.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The `k` rows nearest to a unit vector by the graph, with `width` rows kept in sight.
    #[must_use]
    pub fn nearest(&self, query: &[f32], k: usize, width: usize) -> Vec<usize> {
        rows(self.graph.nearest_within(query, k, width, None))
    }

    /// The same, by comparing all.
    #[must_use]
    pub fn nearest_exactly(&self, query: &[f32], k: usize) -> Vec<usize> {
        rows(ExactIndex::new(Arc::clone(&self.vectors)).nearest(query, k, None))
    }
}

fn rows(neighbours: Vec<Neighbour>) -> Vec<usize> {
    neighbours.into_iter().map(|neighbour| neighbour.row).collect()
}
