//! `auskunft read`

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use super::rooms;
use crate::config::Config;
use crate::corpus::passage::passages;
use crate::corpus::{Block, Content, Document, Passage};
use crate::embedding::EmbedderTokens;
use crate::ingest::read_document;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file
    file: PathBuf,
    /// What to show
    #[arg(long, value_enum, default_value = "blocks")]
    show: Show,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Show {
    /// The words, one a line, in the order of the file
    Words,
    /// Headings, paragraphs, tables and records
    Blocks,
    /// The passages that would be embedded
    Passages,
    /// Everything, as JSON
    Json,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let bytes = std::fs::read(&self.file).with_context(|| self.file.display().to_string())?;
        let (_, document) = read_document(&self.file, &bytes, &rooms::workers(config)?)?;
        let text = match self.show {
            Show::Words => words(&document),
            Show::Blocks => blocks(&document.blocks),
            Show::Passages => {
                let encoders = rooms::encoders(config)?;
                passage_list(&passages(&document, &EmbedderTokens(encoders.retriever.as_ref())))
            }
            Show::Json => serde_json::to_string_pretty(&document)?,
        };
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            print!("{text}");
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn words(document: &Document) -> String {
    let mut text = String::new();
    for word in document.pages.iter().flat_map(|page| &page.words) {
        text.push_str(&word.text);
        text.push('\n');
    }
    text
}

fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let _ = match &block.content {
            Content::Heading { level, text: heading } => {
                writeln!(text, "\n{} {}", "#".repeat(usize::from(*level)), heading.text)
            }
            Content::Paragraph(paragraph) => writeln!(text, "{}", paragraph.text),
            Content::ListItem(item) => writeln!(text, "- {}", item.text),
            Content::Footnote(note) => writeln!(text, "^ {}", note.text),
            Content::Table(table) => {
                let cells = |row: &[crate::corpus::SpannedText]| {
                    row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
                };
                let rows: Vec<String> = table.rows.iter().map(|row| cells(row)).collect();
                writeln!(text, "| {}\n| {}", cells(&table.columns), rows.join("\n| "))
            }
            Content::Record(record) => {
                let fields: Vec<String> = record
                    .fields
                    .iter()
                    .map(|field| format!("  {} = {}", field.key.text, field.value.text))
                    .collect();
                writeln!(text, "[{}]\n{}", record.title.text, fields.join("\n"))
            }
        };
    }
    text
}

fn passage_list(passages: &[Passage]) -> String {
    let mut text = String::new();
    for passage in passages {
        let pages = (passage.text.first_page().unwrap_or(0), passage.text.last_page().unwrap_or(0));
        let _ = writeln!(
            text,
            "--- {} (pages {}-{}): {}\n{}",
            passage.ordinal,
            pages.0,
            pages.1,
            passage.headings.join(" > "),
            passage.text.text
        );
    }
    text
}
