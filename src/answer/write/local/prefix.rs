//! Work on the part of the prompt that is always the same, done once.

use candle_core::Result;

use super::cache::KeyValues;

/// Tokens at the end of the common part that a following text could join with others.
const LOOSE_TOKENS: usize = 2;

/// The first tokens of every prompt, with their keys and values.
pub(super) struct Prefix {
    tokens: Vec<u32>,
    cache: KeyValues,
}

impl Prefix {
    pub(super) fn new(tokens: Vec<u32>, cache: KeyValues) -> Self {
        Self { tokens, cache }
    }

    /// A cache to start a prompt with, and the tokens that are not in it yet; nothing when the prompt starts
    /// otherwise.
    pub(super) fn continued<'a>(&self, prompt: &'a [u32]) -> Result<Option<(KeyValues, &'a [u32])>> {
        match prompt.strip_prefix(self.tokens.as_slice()) {
            Some(rest) if !rest.is_empty() => Ok(Some((self.cache.copy()?, rest))),
            _ => Ok(None),
        }
    }
}

/// The tokens that two prompts start with, short of those that might depend on what follows.
pub(super) fn common(one: &[u32], other: &[u32]) -> Vec<u32> {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    one.get(..same.saturating_sub(LOOSE_TOKENS)).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_prompt_with_the_same_start_is_continued() {
        let tokens = common(&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 9, 9]);
        assert_eq!(tokens, [1, 2]);
        let prefix = Prefix::new(tokens, KeyValues::new(0));
        assert_eq!(prefix.continued(&[1, 2, 7]).unwrap().unwrap().1, [7]);
        assert!(prefix.continued(&[1, 3, 7]).unwrap().is_none());
        assert!(prefix.continued(&[1, 2]).unwrap().is_none());
    }
}
