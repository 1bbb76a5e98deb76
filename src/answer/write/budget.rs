//! What a writer may spend: tokens of the answer, tokens of the prompt, time.

use std::time::{Duration, Instant};

use super::NumberedEvidence;

/// Tokens for one German word of vocabularies made for other languages, with a margin.
const TOKENS_PER_WORD: usize = 3;
/// Tokens for citation marks and for a model that overruns a little.
const MARGIN_TOKENS: usize = 48;
/// Bound on any answer.
const MOST_ANSWER_TOKENS: usize = 2_048;
/// Bytes for one token, low so that an estimate is too high rather than too low.
const BYTES_PER_TOKEN: usize = 3;

/// Tokens and time of one answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// Tokens the answer may have.
    pub(super) tokens: usize,
    end: Instant,
}

impl Budget {
    /// A budget that starts now.
    pub(super) fn new(most_words: usize, time: Duration) -> Self {
        let tokens = most_words.saturating_mul(TOKENS_PER_WORD).saturating_add(MARGIN_TOKENS);
        Self { tokens: tokens.min(MOST_ANSWER_TOKENS), end: Instant::now() + time }
    }

    /// Time left; zero when it is up.
    pub(super) fn time_left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    pub(super) fn time_is_up(&self) -> bool {
        self.time_left().is_zero()
    }
}

/// Tokens of a text whose tokenizer is not known.
pub(super) fn estimated_tokens(text: &str) -> usize {
    text.len() / BYTES_PER_TOKEN + 1
}

/// The leading passages that fit into `room` tokens. Passages come best first, so the last ones go.
pub(super) fn fitting(
    evidence: &[NumberedEvidence],
    room: usize,
    cost: impl Fn(&NumberedEvidence) -> usize,
) -> &[NumberedEvidence] {
    let mut left = room;
    let count = evidence
        .iter()
        .take_while(|passage| match left.checked_sub(cost(passage)) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        })
        .count();
    evidence.get(..count).unwrap_or(evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_passages_go_first() {
        let evidence: Vec<NumberedEvidence> = (1..=3)
            .map(|number| NumberedEvidence {
                number,
                document: String::new(),
                place: String::new(),
                text: String::new(),
            })
            .collect();
        let numbers = |room| -> Vec<u32> {
            fitting(&evidence, room, |_| 10).iter().map(|passage| passage.number).collect()
        };
        assert_eq!(numbers(29), [1, 2]);
        assert_eq!(numbers(30), [1, 2, 3]);
        assert!(numbers(9).is_empty());
    }

    #[test]
    fn an_absurd_length_stays_bounded() {
        assert_eq!(Budget::new(usize::MAX, Duration::ZERO).tokens, MOST_ANSWER_TOKENS);
    }
}
