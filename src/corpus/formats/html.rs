//! HTML: headings, paragraphs, lists, tables, definition lists and footnotes in document order.

use scraper::{Html, Node, node::Element};

use super::{builder::DocumentBuilder, html_table::TableParts};
use crate::corpus::{Content, Document, Field, Record, formats::builder::spanned};

/// Elements whose content is not the document's text.
const HIDDEN: [&str; 10] =
    ["script", "style", "template", "noscript", "svg", "nav", "footer", "iframe", "object", "select"];
/// Elements that end the paragraph before and after them.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "header",
    "aside",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "figure",
    "figcaption",
    "address",
    "hr",
    "details",
    "summary",
    "form",
    "fieldset",
    "legend",
    "dl",
    "center",
    "html",
];

/// Reads a page. The parser repairs whatever it is given, so there is no error.
pub(crate) fn read(text: &str, name: &str) -> Document {
    let page = Html::parse_document(text);
    let mut walk = Walk::default();
    for edge in page.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Text(text) => walk.text(text),
                Node::Element(element) => walk.open(element),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.flush();
    walk.builder.finish(name)
}

#[derive(Default)]
struct Walk {
    builder: DocumentBuilder,
    text: String,
    heading: Option<u8>,
    hidden: usize,
    in_title: bool,
    /// Numbers of the open lists; `None` for one with bullets.
    lists: Vec<Option<u64>>,
    /// Text to put before the next block of a list item.
    marker: Option<String>,
    items: usize,
    footnotes: usize,
    tables: Vec<TableParts>,
    terms: Option<Vec<Field>>,
}

impl Walk {
    fn text(&mut self, text: &str) {
        if self.in_title {
            self.builder.title(text);
        } else if self.hidden == 0 {
            self.target().push_str(text);
        }
    }

    /// Where text goes: into the open cell of the outermost table, or into the block being built.
    fn target(&mut self) -> &mut String {
        match self.tables.first_mut() {
            Some(table) => table.target(),
            None => &mut self.text,
        }
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        if HIDDEN.contains(&name) {
            self.hidden += 1;
        }
        match name {
            "html" => self.builder.language(element.attr("lang").unwrap_or_default()),
            "title" if self.hidden == 0 => self.in_title = true,
            "br" | "wbr" | "img" | "input" => self.target().push(' '),
            "table" => self.open_table(),
            _ => {}
        }
        if let Some(table) = self.tables.first_mut() {
            table.open(name, element);
            return;
        }
        self.open_block(name, element);
    }

    fn open_block(&mut self, name: &str, element: &Element) {
        if is_footnote(name, element) {
            self.flush();
            self.footnotes += 1;
        } else if let Some(level) = heading_level(name) {
            self.flush();
            self.heading = Some(level);
        } else if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "ol" => {
                let start = element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(Some(start));
            }
            "ul" => self.lists.push(None),
            "li" => self.open_item(),
            "dl" => self.terms = Some(Vec::new()),
            "dt" | "dd" => self.text.clear(),
            _ => {}
        }
    }

    fn open_item(&mut self) {
        self.flush();
        self.items += 1;
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "• ".to_owned(),
        });
    }

    fn open_table(&mut self) {
        if self.tables.is_empty() {
            self.flush();
        }
        if self.tables.is_empty() {
            self.tables.push(TableParts::default());
        }
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        if HIDDEN.contains(&name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        if name == "title" {
            self.in_title = false;
        }
        if let Some(table) = self.tables.first_mut() {
            if table.close(name) {
                self.close_table();
            }
            return;
        }
        self.close_block(name, element);
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let title = self.builder.nearest_heading().to_owned();
        if let Some(content) = table.content(&title) {
            self.builder.push(content);
        }
    }

    fn close_block(&mut self, name: &str, element: &Element) {
        match name {
            "ol" | "ul" => {
                self.flush();
                self.lists.pop();
            }
            "li" => {
                self.flush();
                self.items = self.items.saturating_sub(1);
                self.marker = None;
            }
            "dt" | "dd" => self.close_term(name),
            "dl" => self.close_terms(),
            _ if is_footnote(name, element) => {
                let text = std::mem::take(&mut self.text);
                self.builder.text(Content::Footnote, &text);
                self.footnotes = self.footnotes.saturating_sub(1);
            }
            _ if heading_level(name).is_some() || BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn close_term(&mut self, name: &str) {
        let text = spanned(&std::mem::take(&mut self.text));
        let Some(terms) = &mut self.terms else {
            return self.builder.text(Content::Paragraph, &text.text);
        };
        match terms.last_mut() {
            Some(field) if name == "dd" => field.value.append(&text, '\n'),
            _ if name == "dt" => terms.push(Field { key: text, ..Field::default() }),
            _ => {}
        }
    }

    fn close_terms(&mut self) {
        let Some(fields) = self.terms.take().filter(|fields| !fields.is_empty()) else { return };
        let title = spanned(self.builder.nearest_heading());
        self.builder.push(Content::Record(Record { title, fields }));
    }

    /// Ends the block being built. Inside footnotes and definitions paragraphs run on.
    fn flush(&mut self) {
        if self.footnotes > 0 || self.terms.is_some() {
            self.text.push(' ');
            return;
        }
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        if let Some(level) = self.heading.take() {
            return self.builder.heading(level, &text);
        }
        if self.items == 0 {
            return self.builder.text(Content::Paragraph, &text);
        }
        let marker = self.marker.take().unwrap_or_default();
        self.builder.text(Content::ListItem, &format!("{marker}{text}"));
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

fn is_footnote(name: &str, element: &Element) -> bool {
    let marked = |class: &str| class == "footnote-definition" || class == "footnote";
    matches!(name, "div" | "li" | "p" | "aside") && element.classes().any(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_structure_and_leaves_scripts_and_navigation_out() {
        let document = read(
            "<html lang=de><head><title>Satzung</title><style>p{}</style></head><body><nav>Menü</nav>\
             <h1>Hunde&shy;steuer</h1><p>Ab <b>2024</b>:<br>neu</p><ul><li>eins<li>zwei<ol><li>innen</ol></ul>\
             <script>x()</script><table><tr><th>Hund</th><th>Euro</th><th>ab</th></tr><tr><td>erster</td>\
             <td>60</td><td>2024</td></tr></table><dl><dt>Amt</dt><dd>Steuern</dd></dl></body></html>",
            "datei",
        );
        assert_eq!((document.title.as_str(), document.language.as_deref()), ("Satzung", Some("de")));
        let kinds: Vec<_> = document
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Heading { text, .. } => format!("H {}", text.text),
                Content::Paragraph(text) => format!("P {}", text.text),
                Content::ListItem(text) => format!("L {}", text.text),
                Content::Footnote(text) => format!("F {}", text.text),
                Content::Table(table) => format!("T {}", table.rows[0][1].text),
                Content::Record(record) => {
                    format!("R {}={}", record.fields[0].key.text, record.fields[0].value.text)
                }
            })
            .collect();
        assert_eq!(
            kinds,
            [
                "H Hunde\u{ad}steuer",
                "P Ab 2024: neu",
                "L • eins",
                "L • zwei",
                "L 1. innen",
                "T 60",
                "R Amt=Steuern"
            ]
        );
    }

    #[test]
    fn deep_nesting_does_not_overflow() {
        let page = format!("{}Tief{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
        let document = read(&page, "tief");
        assert!(matches!(&document.blocks[0].content, Content::Paragraph(text) if text.text == "Tief"));
    }
}
