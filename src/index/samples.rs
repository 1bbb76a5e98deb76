//! Made-up entries for the tests of this room.

use std::convert::Infallible;
use std::path::Path;

use super::builder::build_with_graph_from;
use super::{Entry, Generation, Identity, Index, IndexError, open};
use crate::embedding::{EmbedderIdentity, EncoderIdentities};

/// Dimension of the vectors of small samples.
pub(super) const DIMENSION: usize = 16;
/// Version of the chunker of all samples.
pub(super) const CHUNKER: &str = "1";

pub(super) fn embedder(dimension: usize) -> EmbedderIdentity {
    EmbedderIdentity {
        name: "sample".to_owned(),
        checksum: "0123456789abcdef".to_owned(),
        dimension,
        pooling: "mean".to_owned(),
        query_prefix: "query: ".to_owned(),
        passage_prefix: "passage: ".to_owned(),
        runtime: "1".to_owned(),
    }
}

pub(super) fn identity(dimension: usize) -> Identity {
    Identity {
        chunker: CHUNKER.to_owned(),
        corpus: "c0ffee".to_owned(),
        embedder: embedder(dimension),
        selector: embedder(dimension),
    }
}

pub(super) fn encoders(dimension: usize) -> EncoderIdentities {
    EncoderIdentities { retriever: embedder(dimension), selector: embedder(dimension) }
}

/// A small generator of even numbers between −1 and 1 (splitmix64).
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }

    pub(super) fn unit(&mut self, dimension: usize) -> Vec<f32> {
        let numbers: Vec<f32> = (0..dimension).map(|_| self.next()).collect();
        normalised(numbers)
    }
}

pub(super) fn normalised(mut numbers: Vec<f32>) -> Vec<f32> {
    let norm = numbers.iter().map(|number| number * number).sum::<f32>().sqrt();
    for number in &mut numbers {
        *number /= norm;
    }
    numbers
}

/// Entries with the given texts, passages 10, 20, …, two per document, two documents per collection.
pub(super) fn entries(texts: &[&str]) -> Vec<Entry> {
    let mut numbers = Numbers(7);
    let entry = |(number, text): (usize, &&str)| Entry {
        passage: 10 * (i64::try_from(number).unwrap() + 1),
        document: format!("document-{}", number / 2),
        collection: format!("collection-{}", number / 4),
        title: "Handbuch".to_owned(),
        headings: vec![],
        text: (*text).to_owned(),
        vector: numbers.unit(DIMENSION),
    };
    texts.iter().enumerate().map(entry).collect()
}

/// Builds without a graph unless there are `graph_from` entries.
pub(super) fn build_from(
    directory: &Path,
    entries: &[Entry],
    graph_from: usize,
) -> Result<Generation, IndexError> {
    let dimension = entries.first().map_or(DIMENSION, |entry| entry.vector.len());
    let entries = entries.iter().cloned().map(Ok::<_, Infallible>);
    build_with_graph_from(graph_from, directory, identity(dimension), entries, &mut |_| {})
}

/// An index of the given texts.
pub(super) fn index_of(texts: &[&str]) -> (tempfile::TempDir, Index) {
    let directory = tempfile::tempdir().unwrap();
    build_from(directory.path(), &entries(texts), usize::MAX).unwrap();
    let index = open(directory.path(), &encoders(DIMENSION), CHUNKER).unwrap();
    (directory, index)
}
