//! Citations of law: `§ 12 Abs. 3 Satz 2`, `Art. 28`, `§§ 12, 13`, `Absatz 3`.

use super::token::{Position, Token};
use super::value::Value;

/// Most sections that one `§§` names.
const MOST_SECTIONS: usize = 20;

/// A citation of law, or as much of it as is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Legal {
    /// `§12a` or `art28`.
    pub(super) section: Option<String>,
    /// Absatz.
    pub(super) subsection: Option<String>,
    /// Satz.
    pub(super) sentence: Option<String>,
    /// Nummer or Buchstabe.
    pub(super) item: Option<String>,
}

/// The citations that the tokens begin with, and how many tokens they take.
pub(super) fn legal(tokens: &[Token<'_>]) -> Option<(Vec<Value>, usize)> {
    let [first, ..] = tokens else { return None };
    if first.bracketed && first.position == Position::OpensLine && is_section_number(&first.lower) {
        let subsection = Some(first.lower.clone());
        return Some((vec![Value::Legal(Legal { subsection, ..Legal::default() })], 1));
    }
    let sign = match first.lower.as_str() {
        "§" => "§",
        "art" | "artikel" => "art",
        "abs" | "absatz" => return bare(tokens),
        _ => return None,
    };
    let mut at = tokens.iter().take_while(|token| token.lower == first.lower).count();
    let several = at > 1;
    let mut found = Vec::new();
    while let Some(token) = tokens.get(at).filter(|token| is_section_number(&token.lower)) {
        let mut section = format!("{sign}{}", token.lower);
        at += 1;
        if let Some(letter) = tokens.get(at).filter(|letter| is_section_letter(token, letter)) {
            section.push_str(&letter.lower);
            at += 1;
        }
        let mut legal = Legal { section: Some(section), ..Legal::default() };
        at += parts(tokens.get(at..).unwrap_or_default(), &mut legal);
        found.push(Value::Legal(legal));
        let joined =
            tokens.get(at).is_some_and(|next| matches!(next.lower.as_str(), "und" | "bis" | "–" | "oder"));
        let next = at + usize::from(joined);
        if !several
            || found.len() >= MOST_SECTIONS
            || !tokens.get(next).is_some_and(|token| is_section_number(&token.lower))
        {
            break;
        }
        at = next;
    }
    (!found.is_empty()).then_some((found, at))
}

/// A subsection without its section.
fn bare(tokens: &[Token<'_>]) -> Option<(Vec<Value>, usize)> {
    let mut legal = Legal::default();
    let taken = parts(tokens, &mut legal);
    (taken > 0).then(|| (vec![Value::Legal(legal)], taken))
}

/// Reads `Abs. 3 Satz 2 Nr. 1` and says how many tokens it takes.
fn parts(tokens: &[Token<'_>], legal: &mut Legal) -> usize {
    let mut at = 0;
    while let Some([name, number, ..]) = tokens.get(at..) {
        let is_letter = number.lower.len() == 1;
        let part = match name.lower.as_str() {
            "abs" | "absatz" if is_section_number(&number.lower) => &mut legal.subsection,
            "satz" | "s" if is_section_number(&number.lower) => &mut legal.sentence,
            "nr" | "nummer" | "ziff" | "ziffer" if is_section_number(&number.lower) => &mut legal.item,
            "lit" | "buchst" | "buchstabe" if is_letter => &mut legal.item,
            _ => break,
        };
        *part = Some(number.lower.clone());
        at += 2;
    }
    at
}

/// `12`, `35a`.
fn is_section_number(lower: &str) -> bool {
    let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &lower[digits..];
    (1..=4).contains(&digits) && rest.len() <= 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The `a` of `§ 35 a`.
fn is_section_letter(number: &Token<'_>, letter: &Token<'_>) -> bool {
    number.lower.ends_with(|c: char| c.is_ascii_digit())
        && letter.raw.len() == 1
        && letter.start == number.end() + 1
        && letter.raw.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn sections(text: &str) -> Vec<String> {
        let (values, _) = legal(&tokens(text)).unwrap_or_default();
        values
            .into_iter()
            .map(|value| match value {
                Value::Legal(legal) => {
                    let parts = [legal.section, legal.subsection, legal.sentence, legal.item];
                    parts.map(Option::unwrap_or_default).join("|")
                }
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn citations_are_read_with_their_parts() {
        assert_eq!(sections("§ 12 Abs. 3 Satz 2 Nr. 4 SGB"), ["§12|3|2|4"]);
        assert_eq!(sections("§35 a SGB VIII"), ["§35a|||"]);
        assert_eq!(sections("§§ 12, 13 und 14b BGB"), ["§12|||", "§13|||", "§14b|||"]);
        assert_eq!(sections("Art. 6 Abs. 1 lit. e DSGVO"), ["art6|1||e"]);
        assert_eq!(sections("Absatz 3"), ["|3||"]);
        assert_eq!(sections("(3) Die Meldung"), ["|3||"]);
        assert_eq!(sections("§ 12 13"), ["§12|||"]);
        assert_eq!(sections("Abs. folgt"), Vec::<String>::new());
    }
}
