//! What must hold for an entry to be listed.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{Entry, EntryField};
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::index::Index;

/// The words of a condition, each with the terms that stand for it.
#[derive(Debug)]
pub(super) struct Predicate {
    words: Vec<Wanted>,
    total: f32,
}

/// A word of the condition.
#[derive(Debug, Clone)]
struct Wanted {
    text: String,
    /// Whether an entry has it in any form.
    is_known: bool,
    /// Terms that stand for the word, from 0 (a part of it) to 1 (the word or a synonym).
    terms: BTreeMap<String, f32>,
    weight: f32,
    is_name: bool,
    /// Whether it is a name that short values of some entries hold: of a product, a firm, a county.
    is_anchor: bool,
}

/// How well an entry meets a condition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Met {
    /// Share of the condition's weight, 0 to 1.
    pub(super) share: f32,
    /// The field that meets most of it; `None` when only what stands above does.
    pub(super) field: Option<usize>,
}

impl Predicate {
    /// The condition of a question, without small words that no entry has in any form. A name that no entry has stays:
    /// nothing can meet it.
    pub(super) fn of<'e>(
        index: &Index,
        question: &Understood,
        entries: impl Iterator<Item = &'e Entry>,
    ) -> Result<Self, AnswerError> {
        let mut words = Vec::new();
        for word in question.predicate() {
            let is_name = word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
            let mut wanted = Wanted {
                text: word.clone(),
                is_known: false,
                terms: BTreeMap::new(),
                weight: 0.0,
                is_name,
                is_anchor: false,
            };
            for (form, share) in std::iter::once((word.clone(), 1.0))
                .chain(question.other_forms(word).iter().cloned().map(|form| (form, 1.0)))
            {
                wanted.add(index.weigh(&form)?, share);
            }
            words.push(wanted);
        }
        let mut known = vec![false; words.len()];
        let mut naming = vec![0_usize; words.len()];
        let mut all = 0;
        for entry in entries {
            all += 1;
            for ((word, known), naming) in words.iter().zip(&mut known).zip(&mut naming) {
                *known = *known
                    || word.in_terms(&entry.above) > 0.0
                    || entry.fields.iter().any(|field| word.in_terms(&field.own) > 0.0);
                let names = word.is_whole_in(&entry.above)
                    || entry.fields.iter().any(|field| word.is_whole_in(&field.naming));
                *naming += usize::from(names);
            }
        }
        for ((word, naming), known) in words.iter_mut().zip(naming).zip(&known) {
            word.is_known = *known;
            word.is_anchor = word.is_name && naming > 0 && naming <= (all / 3).max(2);
        }
        let known = words.into_iter().zip(known).filter(|(word, known)| *known || word.is_name);
        Ok(Self::from_words(known.map(|(word, _)| word).collect()))
    }

    fn from_words(words: Vec<Wanted>) -> Self {
        let total = words.iter().map(|word| word.weight).sum();
        Self { words, total }
    }

    /// Whether the condition names a body of the asker's (`Landkreis X`) that no entry is about.
    pub(super) fn names_strangers(&self, owners: &[String]) -> bool {
        self.words.iter().any(|word| !word.is_known && owners.contains(&word.text))
    }

    /// The names in the condition alone, and whether it has further words with a capital.
    pub(super) fn anchors(self) -> (Self, bool) {
        let (anchors, others): (Vec<Wanted>, Vec<Wanted>) =
            self.words.into_iter().partition(|word| word.is_anchor);
        (Self::from_words(anchors), others.iter().any(|word| word.is_name))
    }

    /// The loud words that another condition does not say already.
    pub(super) fn beside(&self, is_said: impl Fn(&str) -> bool) -> Self {
        let words = self.words.iter().filter(|word| word.is_name && !is_said(&word.text));
        Self::from_words(words.cloned().collect())
    }

    /// The word that weighs most, alone.
    pub(super) fn rarest(&self) -> Self {
        let heaviest = self.words.iter().max_by(|one, other| one.weight.total_cmp(&other.weight));
        Self::from_words(heaviest.cloned().into_iter().collect())
    }

    /// Whether nothing is demanded.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well an entry meets the condition in a single field and what stands above it.
    pub(super) fn met_by(&self, entry: &Entry) -> Met {
        let above = self.share(|word| word.in_terms(&entry.above));
        let mut met = Met { share: above, field: None };
        for (place, field) in entry.fields.iter().enumerate() {
            let share = self.share_with(field, entry);
            if share > met.share + f32::EPSILON {
                met = Met { share, field: Some(place) };
            }
        }
        met
    }

    fn share_with(&self, field: &EntryField, entry: &Entry) -> f32 {
        self.share(|word| word.in_terms(&field.own).max(word.in_terms(&entry.above)))
    }

    fn share(&self, held: impl Fn(&Wanted) -> f32) -> f32 {
        if self.total <= 0.0 {
            return 0.0;
        }
        self.words.iter().map(|word| word.weight * held(word)).sum::<f32>() / self.total
    }
}

impl Wanted {
    /// Takes in the terms of a form: those of the whole form count fully, those of its parts by their weight. The terms of
    /// a phrase count together.
    fn add(&mut self, weights: BTreeMap<String, f32>, share: f32) {
        let largest = weights.values().copied().fold(0.0, f32::max);
        let whole = if self.is_phrase() { weights.values().sum() } else { largest };
        self.weight = self.weight.max(whole);
        for (term, weight) in weights {
            let held = if whole > 0.0 { share * weight / whole } else { 0.0 };
            let known = self.terms.entry(term).or_insert(0.0);
            *known = known.max(held);
        }
    }

    /// Whether it is several words, a quoted name: then all of them are wanted.
    fn is_phrase(&self) -> bool {
        self.text.contains(char::is_whitespace)
    }

    fn in_terms(&self, terms: &BTreeSet<String>) -> f32 {
        let held = self.terms.iter().filter(|(term, _)| terms.contains(*term)).map(|(_, held)| *held);
        if self.is_phrase() { held.sum() } else { held.fold(0.0, f32::max) }
    }

    fn is_whole_in(&self, terms: &BTreeSet<String>) -> bool {
        self.in_terms(terms) > 1.0 - 1e-4
    }
}
