//! Answers questions: retrieve, select, write.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::current_index::CurrentIndex;
use super::select::{self, Candidate, Selection, Statement};
use super::{Answer, AnswerError, Citation, Question, Timings, cite, write};
use crate::config::Answering;
use crate::embedding::Embedder;
use crate::index::{Hit, Index, IndexError};
use crate::store::Store;

/// Answers questions from one installation's documents.
pub struct Assistant {
    store: Arc<Store>,
    embedder: Arc<dyn Embedder>,
    index: CurrentIndex,
    settings: Answering,
}

impl Assistant {
    /// An assistant over a store and the index in a folder. The index may still be missing; then questions fail
    /// with an error that says so.
    #[must_use]
    pub fn new(
        store: Arc<Store>,
        embedder: Arc<dyn Embedder>,
        index_folder: PathBuf,
        settings: Answering,
    ) -> Self {
        let index = CurrentIndex::new(index_folder, embedder.identity().clone());
        Self { store, embedder, index, settings }
    }

    /// The index generation in use.
    ///
    /// # Errors
    /// When there is none, or it does not fit this installation; the message names the command that mends it.
    pub fn index(&self) -> Result<Arc<Index>, AnswerError> {
        Ok(self.index.get()?)
    }

    /// Passages for a question, best first: the ranking that answers are picked from.
    pub fn retrieve(&self, question: &Question, count: usize) -> Result<Vec<Hit>, AnswerError> {
        let index = self.index()?;
        let text = question.search_text();
        let vector = self.embed(&text)?;
        Ok(index.search(&text, &vector, count, &question.filter())?)
    }

    /// Answers a question with statements that stand verbatim in the documents, or says that they do not answer it.
    pub fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.answer_within(question, &self.settings)
    }

    /// The answer that would be given if refusing were not allowed: for measuring what a refusal prevents.
    pub fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        let settings = Answering { min_coverage: 0.0, min_similarity: 0.0, ..self.settings.clone() };
        self.answer_within(question, &settings)
    }

    /// The answer if retrieval had found these passages, best first: for measuring the steps after it.
    pub fn answer_from(&self, question: &Question, passages: &[i64]) -> Result<Answer, AnswerError> {
        let first = &passages[..passages.len().min(self.settings.passages)];
        self.respond(question, &self.settings, |index, _, vector| Ok(index.hits(first, vector)))
    }

    /// The embedder that questions are embedded with.
    #[must_use]
    pub fn embedder(&self) -> &dyn Embedder {
        self.embedder.as_ref()
    }

    fn answer_within(&self, question: &Question, settings: &Answering) -> Result<Answer, AnswerError> {
        self.respond(question, settings, |index, text, vector| {
            index.search(text, vector, settings.passages, &question.filter())
        })
    }

    /// Embeds, lets `find` retrieve, selects evidence and writes the answer.
    fn respond(
        &self,
        question: &Question,
        settings: &Answering,
        find: impl FnOnce(&Index, &str, &[f32]) -> Result<Vec<Hit>, IndexError>,
    ) -> Result<Answer, AnswerError> {
        let start = Instant::now();
        let index = self.index()?;
        let text = question.search_text();
        let vector = self.embed(&text)?;
        let embedded = Instant::now();
        let hits = find(&index, &text, &vector)?;
        let searched = Instant::now();
        let candidates = self.candidates(&hits)?;
        let Selection { statements, confidence } = select::select(&index, &text, &candidates, settings)?;
        let cited = self.cite(statements)?;
        let selected = Instant::now();
        let answer = write::write(&cited);
        let milliseconds = |from: Instant, to: Instant| (to - from).as_secs_f64() * 1000.0;
        Ok(Answer {
            answer,
            refused: cited.is_empty(),
            confidence,
            citations: cited.into_iter().map(|(_, citation)| citation).collect(),
            timings_ms: Timings {
                embed: milliseconds(start, embedded),
                search: milliseconds(embedded, searched),
                select: milliseconds(searched, selected),
                total: milliseconds(start, Instant::now()),
            },
        })
    }

    fn embed(&self, text: &str) -> Result<Vec<f32>, AnswerError> {
        Ok(self.embedder.embed_queries(&[text])?.pop().unwrap_or_default())
    }

    fn cite<'a>(
        &self,
        statements: Vec<Statement<'a>>,
    ) -> Result<Vec<(Statement<'a>, Citation)>, AnswerError> {
        let mut cited: Vec<(Statement<'a>, Citation)> = Vec::new();
        for statement in statements {
            if let Some(citation) = cite::cite(&self.store, &statement, cited.len() as u32 + 1)? {
                cited.push((statement, citation));
            }
        }
        Ok(cited)
    }

    fn candidates(&self, hits: &[Hit]) -> Result<Vec<Candidate>, AnswerError> {
        let mut candidates = Vec::new();
        for hit in hits {
            // A passage can be gone when an ingest replaced its document a moment ago.
            let Some(stored) = self.store.passage(hit.passage)? else { continue };
            let Some(document) = self.store.document(&stored.document)? else { continue };
            candidates.push(Candidate {
                hit: *hit,
                passage: stored.passage,
                document: super::DocumentReference {
                    id: document.row.id,
                    file: document.row.file,
                    title: document.row.title,
                },
            });
        }
        Ok(candidates)
    }
}
