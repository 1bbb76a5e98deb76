//! Writing the word index of a generation.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexSettings, TantivyDocument};

use super::Dictionary;
use super::analyzer::DocumentAnalyzer;
use crate::index::IndexError;

/// Memory for the words being written; the library takes more when a corpus needs it.
const MEMORY: usize = 64 << 20;

/// The fields of the word index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) document: Field,
    pub(super) collection: Field,
    pub(super) title: Field,
    pub(super) headings: Field,
    pub(super) text: Field,
}

impl Fields {
    /// The schema and its fields.
    pub(super) fn schema() -> (Schema, Self) {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(true)
            .set_index_option(IndexRecordOption::WithFreqs);
        let words = TextOptions::default().set_indexing_options(indexing);
        let mut schema = Schema::builder();
        let fields = Self {
            document: schema.add_text_field("document", STRING),
            collection: schema.add_text_field("collection", STRING),
            title: schema.add_text_field("title", words.clone()),
            headings: schema.add_text_field("headings", words.clone()),
            text: schema.add_text_field("text", words),
        };
        (schema.build(), fields)
    }
}

/// What of an entry the word index takes.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(in super::super) struct WordEntry {
    pub(in super::super) document: String,
    pub(in super::super) collection: String,
    pub(in super::super) title: String,
    pub(in super::super) headings: Vec<String>,
    pub(in super::super) text: String,
}

/// Writes one segment whose document numbers are the rows of the generation.
pub(in super::super) struct WordWriter<'dictionary> {
    path: PathBuf,
    writer: SingleSegmentIndexWriter,
    fields: Fields,
    analyzer: DocumentAnalyzer<'dictionary>,
}

impl<'dictionary> WordWriter<'dictionary> {
    /// Begins the word index in a generation's folder.
    pub(in super::super) fn create(
        generation: &Path,
        dictionary: &'dictionary Dictionary,
    ) -> Result<Self, IndexError> {
        let path = generation.join(super::FOLDER);
        fs::create_dir_all(&path).map_err(IndexError::io(&path))?;
        let (schema, fields) = Fields::schema();
        let directory = tantivy::directory::MmapDirectory::open(&path)
            .map_err(|error| IndexError::words(&path)(error.into()))?;
        let writer = Index::builder()
            .schema(schema)
            .settings(IndexSettings::default())
            .single_segment_index_writer(directory, MEMORY)
            .map_err(IndexError::words(&path))?;
        Ok(Self { path, writer, fields, analyzer: DocumentAnalyzer::new(dictionary) })
    }

    /// Appends an entry as the next row.
    pub(in super::super) fn push(&mut self, entry: &WordEntry) -> Result<(), IndexError> {
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.document, &entry.document);
        document.add_text(self.fields.collection, &entry.collection);
        document.add_pre_tokenized_text(self.fields.title, pre_tokenized(self.analyzer.terms(&entry.title)));
        let headings = entry.headings.join("\n");
        document.add_pre_tokenized_text(self.fields.headings, pre_tokenized(self.analyzer.terms(&headings)));
        document.add_pre_tokenized_text(self.fields.text, pre_tokenized(self.analyzer.terms(&entry.text)));
        self.writer.add_document(document).map_err(IndexError::words(&self.path))
    }

    /// Writes everything.
    pub(in super::super) fn finish(self) -> Result<(), IndexError> {
        self.writer.finalize().map(drop).map_err(IndexError::words(&self.path))
    }
}

fn pre_tokenized(terms: Vec<String>) -> PreTokenizedString {
    let token = |(position, text)| Token { position, text, ..Token::default() };
    PreTokenizedString { text: String::new(), tokens: terms.into_iter().enumerate().map(token).collect() }
}
