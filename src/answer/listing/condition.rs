//! Conditions that are no words of a register: how far something has come, how much it costs, what is not settled.

use std::collections::BTreeSet;

use super::entries::{Entry, EntryField};
use super::grouping::lists_entries;
use super::matching::Matched;
use crate::answer::evidence::{ValueRange, asked_names, asked_range, is_name_of, measures};
use crate::answer::understand::{State, Understood, asks_for_unsettled, begins_unsettled};
use crate::index::{Index, fold};

/// How words in names of fields that say how far something has come end; folded.
const STATES: [&str; 3] = ["status", "stand", "phase"];
/// Most words of such a field's value.
const MOST_STATE_WORDS: usize = 4;

/// What is demanded of a field, and the words of the question that demand it.
#[derive(Debug)]
pub(super) struct Condition {
    demand: Demand,
    /// Fields it is demanded of.
    keys: BTreeSet<String>,
    said_by: BTreeSet<String>,
}

#[derive(Debug)]
enum Demand {
    State { states: BTreeSet<State>, is_negated: bool },
    Range(ValueRange),
    Unsettled,
}

impl Condition {
    /// The conditions of a question that lists records or bodies; none where its words alone are the condition.
    pub(super) fn all_of(index: &Index, question: &Understood, entries: &[&Entry]) -> Vec<Self> {
        if !question.is_list() || !lists_entries(question) {
            return Vec::new();
        }
        let demands = [
            Self::of_state(question, entries),
            Self::of_range(index, question, entries),
            Self::of_unsettled(index, question, entries),
        ];
        demands.into_iter().flatten().collect()
    }

    fn of_state(question: &Understood, entries: &[&Entry]) -> Option<Self> {
        let (asked, said_by): (BTreeSet<State>, BTreeSet<String>) =
            State::asked(&question.text).into_iter().unzip();
        if asked.is_empty() {
            return None;
        }
        let fields = || entries.iter().flat_map(|entry| &entry.fields).filter(|field| is_state(field));
        let known: BTreeSet<State> = fields().filter_map(|field| State::of_value(&field.value)).collect();
        let meant = |state: &State| {
            let sibling = state.sibling().filter(|sibling| known.contains(sibling));
            if known.contains(state) { Some(*state) } else { sibling }
        };
        let states: BTreeSet<State> = asked.iter().filter_map(meant).collect();
        let keys = fields().map(|field| field.key().to_owned()).collect();
        let demand = Demand::State { is_negated: question.is_negative(), states };
        demand.is_possible().then_some(Self { demand, keys, said_by })
    }

    fn of_range(index: &Index, question: &Understood, entries: &[&Entry]) -> Option<Self> {
        let range = asked_range(&question.text)?;
        let (keys, terms) = asked_keys(index, question, entries, |field| {
            measures(&field.value).first().is_some_and(|measure| range.holds(measure).is_some())
        })?;
        let is_of_key =
            |word: &&String| !index.terms(word).is_disjoint(&terms) || is_of_measure(word, &range);
        let said_by = question.predicate().iter().filter(is_of_key).cloned().collect();
        Some(Self { demand: Demand::Range(range), keys, said_by })
    }

    fn of_unsettled(index: &Index, question: &Understood, entries: &[&Entry]) -> Option<Self> {
        if !asks_for_unsettled(&question.text) {
            return None;
        }
        let (keys, terms) = asked_keys(index, question, entries, |field| begins_unsettled(&field.value))?;
        let is_of_key = |word: &&String| !index.terms(word).is_disjoint(&terms);
        let said_by = question.predicate().iter().filter(is_of_key).cloned().collect();
        Some(Self { demand: Demand::Unsettled, keys, said_by })
    }

    /// Whether a word of the question only says this condition.
    pub(super) fn is_said_by(&self, word: &str) -> bool {
        self.said_by.contains(word)
    }

    /// The entries that meet it.
    pub(super) fn met_by<'e>(&self, entries: &[&'e Entry]) -> Vec<Matched<'e>> {
        let field = |entry: &Entry| {
            entry
                .fields
                .iter()
                .position(|field| self.keys.contains(field.key()) && self.demand.is_met_by(field))
        };
        entries.iter().filter_map(|entry| Some(Matched { entry, field: Some(field(entry)?) })).collect()
    }
}

impl Demand {
    fn is_possible(&self) -> bool {
        !matches!(self, Self::State { states, .. } if states.is_empty())
    }

    fn is_met_by(&self, field: &EntryField) -> bool {
        match self {
            Self::State { states, is_negated } => {
                State::of_value(&field.value).is_some_and(|state| states.contains(&state) != *is_negated)
            }
            Self::Unsettled => begins_unsettled(&field.value),
            Self::Range(range) => {
                measures(&field.value).first().and_then(|measure| range.holds(measure)) == Some(true)
            }
        }
    }
}

/// The names of those fields that a question asks about, of the ones with a fitting value, and their terms.
fn asked_keys(
    index: &Index,
    question: &Understood,
    entries: &[&Entry],
    fits: impl Fn(&EntryField) -> bool,
) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
    let names = asked_names(&question.text);
    let listed = question.listed_noun().map(|noun| index.terms(noun)).unwrap_or_default();
    let worth = |key: &str| {
        let terms = index.terms(key);
        let shared = terms.difference(&listed).filter(|term| question.weights.contains_key(*term)).count();
        shared + usize::from(is_name_of(key, &names))
    };
    let fields = entries.iter().flat_map(|entry| &entry.fields).filter(|field| fits(field));
    let keys: BTreeSet<&str> = fields.map(EntryField::key).collect();
    let most = keys.iter().map(|key| worth(key)).max().filter(|most| *most > 0)?;
    let keys: BTreeSet<String> =
        keys.into_iter().filter(|key| worth(key) == most).map(str::to_owned).collect();
    let terms = keys.iter().flat_map(|key| index.terms(key)).collect();
    Some((keys, terms))
}

fn is_state(field: &EntryField) -> bool {
    let is_short = field.value.split_whitespace().count() <= MOST_STATE_WORDS;
    let names_state = |word: &str| STATES.iter().any(|name| fold(word).ends_with(name));
    is_short && field.key().split_whitespace().any(names_state)
}

/// Whether a word of the question is a number, a unit, or a word for an amount.
fn is_of_measure(word: &str, range: &ValueRange) -> bool {
    const AMOUNTS: [&str; 8] = ["betrag", "betraege", "summe", "wert", "hoehe", "stellig", "jahr", "monat"];
    let folded = fold(word);
    folded.starts_with(|first: char| first.is_ascii_digit())
        || range.is_measured_in(&folded)
        || AMOUNTS.iter().any(|amount| folded.contains(amount))
}
