//! The unigram model of `SentencePiece` over a mapped vocabulary: of all ways to cut a text into pieces the one whose
//! scores sum highest (Kudo 2018, <https://arxiv.org/abs/1804.10959>), to the token what `tokenizers` finds.

use super::vocabulary::Vocabulary;
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use tokenizers::models::unigram::UnigramTrainer;
use tokenizers::{Model, Result, Token};

/// So much worse than the worst piece is a character that no piece covers.
const UNKNOWN_PENALTY: f64 = 10.0;

/// The model.
pub(super) struct Unigram {
    vocabulary: Vocabulary,
    unknown: u32,
}

/// The best way to cut what ends at a position.
#[derive(Clone, Copy)]
struct Best {
    score: f64,
    start: usize,
    id: u32,
}

impl Unigram {
    /// Over that vocabulary; `unknown` is the id of what is not in it.
    pub(super) fn new(vocabulary: Vocabulary, unknown: u32) -> Self {
        Self { vocabulary, unknown }
    }

    /// The best cut before each position of `text`, its end included. Every character ends one: a piece, or unknown.
    fn best_cuts(&self, text: &str) -> Vec<Option<Best>> {
        let unknown_score = self.vocabulary.least_score() - UNKNOWN_PENALTY;
        let mut best: Vec<Option<Best>> = vec![None; text.len() + 1];
        for (start, character) in text.char_indices() {
            let so_far = best[start].map_or(0.0, |best| best.score);
            let mut offer = |length: usize, id: u32, score: f64| {
                let (known, score) = (&mut best[start + length], so_far + score);
                if known.is_none_or(|known| score > known.score) {
                    *known = Some(Best { score, start, id });
                }
            };
            let mut is_covered = false;
            self.vocabulary.each_prefix(&text.as_bytes()[start..], |length, id| {
                is_covered |= length == character.len_utf8();
                offer(length, id, self.vocabulary.score(id));
            });
            if !is_covered {
                offer(character.len_utf8(), self.unknown, unknown_score);
            }
        }
        best
    }

    /// The pieces of `text` and their ids; unknown neighbours are one.
    fn pieces(&self, text: &str) -> Vec<(Range<usize>, u32)> {
        let best = self.best_cuts(text);
        let mut pieces: Vec<(Range<usize>, u32)> = Vec::new();
        let mut end = text.len();
        while let Some(Best { start, id, .. }) = best[end] {
            match pieces.last_mut() {
                Some((following, of)) if id == self.unknown && *of == id => following.start = start,
                _ => pieces.push((start..end, id)),
            }
            end = start;
        }
        pieces.reverse();
        pieces
    }
}

impl Model for Unigram {
    type Trainer = UnigramTrainer;

    fn tokenize(&self, text: &str) -> Result<Vec<Token>> {
        let token = |(range, id): (Range<usize>, u32)| {
            let piece = &text[range.clone()];
            // Several unknown characters together may be a piece after all.
            let id = if id == self.unknown { self.vocabulary.id(piece).unwrap_or(id) } else { id };
            Token::new(id, piece.to_owned(), (range.start, range.end))
        };
        Ok(self.pieces(text).into_iter().map(token).collect())
    }

    fn token_to_id(&self, token: &str) -> Option<u32> {
        self.vocabulary.id(token)
    }

    fn id_to_token(&self, _id: u32) -> Option<String> {
        None
    }

    fn get_vocab(&self) -> HashMap<String, u32> {
        HashMap::new()
    }

    fn get_vocab_size(&self) -> usize {
        self.vocabulary.len()
    }

    fn save(&self, _folder: &Path, _prefix: Option<&str>) -> Result<Vec<PathBuf>> {
        Err("a compiled vocabulary is not saved; its `tokenizer.json` lies beside it".into())
    }

    fn get_trainer(&self) -> UnigramTrainer {
        UnigramTrainer::default()
    }
}
