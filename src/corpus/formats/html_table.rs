//! Collects the rows and cells of an HTML table; tables inside it run on as text of the cell.

use scraper::node::Element;

use super::grid::{self, GridCell};
use crate::corpus::Content;

/// A table being read.
#[derive(Default)]
pub(crate) struct TableParts {
    rows: Vec<Vec<GridCell>>,
    caption: String,
    /// Text between cells, which browsers show before the table.
    outside: String,
    in_caption: bool,
    in_head: bool,
    depth: usize,
}

impl TableParts {
    /// Where text goes.
    pub(crate) fn target(&mut self) -> &mut String {
        if self.in_caption {
            return &mut self.caption;
        }
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => &mut cell.text,
            None => &mut self.outside,
        }
    }

    /// An element begins.
    pub(crate) fn open(&mut self, name: &str, element: &Element) {
        if name == "table" {
            self.depth += 1;
        }
        if self.depth > 1 || !matches!(name, "caption" | "thead" | "tr" | "td" | "th") {
            if !is_inline(name) {
                self.target().push(' ');
            }
            return;
        }
        match name {
            "caption" => self.in_caption = true,
            "thead" => self.in_head = true,
            "tr" => self.rows.push(Vec::new()),
            _ => self.open_cell(name, element),
        }
    }

    fn open_cell(&mut self, name: &str, element: &Element) {
        let span =
            |attribute: &str| element.attr(attribute).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
        let header = self.in_head || (name == "th" && element.attr("scope") != Some("row"));
        let cell = GridCell { text: String::new(), columns: span("colspan"), rows: span("rowspan"), header };
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// An element ends; true when it was the table itself.
    pub(crate) fn close(&mut self, name: &str) -> bool {
        match name {
            "table" => self.depth = self.depth.saturating_sub(1),
            "caption" => self.in_caption = false,
            "thead" => self.in_head = false,
            _ if !is_inline(name) => self.target().push(' '),
            _ => {}
        }
        self.depth == 0
    }

    /// The finished table or record; `title` is the heading above.
    pub(crate) fn content(mut self, title: &str) -> Option<Content> {
        self.rows.retain(|row| !row.is_empty());
        grid::content(&self.rows, &self.caption, title)
    }
}

fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 22] = [
        "a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "small", "span", "strong", "sub", "sup", "u", "var",
    ];
    INLINE.contains(&name)
}
