//! An open generation and its searches.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;

use super::builder::{ROWS, checksum};
use super::generation::current;
use super::rows::Rows;
use super::vectors::{GRAPH_FILE, VectorIndex, Vectors, check_unit};
use super::words::WordIndex;
use super::{Filter, Generation, Hit, IndexError, Manifest, reciprocal_rank_fusion};
use crate::embedding::EncoderIdentities;

/// Hits of each search that take part in the fusion, at least.
pub const CANDIDATES: usize = 50;

/// A generation open for searching. It stays as it is when a new generation is built.
pub struct Index {
    generation: Generation,
    manifest: Manifest,
    rows: Rows,
    vectors: Vectors,
    words: WordIndex,
    _in_use: File,
}

/// Opens the generation in use.
///
/// # Errors
/// [`IndexError::Missing`] when nothing was built yet, [`IndexError::Mismatch`] when another embedder, chunker or
/// format made it, [`IndexError::Damaged`] when a file is missing or not as long as the manifest says.
pub fn open(index_dir: &Path, encoders: &EncoderIdentities, chunker: &str) -> Result<Index, IndexError> {
    let (generation, in_use) = current(index_dir)?;
    let manifest = Manifest::read(&generation.path)?;
    manifest.expect(&generation.path, &encoders.retriever, &encoders.selector, chunker)?;
    check_files(&generation.path, &manifest)?;
    let path = &generation.path;
    let rows = Rows::read(&path.join(ROWS))?;
    if rows.len() != manifest.counts.passages {
        let reason = format!("{} rows instead of {}", rows.len(), manifest.counts.passages);
        return Err(IndexError::damaged(&path.join(ROWS), reason));
    }
    let vectors = Vectors::open(path, rows.len(), encoders.retriever.dimension, manifest.graph)?;
    let words = WordIndex::open(path, rows.len())?;
    Ok(Index { generation, manifest, rows, vectors, words, _in_use: in_use })
}

impl Index {
    /// The `k` passages nearest to a question's unit vector, by cosine.
    ///
    /// # Errors
    /// [`IndexError::Query`] for a vector of the wrong dimension or length.
    pub fn search_vectors(
        &self,
        question: &[f32],
        k: usize,
        filter: &Filter,
    ) -> Result<Vec<Hit>, IndexError> {
        check_unit(question, self.manifest.identity.embedder.dimension).map_err(IndexError::Query)?;
        let allowed = self.rows.admitted(filter);
        let nearest = self.vectors.nearest(question, k.min(self.len()), allowed.as_ref());
        let hit = |(rank, neighbour): (u32, super::vectors::Neighbour)| {
            Some(Hit {
                passage: self.rows.passage(neighbour.row)?,
                score: neighbour.similarity,
                similarity: Some(neighbour.similarity),
                vector_rank: Some(rank),
                word_rank: None,
                word_score: None,
            })
        };
        Ok((1..).zip(nearest).filter_map(hit).collect())
    }

    /// The `k` passages that match a question's words best, by BM25. The question is text, never query syntax.
    pub fn search_words(&self, question: &str, k: usize, filter: &Filter) -> Result<Vec<Hit>, IndexError> {
        let found = self.words.search(question, k, filter)?;
        let hit = |(rank, found): (u32, super::words::WordHit)| {
            Some(Hit {
                passage: self.rows.passage(found.row)?,
                score: found.score,
                similarity: None,
                vector_rank: None,
                word_rank: Some(rank),
                word_score: Some(found.score),
            })
        };
        Ok((1..).zip(found).filter_map(hit).collect())
    }

    /// The `k` best passages by vectors and words together, see [`reciprocal_rank_fusion`]. Every hit has its cosine.
    pub fn search(
        &self,
        text: &str,
        vector: &[f32],
        k: usize,
        filter: &Filter,
    ) -> Result<Vec<Hit>, IndexError> {
        self.search_together(text, vector, &[], k, filter)
    }

    /// The same, fused with a further ranking of passages, best first.
    pub fn search_together(
        &self,
        text: &str,
        vector: &[f32],
        further: &[i64],
        k: usize,
        filter: &Filter,
    ) -> Result<Vec<Hit>, IndexError> {
        let depth = k.max(CANDIDATES);
        let by_vectors = self.search_vectors(vector, depth, filter)?;
        let by_words = self.search_words(text, depth, filter)?;
        let passages = |hits: &[Hit]| hits.iter().map(|hit| hit.passage).collect();
        let lists = [passages(&by_vectors), passages(&by_words), further.to_vec()];
        let fused = reciprocal_rank_fusion(&lists);
        let place = |rank: Option<u32>| rank.map(|rank| rank as usize - 1);
        let hit = |fused: super::Fused| {
            let (vector_rank, word_rank) = (fused.ranks[0], fused.ranks[1]);
            Some(Hit {
                passage: fused.passage,
                score: fused.score,
                similarity: Some(self.vectors.similarity(self.rows.row_of(fused.passage)?, vector)),
                vector_rank,
                word_rank,
                word_score: place(word_rank).and_then(|place| by_words.get(place)?.word_score),
            })
        };
        Ok(fused.into_iter().take(k).filter_map(hit).collect())
    }

    /// The terms of a question with their weights: rarer ones weigh more, words that no passage has most.
    pub fn weigh(&self, question: &str) -> Result<BTreeMap<String, f32>, IndexError> {
        self.words.weigh(question)
    }

    /// The terms of a text, comparable with those of [`Index::weigh`].
    #[must_use]
    pub fn terms(&self, text: &str) -> BTreeSet<String> {
        self.words.terms(text)
    }

    /// Hits of given passages in the given order, with their cosines; passages that are not here are left out.
    #[must_use]
    pub fn hits(&self, passages: &[i64], vector: &[f32]) -> Vec<Hit> {
        let hit = |(rank, passage): (u32, &i64)| {
            Some(Hit {
                passage: *passage,
                score: 1.0 / rank as f32,
                similarity: Some(self.vectors.similarity(self.rows.row_of(*passage)?, vector)),
                vector_rank: None,
                word_rank: None,
                word_score: None,
            })
        };
        (1..).zip(passages).filter_map(hit).collect()
    }

    /// The parts of a compound without linking elements, in lower case; empty when it is none.
    #[must_use]
    pub fn compound_parts(&self, word: &str) -> Vec<String> {
        self.words.compound_parts(word)
    }

    /// Whether a word stands in a passage.
    #[must_use]
    pub fn knows_word(&self, word: &str) -> bool {
        self.words.knows(word)
    }

    /// What the generation says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The generation that is open.
    #[must_use]
    pub fn generation(&self) -> &Generation {
        &self.generation
    }

    /// Number of passages.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no passage.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Compares every file with its checksum; takes as long as reading them.
    pub fn verify(&self) -> Result<(), IndexError> {
        self.manifest.files.iter().try_for_each(|file| check_content(&self.generation.path, file))
    }
}

/// Checks that every file is there in full; the graph's, where a wrong link would never be noticed, also by checksum.
fn check_files(generation: &Path, manifest: &Manifest) -> Result<(), IndexError> {
    for file in &manifest.files {
        let path = generation.join(&file.path);
        let found = fs::metadata(&path).map_err(|error| IndexError::damaged(&path, error.to_string()))?.len();
        if found != file.length {
            return Err(IndexError::damaged(&path, format!("{found} bytes long instead of {}", file.length)));
        }
    }
    let graph = manifest.files.iter().filter(|file| file.path == GRAPH_FILE);
    graph.into_iter().try_for_each(|file| check_content(generation, file))
}

fn check_content(generation: &Path, file: &super::FileRecord) -> Result<(), IndexError> {
    let path = generation.join(&file.path);
    let (_, found) = checksum(&path).map_err(|error| IndexError::damaged(&path, error.to_string()))?;
    if found == file.sha256 { Ok(()) } else { Err(IndexError::damaged(&path, "its checksum differs")) }
}
