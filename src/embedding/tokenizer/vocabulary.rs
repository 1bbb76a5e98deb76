//! The pieces of a vocabulary and their scores, looked up in a mapped file.

use super::super::mapped_file::MappedFile;
use fst::raw::{Fst, Output};
use std::ops::Range;
use std::sync::Arc;

const SCORE_BYTES: usize = size_of::<f64>();

/// Pieces in a transducer from bytes to id, and a score for each id. A trie of hash maps over the same 250,000 pieces
/// takes half a second to build and 200 MB.
pub(super) struct Vocabulary {
    pieces: Fst<Part>,
    scores: Part,
    least_score: f64,
}

/// A part of a mapped file.
#[derive(Clone)]
pub(super) struct Part {
    file: Arc<MappedFile>,
    range: Range<usize>,
}

impl Part {
    /// `None` where the file is shorter.
    pub(super) fn of(file: &Arc<MappedFile>, range: Range<usize>) -> Option<Self> {
        file.bytes().get(range.clone())?;
        Some(Self { file: Arc::clone(file), range })
    }
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        &self.file.bytes()[self.range.clone()]
    }
}

impl Vocabulary {
    /// A vocabulary of `pieces` as [`write()`] wrote them, and of the scores as little-endian 64-bit floats.
    pub(super) fn open(pieces: Part, scores: Part) -> fst::Result<Self> {
        let pieces = Fst::new(pieces)?;
        pieces.verify()?;
        let mut vocabulary = Self { pieces, scores, least_score: 0.0 };
        let ids = 0..vocabulary.len() as u32;
        vocabulary.least_score = ids.map(|id| vocabulary.score(id)).fold(f64::INFINITY, f64::min);
        Ok(vocabulary)
    }

    /// How many ids there are.
    pub(super) fn len(&self) -> usize {
        self.scores.as_ref().len() / SCORE_BYTES
    }

    /// The least score of all.
    pub(super) fn least_score(&self) -> f64 {
        self.least_score
    }

    /// The score of a piece; of an id that is none, the worst.
    pub(super) fn score(&self, id: u32) -> f64 {
        let (scores, _) = self.scores.as_ref().as_chunks::<SCORE_BYTES>();
        scores.get(id as usize).map_or(f64::NEG_INFINITY, |bytes| f64::from_le_bytes(*bytes))
    }

    /// The id of that piece.
    pub(super) fn id(&self, piece: &str) -> Option<u32> {
        self.pieces.get(piece).map(|id| id.value() as u32)
    }

    /// Tells the length in bytes and the id of every piece that `text` begins with, the shortest first.
    pub(super) fn each_prefix(&self, text: &[u8], mut tell: impl FnMut(usize, u32)) {
        let (mut node, mut output) = (self.pieces.root(), Output::zero());
        for (index, byte) in text.iter().enumerate() {
            let Some(found) = node.find_input(*byte) else { return };
            let transition = node.transition(found);
            output = output.cat(transition.out);
            node = self.pieces.node(transition.addr);
            if node.is_final() {
                tell(index + 1, output.cat(node.final_output()).value() as u32);
            }
        }
    }
}

/// The transducer over `pieces`, sorted, with their ids.
pub(super) fn write<'a>(pieces: impl IntoIterator<Item = (&'a str, u32)>) -> fst::Result<Vec<u8>> {
    let mut builder = fst::MapBuilder::memory();
    for (piece, id) in pieces {
        builder.insert(piece, u64::from(id))?;
    }
    builder.into_inner()
}
