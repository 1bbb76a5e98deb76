//! Plain text: paragraphs between blank lines, list items by their bullets.

use super::builder::DocumentBuilder;
use crate::corpus::{Content, Document};

/// Reads a plain text file; it is one section.
pub(crate) fn read(text: &str, name: &str) -> Document {
    let mut builder = DocumentBuilder::default();
    let mut paragraph = Paragraph::default();
    for line in text.split(['\n', '\u{c}']) {
        let line = line.trim();
        if line.is_empty() {
            paragraph.flush(&mut builder);
        } else if is_item(line) {
            paragraph.flush(&mut builder);
            paragraph.item = true;
        }
        paragraph.add(line);
    }
    paragraph.flush(&mut builder);
    builder.finish(name)
}

#[derive(Default)]
struct Paragraph {
    text: String,
    item: bool,
}

impl Paragraph {
    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn flush(&mut self, builder: &mut DocumentBuilder) {
        let kind = if self.item { Content::ListItem } else { Content::Paragraph };
        builder.text(kind, &self.text);
        *self = Self::default();
    }
}

fn is_item(line: &str) -> bool {
    ["- ", "* ", "• ", "– "].iter().any(|bullet| line.starts_with(bullet)) || is_numbered(line)
}

fn is_numbered(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_bullets_separate_blocks() {
        let document = read(
            "Erste Zeile\nzweite Zeile\r\n\n- Punkt eins\n- Punkt zwei\n  weiter\n\n1. Erstens\n",
            "notiz",
        );
        let texts: Vec<_> = document
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Paragraph(text) => format!("P {}", text.text),
                Content::ListItem(text) => format!("L {}", text.text),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            texts,
            ["P Erste Zeile zweite Zeile", "L - Punkt eins", "L - Punkt zwei weiter", "L 1. Erstens"]
        );
    }
}
