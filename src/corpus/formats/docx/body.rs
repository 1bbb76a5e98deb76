//! The main part of a Word file: paragraphs, lists, tables and footnotes in order.

use std::collections::HashMap;

use super::{
    styles::{Role, Styles},
    xml::{Attributes, Listener, listen},
};
use crate::corpus::{
    Content, CorpusError,
    formats::{
        builder::DocumentBuilder,
        grid::{self, GridCell},
    },
};

/// Reads `word/document.xml`. `notes` are the footnotes by id, `title` is what the file's properties say.
pub(crate) fn read(
    part: &[u8],
    styles: &Styles,
    notes: &HashMap<String, String>,
    title: &str,
) -> Result<DocumentBuilder, CorpusError> {
    let mut builder = DocumentBuilder::default();
    builder.title(title);
    builder.language(styles.language());
    let mut body =
        Body { builder, styles, notes, paragraph: Paragraph::default(), tables: Vec::new(), muted: 0 };
    listen(part, &mut body)?;
    Ok(body.builder)
}

#[derive(Default)]
struct Paragraph {
    text: String,
    role: Option<Role>,
    numbered: bool,
    notes: Vec<String>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<GridCell>>,
    header: bool,
}

struct Body<'a> {
    builder: DocumentBuilder,
    styles: &'a Styles,
    notes: &'a HashMap<String, String>,
    paragraph: Paragraph,
    tables: Vec<Table>,
    /// Depth inside parts that are not shown: deleted text, field codes, the fallback of a drawing.
    muted: usize,
}

impl Listener for Body<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            _ if is_muted(name) => self.muted += 1,
            "p" if self.tables.is_empty() => self.paragraph = Paragraph::default(),
            "pStyle" => {
                let role = attributes.value().and_then(|style| self.styles.role(&style));
                self.paragraph.role = role.or(self.paragraph.role);
            }
            "outlineLvl" => {
                let level =
                    attributes.value().and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
                self.paragraph.role = level.map(|level| Role::Heading(level + 1)).or(self.paragraph.role);
            }
            "numId" => self.paragraph.numbered = attributes.value().is_some_and(|number| number != "0"),
            "tab" | "br" | "cr" => self.paragraph.text.push(' '),
            "noBreakHyphen" => self.paragraph.text.push('-'),
            "footnoteReference" => {
                let note = attributes.get("id").and_then(|id| self.notes.get(&id));
                self.paragraph.notes.extend(note.cloned());
            }
            _ => self.open_table_part(name, attributes),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            _ if is_muted(name) => self.muted = self.muted.saturating_sub(1),
            "p" => self.close_paragraph(),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.header = false;
                }
            }
            "tbl" => self.close_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.muted == 0 {
            self.paragraph.text.push_str(text);
        }
    }
}

impl Body<'_> {
    fn open_table_part(&mut self, name: &str, attributes: &Attributes<'_>) {
        if name == "tbl" {
            self.tables.push(Table::default());
            return;
        }
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "tr" => table.rows.push(Vec::new()),
            "tblHeader" => {
                table.header = attributes.value().is_none_or(|value| value != "0" && value != "false");
            }
            "tc" => {
                let cell = GridCell { columns: 1, rows: 1, header: table.header, ..GridCell::default() };
                table.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            "gridSpan" => {
                let span = attributes.value().and_then(|span| span.parse().ok()).unwrap_or(1);
                let cell = table.rows.last_mut().and_then(|row| row.last_mut());
                cell.into_iter().for_each(|cell| cell.columns = span);
            }
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let cell =
            self.tables.last_mut().and_then(|table| table.rows.last_mut()).and_then(|row| row.last_mut());
        if let Some(cell) = cell {
            cell.text.push_str(&paragraph.text);
            cell.text.push(' ');
            return;
        }
        match paragraph.role {
            Some(Role::Title) => {
                self.builder.title(&paragraph.text);
                self.builder.heading(1, &paragraph.text);
            }
            Some(Role::Heading(level)) => self.builder.heading(level, &paragraph.text),
            Some(Role::ListItem) => self.list_item(&paragraph.text),
            _ if paragraph.numbered => self.list_item(&paragraph.text),
            _ => self.builder.text(Content::Paragraph, &paragraph.text),
        }
        for note in paragraph.notes {
            self.builder.text(Content::Footnote, &note);
        }
    }

    fn list_item(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.builder.text(Content::ListItem, &format!("• {text}"));
        }
    }

    /// A table inside a table becomes text of the cell it stands in.
    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let outer =
            self.tables.last_mut().and_then(|table| table.rows.last_mut()).and_then(|row| row.last_mut());
        if let Some(cell) = outer {
            for inner in table.rows.iter().flatten() {
                cell.text.push_str(&inner.text);
                cell.text.push(' ');
            }
            return;
        }
        let title = self.builder.nearest_heading().to_owned();
        if let Some(content) = grid::content(&table.rows, "", &title) {
            self.builder.push(content);
        }
    }
}

fn is_muted(name: &str) -> bool {
    matches!(name, "delText" | "instrText" | "Fallback" | "moveFrom" | "posOffset")
}

/// Reads `word/footnotes.xml`: the notes' texts by id.
pub(crate) fn footnotes(part: &[u8]) -> Result<HashMap<String, String>, CorpusError> {
    let mut notes = Notes::default();
    listen(part, &mut notes)?;
    Ok(notes.texts)
}

#[derive(Default)]
struct Notes {
    texts: HashMap<String, String>,
    current: Option<String>,
}

impl Listener for Notes {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        if name == "footnote" {
            self.current = attributes.get("id");
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "footnote" => self.current = None,
            "p" => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(id) = &self.current {
            self.texts.entry(id.clone()).or_default().push_str(text);
        }
    }
}
