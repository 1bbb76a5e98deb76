//! Gathers the evidence units of the passages that were found and of the sections they stand in.

use std::collections::HashMap;
use std::sync::Arc;

use crate::answer::steps::{Step, Steps};
use crate::answer::understand::Understood;
use crate::answer::{AnswerError, DocumentReference};
use crate::corpus::{EvidenceKind, EvidenceUnit};
use crate::index::{Hit, Index};
use crate::store::{QuantisedVector, Store, StoredPassage};

/// Passages of one section that are looked at, around the one that was found.
const MOST_OF_A_SECTION: u32 = 12;
/// Words of a cell that names its row rather than describes it.
const MOST_NAMING_WORDS: usize = 8;

/// A unit that may answer, with all that is needed to cite it.
#[derive(Debug, Clone)]
pub(in super::super) struct Candidate {
    pub(in super::super) unit: EvidenceUnit,
    /// Its unit vector by the selector.
    pub(in super::super) vector: QuantisedVector,
    /// Position in its document, for keeping the document's order.
    pub(in super::super) ordinal: u32,
    pub(in super::super) passage: Arc<StoredPassage>,
    pub(in super::super) document: Arc<DocumentReference>,
    /// Number of its section, in the order of finding.
    pub(in super::super) section: usize,
    /// Whether its passage was found itself, not only another one of the section.
    pub(in super::super) was_found: bool,
    /// Cosine of question and passage, by the retriever.
    pub(in super::super) similarity: f32,
    /// The year of its document's date.
    pub(in super::super) stand_year: Option<u16>,
}

impl Candidate {
    /// The cited words.
    pub(in super::super) fn words(&self) -> &str {
        self.passage.passage.text.text.get(self.unit.range.clone()).unwrap_or_default()
    }

    /// The answering words.
    pub(in super::super) fn value(&self) -> &str {
        self.passage.passage.text.text.get(self.unit.value.clone()).unwrap_or_default()
    }

    /// The other short cells of words in the row that it stands in, any of which may name the row; nothing for what is no
    /// cell.
    pub(in super::super) fn naming_cells(&self) -> impl Iterator<Item = &str> {
        let value = self.value().trim();
        let row = if self.unit.kind == EvidenceKind::Cell { self.words() } else { "" };
        row.split('\t').map(str::trim).filter(move |cell| {
            *cell != value
                && cell.chars().any(char::is_alphabetic)
                && cell.split_whitespace().count() <= MOST_NAMING_WORDS
        })
    }

    /// Whether the answering words are nothing but a number.
    pub(in super::super) fn is_number(&self) -> bool {
        let value = self.value();
        value.chars().any(|sign| sign.is_ascii_digit()) && !value.chars().any(char::is_alphabetic)
    }
}

/// A record, a table, or the passages under one heading.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Section {
    /// Rank of its best passage, from 1.
    pub(in super::super) rank: u32,
    /// Highest cosine of question and passage in it, by the retriever.
    pub(in super::super) similarity: f32,
    /// Whether it speaks of bodies that the question does not name, and of none that it names.
    pub(in super::super) is_of_other_bodies: bool,
}

/// Candidates, and the sections they stand in.
#[derive(Debug, Default)]
pub(in super::super) struct Gathered {
    pub(in super::super) candidates: Vec<Candidate>,
    pub(in super::super) sections: Vec<Section>,
}

/// A document and the year of its date.
type Dated = (Arc<DocumentReference>, Option<u16>);

/// All units in the sections of the hits, hits best first.
pub(in super::super) fn gather(
    store: &Store,
    index: &Index,
    question: &Understood,
    hits: &[Hit],
    steps: Steps,
) -> Result<Gathered, AnswerError> {
    let mut gathered = Gathered::default();
    let mut documents: HashMap<String, Dated> = HashMap::new();
    let mut passages: HashMap<i64, (Arc<StoredPassage>, usize)> = HashMap::new();
    for (rank, hit) in (1..).zip(hits) {
        let similarity = hit.similarity.unwrap_or_default();
        if let Some((_, section)) = passages.get(&hit.passage) {
            let section = &mut gathered.sections[*section];
            section.similarity = section.similarity.max(similarity);
            continue;
        }
        // A passage can be gone when an ingest replaced its document a moment ago.
        let Some(found) = store.passage(hit.passage)? else { continue };
        let number = gathered.sections.len();
        gathered.sections.push(Section { rank, similarity, is_of_other_bodies: false });
        let members =
            if steps.take(Step::Sections) { store.section(&found, MOST_OF_A_SECTION)? } else { vec![found] };
        for member in members {
            passages.entry(member.id).or_insert_with(|| (Arc::new(member), number));
        }
    }
    let ids: Vec<i64> = passages.keys().copied().collect();
    let similarities: HashMap<i64, f32> = index
        .hits(&ids, &question.vector)
        .iter()
        .map(|hit| (hit.passage, hit.similarity.unwrap_or_default()))
        .collect();
    for stored in store.evidence(&ids)? {
        let Some((passage, section)) = passages.get(&stored.passage) else { continue };
        let (document, stand_year) = match documents.get(&passage.document) {
            Some(dated) => dated.clone(),
            None => match reference(store, &passage.document)? {
                Some(dated) => {
                    documents.insert(passage.document.clone(), dated.clone());
                    dated
                }
                None => continue,
            },
        };
        gathered.candidates.push(Candidate {
            unit: stored.unit,
            vector: stored.vector,
            ordinal: stored.ordinal,
            passage: Arc::clone(passage),
            document,
            stand_year,
            section: *section,
            similarity: similarities.get(&stored.passage).copied().unwrap_or_default(),
            was_found: hits.iter().any(|hit| hit.passage == stored.passage),
        });
    }
    gathered.candidates.sort_by_key(|candidate| (candidate.section, candidate.ordinal));
    Ok(gathered)
}

fn reference(store: &Store, id: &str) -> Result<Option<Dated>, AnswerError> {
    let Some(row) = store.document_row(id)? else { return Ok(None) };
    let stand = row.stand.as_deref();
    let year = stand.and_then(|stand| stand.get(..4)).and_then(|year| year.parse().ok());
    Ok(Some((Arc::new(row.into()), year)))
}
