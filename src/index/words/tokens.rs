//! From a text to its tokens: words, and whole file numbers, dates and paragraph signs.

use super::fold::{fold, is_invisible};

/// Longer runs of letters or digits are no words; they are cut off here.
const LONGEST_TOKEN: usize = 80;
/// Characters that join two parts into one expression when letters or digits stand on both sides.
const JOINTS: [char; 9] = ['-', '.', '/', ':', '_', '@', ',', '+', '\''];

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of letters: stemmed and split.
    Word {
        /// Whether it began with a capital.
        capital: bool,
    },
    /// A number, a file number, a date, a section: taken as it stands.
    Exact,
    /// A part of an [`TokenKind::Exact`] one that also stands by itself.
    ExactPart,
    /// Words joined by hyphens, written as one.
    Joined,
}

/// A token in folded form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded text.
    pub(super) text: String,
    /// What it stands for.
    pub(super) kind: TokenKind,
}

/// The tokens of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut section = Section::None;
    for chunk in text.split_whitespace() {
        let signed = chunk.trim_start_matches(|c: char| c != '§' && !c.is_alphanumeric());
        let bare = signed.trim_matches(|c: char| !c.is_alphanumeric());
        if signed.starts_with('§') {
            section = Section::Sign;
        }
        if bare.is_empty() {
            continue;
        }
        section = section.read(bare, &mut tokens);
        for expression in expressions(bare) {
            push_expression(&expression, &mut tokens);
        }
    }
    tokens.retain(|token| !token.text.is_empty() && token.text.len() <= LONGEST_TOKEN);
    tokens
}

/// Where in a citation such as `§ 35a` or `§ 35 a` the reading stands.
enum Section {
    None,
    Sign,
    Number(String),
}

impl Section {
    /// Reads the next chunk, pushing the citation as one token when it is complete.
    fn read(self, bare: &str, tokens: &mut Vec<Token>) -> Self {
        let folded = fold(bare);
        match self {
            Self::Sign if folded.starts_with(|c: char| c.is_ascii_digit()) => {
                tokens.push(Token { text: format!("§{folded}"), kind: TokenKind::Exact });
                Self::Number(folded)
            }
            Self::Number(number) if is_section_letter(&number, &folded) => {
                let bare = format!("{number}{folded}");
                if let Some(at) = tokens.iter().rposition(|token| token.text == format!("§{number}")) {
                    tokens.remove(at);
                }
                tokens.push(Token { text: format!("§{bare}"), kind: TokenKind::Exact });
                tokens.push(Token { text: bare, kind: TokenKind::Exact });
                Self::None
            }
            _ => Self::None,
        }
    }
}

fn is_section_letter(number: &str, folded: &str) -> bool {
    number.ends_with(|c: char| c.is_ascii_digit())
        && folded.len() == 1
        && folded.starts_with(char::is_alphabetic)
}

/// Cuts a chunk at everything that is neither a letter, a digit nor a joint between two of them.
fn expressions(chunk: &str) -> Vec<String> {
    let characters: Vec<char> = chunk.chars().filter(|c| !is_invisible(*c)).collect();
    let is_inner = |at: usize| {
        let around = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
        is_joint(characters[at]) && at > 0 && around(characters.get(at - 1)) && around(characters.get(at + 1))
    };
    let belongs: Vec<bool> =
        (0..characters.len()).map(|at| is_part(characters[at]) || is_inner(at)).collect();
    let runs = belongs.chunk_by(|one, next| one == next);
    let mut expressions = Vec::new();
    let mut start = 0;
    for run in runs {
        if run[0] {
            expressions.push(characters[start..start + run.len()].iter().collect());
        }
        start += run.len();
    }
    expressions
}

fn is_joint(character: char) -> bool {
    JOINTS.contains(&character) || matches!(character, '\u{2010}'..='\u{2013}')
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

fn push_expression(expression: &str, tokens: &mut Vec<Token>) {
    let parts: Vec<&str> = expression.split(is_joint).filter(|part| !part.is_empty()).collect();
    let has_digit = expression.contains(|c: char| c.is_numeric());
    if let [single] = parts[..] {
        let kind = if has_digit { TokenKind::Exact } else { word(single) };
        tokens.push(Token { text: fold(single), kind });
        return;
    }
    let identifier = has_digit || is_code(expression);
    if identifier {
        tokens.push(Token { text: canonical(&fold(expression)), kind: TokenKind::Exact });
    }
    for part in &parts {
        let kind = if part.contains(|c: char| c.is_numeric()) { TokenKind::ExactPart } else { word(part) };
        tokens.push(Token { text: fold(part), kind });
    }
    if !expression.contains(['/', ',', ':', '@']) {
        tokens.push(Token { text: fold(&parts.concat()), kind: TokenKind::Joined });
    }
}

fn word(part: &str) -> TokenKind {
    TokenKind::Word { capital: part.starts_with(char::is_uppercase) }
}

/// Whether an expression without digits is a name rather than a compound, such as `TR-RESISCAN` or an address.
fn is_code(expression: &str) -> bool {
    expression.contains(['@', '_', '.']) || !expression.contains(char::is_lowercase)
}

/// Dates and numbers in one spelling: `01.02.2026` as `1.2.2026`, `1.000` as `1000`.
fn canonical(folded: &str) -> String {
    let parts: Vec<&str> = folded.split('.').collect();
    let numeric = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !numeric || parts.len() < 2 {
        return folded.to_owned();
    }
    if parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3) {
        return parts.concat();
    }
    if parts.len() == 3 && parts[2].len() == 4 {
        let trimmed: Vec<&str> = parts.iter().map(|part| part.trim_start_matches('0')).collect();
        return trimmed.join(".");
    }
    folded.to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Token, tokens};

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|Token { text, .. }| text).collect()
    }

    #[test]
    fn file_numbers_dates_and_sections_stay_whole() {
        for (text, whole) in [
            ("am 01.02.2026.", "1.2.2026"),
            ("am 1.2.2026", "1.2.2026"),
            ("(DS-04)", "ds-04"),
            ("§ 35a SGB VIII", "§35a"),
            ("§35a", "§35a"),
            ("§§ 35 a, 36", "§35a"),
            ("nach TR-RESISCAN", "tr-resiscan"),
            ("TR‑RESISCAN", "tr-resiscan"),
            ("Az. 10.21/4-2026", "10.21/4-2026"),
            ("1.000 Euro", "1000"),
            ("12,50 Euro", "12,50"),
            ("poststelle@kreis.de", "poststelle@kreis.de"),
        ] {
            assert!(texts(text).contains(&whole.to_owned()), "{text}: {:?}", texts(text));
        }
    }

    #[test]
    fn hyphenated_words_are_parts_and_one_word() {
        assert_eq!(texts("E-Akte"), ["e", "akte", "eakte"]);
        assert_eq!(texts("Haus-/Fachbereichsleitung"), ["haus", "fachbereichsleitung"]);
        assert_eq!(texts("Dienst\u{ad}reise"), ["dienstreise"]);
    }

    #[test]
    fn a_section_with_a_letter_leaves_the_section_before_it() {
        let texts = texts("§ 35 Abs. 1 und § 35 a");
        assert_eq!(texts.iter().filter(|text| text.starts_with('§')).collect::<Vec<_>>(), ["§35", "§35a"]);
    }

    #[test]
    fn punctuation_alone_is_nothing() {
        assert!(texts("– … ( ) § \" ' *").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_has_bounded_tokens_without_spaces(text in "\\PC{0,200}") {
            for token in texts(&text) {
                prop_assert!(!token.is_empty() && token.len() <= 80);
                prop_assert!(!token.contains(char::is_whitespace), "{:?}", token);
            }
        }
    }
}
