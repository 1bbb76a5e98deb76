//! Sentences and list entries of a passage of running text.

use super::{EvidenceKind, EvidenceUnit};
use crate::corpus::{Passage, sentences as split};

/// Shorter ones (a page's leftover, a lone mark) answer nothing.
const FEWEST_LETTERS: usize = 4;

/// One unit for each sentence, under the nearest heading; an entry of a list also under the line that opens the list.
pub(super) fn sentences(passage: &Passage, title: &str) -> Vec<EvidenceUnit> {
    let heading = passage.headings.last().map_or(title, String::as_str);
    let text = &passage.text.text;
    let mut opening: Option<&str> = None;
    let mut units = Vec::new();
    for range in split(text) {
        let words = &text[range.clone()];
        let is_entry = is_list_entry(text, range.start);
        if !is_entry {
            opening = words.ends_with(':').then_some(words);
        }
        if words.chars().filter(|character| character.is_alphabetic()).count() < FEWEST_LETTERS {
            continue;
        }
        let subject = match opening {
            Some(opening) if is_entry => format!("{heading}. {opening}"),
            _ => heading.to_owned(),
        };
        units.push(EvidenceUnit {
            passage: passage.ordinal,
            kind: EvidenceKind::Sentence,
            value: range.clone(),
            range,
            subject,
            key: String::new(),
        });
    }
    units
}

/// Whether the line that a sentence stands in opens with a bullet or a number.
fn is_list_entry(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let mut characters = text[line..].trim_start().chars();
    match characters.next() {
        Some('•' | '·' | '▪' | '–' | '-' | '◦' | '*' | '□' | '☐' | '➔' | '→') => true,
        Some(first) if first.is_ascii_digit() => characters
            .find(|character| !character.is_ascii_digit())
            .is_some_and(|next| matches!(next, '.' | ')')),
        Some(first) if first.is_ascii_lowercase() => characters.next() == Some(')'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{PassageKind, SpannedText};

    #[test]
    fn an_entry_stands_under_the_line_that_opens_its_list() {
        let mut text = SpannedText::new();
        text.push("Der Antrag enthält:\n• das Formular\n• die Belege\nEr ist kostenlos.", 1, None);
        let passage = Passage {
            ordinal: 2,
            kind: PassageKind::Text,
            headings: vec!["4 Antrag".into()],
            block: None,
            text,
        };
        let subjects: Vec<String> =
            sentences(&passage, "Handbuch").into_iter().map(|unit| unit.subject).collect();
        let opened = "4 Antrag. Der Antrag enthält:";
        assert_eq!(subjects, ["4 Antrag", opened, opened, "4 Antrag"]);
    }
}
