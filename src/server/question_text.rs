//! The bounds of what is asked or searched for, the same at every door.

use super::problem::Problem;

/// Longest question in characters.
pub(super) const QUESTION_CHARACTERS: usize = 2_000;

/// The question without surrounding white space, if it is neither empty nor too long.
pub(super) fn question_text(text: &str) -> Result<&str, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::QuestionEmpty);
    }
    if text.chars().count() > QUESTION_CHARACTERS {
        return Err(Problem::QuestionTooLong(QUESTION_CHARACTERS));
    }
    Ok(text)
}
