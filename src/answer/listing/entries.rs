//! All records and table rows of an installation, as lists are made over them.

use std::collections::BTreeSet;

use super::grouping::is_owner;
use crate::answer::AnswerError;
use crate::corpus::{EvidenceKind, text::collapse_whitespace};
use crate::index::{Filter, Index};
use crate::store::{KeyedEvidence, Store, StoredEvidence};

/// Fields and cells that are held in memory, about a kilobyte each.
const MOST_FIELDS: usize = 200_000;

/// Words of a value that names something.
const MOST_NAMING_WORDS: usize = 8;

/// A record or a row of a table.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) document: String,
    pub(super) collection: String,
    /// Whether it is a row of a table, else it is a record.
    pub(super) is_row: bool,
    /// Record or row.
    pub(super) name: String,
    /// Section or table; empty where there is none.
    pub(super) group: String,
    /// Passage and first byte of a row, which tell rows of one name apart; zero for a record.
    place: (i64, usize),
    /// Terms of name, headings and section: what holds for every field.
    pub(super) above: BTreeSet<String>,
    pub(super) fields: Vec<EntryField>,
}

/// A field or a cell.
#[derive(Debug, Clone)]
pub(super) struct EntryField {
    pub(super) evidence: StoredEvidence,
    pub(super) value: String,
    /// Terms of key and value.
    pub(super) own: BTreeSet<String>,
    /// Terms of a short value, which names rather than describes; empty for a long one.
    pub(super) naming: BTreeSet<String>,
}

/// The entries of one index generation.
#[derive(Debug, Default)]
pub(in super::super) struct Entries {
    all: Vec<Entry>,
}

impl EntryField {
    pub(super) fn key(&self) -> &str {
        &self.evidence.unit.key
    }

    /// Whether the value is nothing but a number.
    pub(super) fn is_number(&self) -> bool {
        !self.value.is_empty() && !self.value.chars().any(char::is_alphabetic)
    }
}

impl Entries {
    /// Reads them from the store.
    pub(in super::super) fn read(store: &Store, index: &Index) -> Result<Self, AnswerError> {
        let mut entries = Self::default();
        for keyed in store.keyed_evidence(MOST_FIELDS)? {
            entries.add(index, keyed);
        }
        Ok(entries)
    }

    /// Those that a filter admits.
    pub(super) fn admitted<'e>(&'e self, filter: &'e Filter) -> impl Iterator<Item = &'e Entry> {
        self.all.iter().filter(|entry| filter.admits(&entry.document, &entry.collection))
    }

    /// The fields and columns that say whose an entry is, by name and value.
    pub(in super::super) fn owners(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.all.iter().flat_map(|entry| &entry.fields);
        fields
            .filter(|field| is_owner(field.key()) && !field.naming.is_empty())
            .map(|field| (field.key(), field.value.as_str()))
    }

    fn add(&mut self, index: &Index, keyed: KeyedEvidence) {
        let KeyedEvidence { evidence, document, collection, headings, value } = keyed;
        let subject = &evidence.unit.subject;
        let (group, name) = subject.rsplit_once('\t').unwrap_or(("", subject));
        let is_row = evidence.unit.kind == EvidenceKind::Cell;
        let place = if is_row { (evidence.passage, evidence.unit.range.start) } else { (0, 0) };
        let is_same = self.all.last().is_some_and(|entry| {
            entry.document == document && entry.name == name && entry.group == group && entry.place == place
        });
        if !is_same {
            let above = index.terms(&format!("{}\n{group}\n{name}", headings.join("\n")));
            let (name, group) = (name.to_owned(), group.to_owned());
            let fields = Vec::new();
            self.all.push(Entry { document, collection, is_row, name, group, place, above, fields });
        }
        if let Some(entry) = self.all.last_mut() {
            let value = collapse_whitespace(&value);
            let own = index.terms(&format!("{}\n{value}", evidence.unit.key));
            let is_short = value.split_whitespace().count() <= MOST_NAMING_WORDS;
            let naming = if is_short { index.terms(&value) } else { BTreeSet::new() };
            entry.fields.push(EntryField { evidence, value, own, naming });
        }
    }
}
