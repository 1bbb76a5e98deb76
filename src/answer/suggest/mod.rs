//! Questions that the loaded documents answer, made from their headings, records and abbreviations without a language
//! model.

mod field;
mod heading;
mod pick;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::understand::{find_definitions, is_blank};
use super::{AnswerError, DocumentReference};
use crate::corpus::text::collapse_whitespace;
use crate::corpus::{Block, Content, Record};
use crate::store::{DocumentStatus, Store};

/// Documents that questions are made from; of more, every n-th.
const MOST_DOCUMENTS: usize = 200;
/// Questions kept of one document.
const MOST_OF_A_DOCUMENT: usize = 24;
/// Questions that are tried at most for each one wanted.
const DRAFTS_FOR_EACH: usize = 3;
/// Abbreviations asked about in one document.
const MOST_ABBREVIATIONS: usize = 3;

/// A question that a document answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Suggestion {
    /// The question, German.
    pub question: String,
    /// The document it was made from.
    pub document: DocumentReference,
}

/// A question and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Draft {
    question: String,
    /// Name of the form it has: suggestions of many forms are better than many of one.
    form: &'static str,
}

/// A document and its questions.
#[derive(Debug)]
struct Shelf {
    document: DocumentReference,
    collection: String,
    drafts: Vec<Draft>,
}

/// All questions of one index generation.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    shelves: Vec<Shelf>,
    /// Questions that were asked once, and whether they were answered from their document.
    tried: Mutex<HashMap<String, bool>>,
}

impl Suggestions {
    /// Makes them from the store.
    pub(super) fn read(store: &Store) -> Result<Self, AnswerError> {
        let mut documents = store.documents()?;
        documents.retain(|document| {
            matches!(document.row.status, DocumentStatus::Read | DocumentStatus::PartlyRead)
        });
        let step = documents.len().div_ceil(MOST_DOCUMENTS).max(1);
        let mut shelves = Vec::new();
        for document in documents.into_iter().step_by(step) {
            let drafts = drafts(&store.blocks(&document.row.id)?);
            if !drafts.is_empty() {
                let collection = document.row.collection.clone();
                shelves.push(Shelf { document: document.row.into(), collection, drafts });
            }
        }
        Ok(Self { shelves, tried: Mutex::default() })
    }

    /// So many of them that `is_answered` holds of; each is asked once for a generation.
    ///
    /// # Errors
    /// Those of `is_answered`.
    pub(super) fn answered(
        &self,
        count: usize,
        collection: Option<&str>,
        is_answered: impl Fn(&Suggestion) -> Result<bool, AnswerError>,
    ) -> Result<Vec<Suggestion>, AnswerError> {
        let mut answered = Vec::new();
        for suggestion in self.pick(DRAFTS_FOR_EACH * count, collection) {
            if answered.len() >= count {
                break;
            }
            let known = self.tried().get(&suggestion.question).copied();
            let holds = match known {
                Some(holds) => holds,
                None => is_answered(&suggestion)?,
            };
            self.tried().insert(suggestion.question.clone(), holds);
            if holds {
                answered.push(suggestion);
            }
        }
        Ok(answered)
    }

    fn tried(&self) -> MutexGuard<'_, HashMap<String, bool>> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many of them, of one collection where one is named: from as many documents and of as many forms as there are.
    /// The same documents give the same questions.
    fn pick(&self, count: usize, collection: Option<&str>) -> Vec<Suggestion> {
        let admitted = |shelf: &&Shelf| collection.is_none_or(|name| shelf.collection == name);
        let shelves: Vec<&Shelf> = self.shelves.iter().filter(admitted).collect();
        pick::pick(&shelves, count)
    }
}

fn drafts(blocks: &[Block]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut abbreviations = 0;
    for block in blocks {
        let found = match &block.content {
            Content::Heading { text, .. } => heading::question(&text.text).into_iter().collect(),
            Content::Record(record) => of_record(record),
            Content::Paragraph(text) if abbreviations < MOST_ABBREVIATIONS => {
                let found = of_abbreviations(&text.text, MOST_ABBREVIATIONS - abbreviations);
                abbreviations += found.len();
                found
            }
            _ => Vec::new(),
        };
        for draft in found {
            if drafts.len() < MOST_OF_A_DOCUMENT && !drafts.contains(&draft) {
                drafts.push(draft);
            }
        }
    }
    drafts
}

fn of_record(record: &Record) -> Vec<Draft> {
    let title = collapse_whitespace(&record.title.text);
    let stated = record.fields.iter().filter(|field| !is_blank(&field.value.text));
    stated.filter_map(|field| field::question(&title, &collapse_whitespace(&field.key.text))).collect()
}

fn of_abbreviations(text: &str, most: usize) -> Vec<Draft> {
    let definitions = find_definitions(text).into_iter().take(most);
    definitions
        .map(|definition| Draft {
            question: format!("Was bedeutet die Abkürzung {}?", definition.short),
            form: "abbreviation",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Field, SpannedText};

    fn text(words: &str) -> SpannedText {
        let mut text = SpannedText::new();
        text.push(words, 1, None);
        text
    }

    #[test]
    fn only_questions_that_are_answered_are_suggested_and_each_is_tried_once() {
        let document = DocumentReference { id: "1".into(), file: String::new(), title: String::new() };
        let draft = |question: &str| Draft { question: question.to_owned(), form: "field" };
        let drafts = ["A?", "B?", "C?", "D?"].map(draft).to_vec();
        let shelf = Shelf { document, collection: "a".into(), drafts };
        let suggestions = Suggestions { shelves: vec![shelf], tried: Mutex::default() };
        let asked = std::cell::Cell::new(0);
        let ask = |suggestion: &Suggestion| {
            asked.set(asked.get() + 1);
            Ok(suggestion.question == "B?" || suggestion.question == "D?")
        };
        for _ in 0..2 {
            let mut answered = suggestions.answered(2, None, ask).unwrap();
            answered.sort_by(|one, other| one.question.cmp(&other.question));
            assert_eq!(answered.iter().map(|one| one.question.as_str()).collect::<Vec<_>>(), ["B?", "D?"]);
        }
        assert!(asked.get() <= 4, "{}", asked.get());
    }

    #[test]
    fn headings_records_and_abbreviations_become_questions() {
        let field = |key: &str, value: &str| Field { group: None, key: text(key), value: text(value) };
        let record = Record {
            title: text("Wohngeld-Roboter"),
            fields: vec![field("Ansprechperson", "Ina Holm"), field("Fördermittel", "-")],
        };
        let blocks = [
            Content::Heading { level: 2, text: text("3.2 Meldung an die Aufsichtsbehörde") },
            Content::Paragraph(text("Die Informationssicherheitsbeauftragte (ISB) prüft.")),
            Content::Record(record),
        ]
        .map(|content| Block { headings: Vec::new(), content });
        let questions: Vec<String> = drafts(&blocks).into_iter().map(|draft| draft.question).collect();
        assert_eq!(
            questions,
            [
                "Wie läuft die Meldung an die Aufsichtsbehörde ab?",
                "Was bedeutet die Abkürzung ISB?",
                "Wer ist Ansprechperson für „Wohngeld-Roboter“?",
            ]
        );
    }
}
