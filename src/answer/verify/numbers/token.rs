//! Texts as the readers of numbers see them.

/// Where a token stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// First.
    OpensLine,
    /// A single blank parts it from the letter or digit before.
    AfterBlank,
    /// Anywhere else.
    Inside,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// As written, without punctuation around it.
    pub(super) raw: &'a str,
    /// In lower case.
    pub(super) lower: String,
    /// Byte of the text where it starts.
    pub(super) start: usize,
    /// A full stop follows directly.
    pub(super) dot: bool,
    /// It stands in brackets by itself.
    pub(super) bracketed: bool,
    /// What stands before it.
    pub(super) position: Position,
}

/// The tokens of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first = tokens.len();
        push_line(text, at..at + line.len(), &mut tokens);
        if let Some(token) = tokens.get_mut(first) {
            token.position = Position::OpensLine;
        }
        at += line.len();
    }
    tokens
}

fn push_line<'a>(text: &'a str, line: std::ops::Range<usize>, tokens: &mut Vec<Token<'a>>) {
    let mut start = line.start;
    for (offset, character) in text[line.clone()].char_indices() {
        if !is_sign(character) && !is_separator(character) {
            continue;
        }
        let at = line.start + offset;
        push(text, start..at, tokens);
        start = at + character.len_utf8();
        if is_sign(character) {
            tokens.push(Token::new(text, at..start));
        }
    }
    push(text, start..line.end, tokens);
}

fn push<'a>(text: &'a str, range: std::ops::Range<usize>, tokens: &mut Vec<Token<'a>>) {
    let part = &text[range.clone()];
    let is_outer = |character: char| !character.is_alphanumeric();
    let start = range.start + (part.len() - part.trim_start_matches(is_outer).len());
    let end = start + part.trim_matches(is_outer).len();
    if start < end {
        tokens.push(Token::new(text, start..end));
    }
}

impl<'a> Token<'a> {
    fn new(text: &'a str, range: std::ops::Range<usize>) -> Self {
        let after = &text[range.end..];
        let follows_blank = text[..range.start]
            .strip_suffix([' ', '\u{a0}', '\u{202f}'])
            .is_some_and(|before| before.ends_with(char::is_alphanumeric));
        Self {
            raw: &text[range.clone()],
            lower: text[range.clone()].to_lowercase(),
            start: range.start,
            dot: after.starts_with('.'),
            bracketed: text[..range.start].ends_with('(') && after.starts_with(')'),
            position: if follows_blank { Position::AfterBlank } else { Position::Inside },
        }
    }

    /// Byte of the text where it ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.raw.len()
    }
}

fn is_sign(character: char) -> bool {
    matches!(character, '€' | '%' | '§' | '–' | '—')
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || "()[]{}/;|\"„“”‚‘’»«!?".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_alone_and_punctuation_goes() {
        let raw: Vec<&str> = tokens("§12, (3) 20€/Tag: „9–15 Uhr“.").iter().map(|token| token.raw).collect();
        assert_eq!(raw, ["§", "12", "3", "20", "€", "Tag", "9", "–", "15", "Uhr"]);
    }

    #[test]
    fn what_stands_around_a_token_is_kept() {
        use Position::{Inside, OpensLine};
        let found = tokens("1. Antrag\n(2) AZ-05a");
        let seen: Vec<(bool, bool, Position)> =
            found.iter().map(|token| (token.dot, token.bracketed, token.position)).collect();
        assert_eq!(
            seen,
            [
                (true, false, OpensLine),
                (false, false, Inside),
                (false, true, OpensLine),
                (false, false, Inside)
            ]
        );
    }
}
