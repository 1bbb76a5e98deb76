//! Numbers of forms, files and products: `AZ-05a`, `10.21/4-2026`, `BSI-200-3`.

use super::token::Token;

/// Most neighbouring tokens that are one number when written together.
const MOST_JOINED: usize = 3;

/// Letters and digits only, in lower case.
pub(super) fn squashed(raw: &str) -> String {
    raw.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a token mixes digits with letters or joins groups of digits.
pub(super) fn is_code(token: &Token<'_>) -> bool {
    token.raw.contains(|c: char| c.is_ascii_digit()) && !super::decimal::is_numeric(token.raw)
}

/// Every number of this kind that a text can be read to hold: its tokens with a digit, their parts at hyphens, and
/// neighbours written together, so that `AZ 05a` is `AZ-05a`.
pub(super) fn spellings<'a>(tokens: &'a [Token<'a>]) -> impl Iterator<Item = String> + 'a {
    let joined = (0..tokens.len()).flat_map(move |at| {
        (1..=MOST_JOINED).filter_map(move |count| {
            let window = tokens.get(at..at + count)?;
            let has_digit = window.iter().any(|token| token.raw.contains(|c: char| c.is_ascii_digit()));
            has_digit.then(|| window.iter().map(|token| squashed(token.raw)).collect::<String>())
        })
    });
    let parts =
        tokens.iter().filter(|token| is_code(token)).flat_map(|token| token.raw.split('-')).map(squashed);
    joined.chain(parts)
}
