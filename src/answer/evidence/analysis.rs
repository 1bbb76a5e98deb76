//! What is known of a passage's units whatever is asked: their terms as numbers, the forms of their values.

use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;

use super::gather::Candidate;
use crate::answer::understand::{ValueLook, is_blank};
use crate::index::Index;

/// Passages whose analysis is kept, about two kilobytes each.
const MOST_PASSAGES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(11_999);

/// Terms as sorted numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TermSet(Box<[u32]>);

impl TermSet {
    pub(super) fn has(&self, term: u32) -> bool {
        self.0.binary_search(&term).is_ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// A unit, analysed.
#[derive(Debug, Clone)]
pub(super) struct UnitAnalysis {
    pub(super) value: TermSet,
    /// Name of the field or column.
    pub(super) key: TermSet,
    /// The last part of what it is about: the record, the row, the heading.
    pub(super) name: TermSet,
    /// What it is about.
    pub(super) subject: TermSet,
    /// The short cells of words beside it in its row, any of which may name the row.
    pub(super) beside: Vec<TermSet>,
    pub(super) look: ValueLook,
    pub(super) is_blank: bool,
    /// Words of the value.
    pub(super) words: usize,
}

/// A passage, analysed.
#[derive(Debug, Default)]
pub(super) struct PassageAnalysis {
    /// Terms of its headings and its document's title.
    pub(super) above: TermSet,
    /// Its units by their place in the document.
    pub(super) units: HashMap<u32, UnitAnalysis>,
}

/// The analyses of one index generation, made when they are first needed.
pub(in super::super) struct Analyses {
    numbers: Mutex<HashMap<String, u32>>,
    passages: Mutex<LruCache<i64, Arc<PassageAnalysis>>>,
}

impl Default for Analyses {
    fn default() -> Self {
        Self { numbers: Mutex::default(), passages: Mutex::new(LruCache::new(MOST_PASSAGES)) }
    }
}

impl Analyses {
    /// The analysis of the passage that some candidates stand in.
    pub(super) fn of(&self, index: &Index, passage: i64, units: &[&Candidate]) -> Arc<PassageAnalysis> {
        let known =
            self.passages.lock().unwrap_or_else(PoisonError::into_inner).get(&passage).map(Arc::clone);
        if let Some(known) = known {
            return known;
        }
        let made = Arc::new(self.analyse(index, units));
        self.passages.lock().unwrap_or_else(PoisonError::into_inner).put(passage, Arc::clone(&made));
        made
    }

    /// The numbers of some terms; a term gets one when it is first seen.
    pub(super) fn number(&self, term: &str) -> u32 {
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let next = numbers.len() as u32;
        *numbers.entry(term.to_owned()).or_insert(next)
    }

    fn analyse(&self, index: &Index, units: &[&Candidate]) -> PassageAnalysis {
        let Some(first) = units.first() else { return PassageAnalysis::default() };
        let headings = first.passage.passage.headings.join("\n");
        let set = |text: &str| self.set(&index.terms(text));
        // Rows share the names of their columns, fields what they are about.
        let mut shared: HashMap<String, TermSet> = HashMap::new();
        let mut named =
            |text: &str| shared.entry(text.to_owned()).or_insert_with_key(|text| set(text)).clone();
        let unit = |candidate: &&Candidate| {
            let value = candidate.value();
            let analysis = UnitAnalysis {
                value: set(value),
                key: named(&candidate.unit.key),
                name: named(candidate.unit.name()),
                subject: named(&candidate.unit.subject),
                beside: candidate.naming_cells().map(&mut named).collect(),
                look: ValueLook::of(value),
                is_blank: is_blank(value),
                words: value.split_whitespace().count(),
            };
            (candidate.ordinal, analysis)
        };
        PassageAnalysis {
            above: set(&format!("{}\n{headings}", first.document.title)),
            units: units.iter().map(unit).collect(),
        }
    }

    fn set(&self, terms: &BTreeSet<String>) -> TermSet {
        let mut numbers: Vec<u32> = terms.iter().map(|term| self.number(term)).collect();
        numbers.sort_unstable();
        TermSet(numbers.into_boxed_slice())
    }
}
