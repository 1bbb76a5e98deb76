//! Markdown, by way of the HTML it stands for.

use pulldown_cmark::{Options, Parser, html::push_html};

use super::html;
use crate::corpus::Document;

/// Reads a Markdown file with tables, footnotes and a metadata block.
pub(crate) fn read(text: &str, name: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = String::with_capacity(text.len() * 2);
    push_html(&mut page, Parser::new_ext(text, options));
    html::read(&page, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Content;

    #[test]
    fn headings_tables_lists_and_footnotes() {
        let text = "---\nautor: x\n---\n# Leitfaden\n\nText[^1].\n\n## Kosten\n\n| Posten | Plan | Ist |\n|---|---|---|\n| A | 1 | 2 |\n\n3. drei\n4. vier\n\n[^1]: Die Note.\n";
        let document = read(text, "leitfaden");
        assert_eq!(document.title, "Leitfaden");
        let kinds: Vec<_> = document
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Heading { level, text } => format!("H{level} {}", text.text),
                Content::Paragraph(text) => format!("P {}", text.text),
                Content::ListItem(text) => format!("L {}", text.text),
                Content::Footnote(text) => format!("F {}", text.text),
                Content::Table(table) => format!("T {}x{}", table.columns.len(), table.rows.len()),
                Content::Record(_) => "R".to_owned(),
            })
            .collect();
        assert_eq!(
            kinds,
            ["H1 Leitfaden", "P Text1.", "H2 Kosten", "T 3x1", "L 3. drei", "L 4. vier", "F 1 Die Note."]
        );
    }
}
