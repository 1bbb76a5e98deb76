//! Which entries a question lists.

use std::collections::BTreeSet;

use super::condition::Condition;
use super::entries::{Entries, Entry, EntryField};
use super::grouping::is_owner;
use super::meaning::by_meaning;
use super::predicate::Predicate;
use super::reading::{by_reading, no_worse};
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::embedding::Reader;
use crate::index::{Filter, Index};

/// Share of the condition that the best entry must meet by words.
const LEAST_SHARE: f32 = 0.55;
/// The same where only the names in it are looked at.
const LEAST_ANCHORED: f32 = 0.3;
/// Entries that meet this much less than the best one are listed too.
const SLACK: f32 = 0.12;

/// An entry that is listed, and the field that says why.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matched<'e> {
    pub(super) entry: &'e Entry,
    pub(super) field: Option<usize>,
}

/// The entries that match, how many were looked at, and how well the best one matches.
#[derive(Debug, Default)]
pub(super) struct Matches<'e> {
    pub(super) matched: Vec<Matched<'e>>,
    pub(super) looked_at: usize,
    pub(super) strength: f32,
}

/// Looks at every entry.
pub(super) fn matching<'e>(
    index: &Index,
    question: &Understood,
    entries: &'e Entries,
    filter: &'e Filter,
    reader: Option<&dyn Reader>,
) -> Result<Matches<'e>, AnswerError> {
    let admitted: Vec<&Entry> = entries.admitted(filter).collect();
    let predicate = Predicate::of(index, question, admitted.iter().copied())?;
    if predicate.names_strangers(&question.owner_names()) {
        return Ok(Matches::default());
    }
    if let Some(met) = by_condition(index, question, &predicate, &admitted) {
        return Ok(Matches::new(met, &admitted, 1.0));
    }
    if predicate.is_empty() {
        return Ok(Matches::default());
    }
    let (matched, strength) = by_words(question, &predicate, &admitted, LEAST_SHARE);
    let (anchors, asks_more) = predicate.anchors();
    if question.is_list() && !matched.is_empty() {
        if let Some(owned) = of_owner(&matched) {
            return Ok(Matches::new(owned, &admitted, strength));
        }
        let (named, _) = by_words(question, &anchors.rarest(), &admitted, 1.0 - SLACK);
        return Ok(Matches::new(joined_by_name(question, matched, &named, reader)?, &admitted, strength));
    }
    let (mut named, mut strength) = by_words(question, &anchors, &admitted, LEAST_ANCHORED);
    if strength < 1.0 - f32::EPSILON {
        // Where no entry has all the names, the rarest one is meant: the others are common nouns more often than not.
        (named, strength) = by_words(question, &anchors.rarest(), &admitted, 1.0 - SLACK);
    }
    if !question.is_list() {
        let is_thing = |matched: &Matched<'_>| !matched.is_owner() && !matched.entry.is_row;
        let sure = named.len() > 1 && named.iter().all(is_thing);
        return Ok(if sure { Matches::new(named, &admitted, strength) } else { Matches::default() });
    }
    if named.is_empty() {
        return Ok(Matches::new(meant(question, &admitted, reader)?, &admitted, strength));
    }
    let named = of_owner(&named).unwrap_or(named);
    if asks_more && named.iter().all(Matched::is_owner) {
        let owned: Vec<&Entry> = named.iter().map(|matched| matched.entry).collect();
        return Ok(Matches::new(meant(question, &owned, reader)?, &admitted, strength));
    }
    Ok(Matches::new(named, &admitted, strength))
}

/// The entries that meet what the question demands of a state or a value, and its other names; `None` where it demands no
/// such thing or none meets all.
fn by_condition<'e>(
    index: &Index,
    question: &Understood,
    predicate: &Predicate,
    entries: &[&'e Entry],
) -> Option<Vec<Matched<'e>>> {
    let conditions = Condition::all_of(index, question, entries);
    let mut met: Vec<Matched<'e>> = Vec::new();
    for (place, condition) in conditions.iter().enumerate() {
        let left: Vec<&Entry> = met.iter().map(|matched| matched.entry).collect();
        met = condition.met_by(if place == 0 { entries } else { &left });
    }
    let met = records_first(met);
    let is_said = |word: &str| conditions.iter().any(|condition| condition.is_said_by(word));
    let beside = predicate.beside(is_said);
    if beside.is_empty() {
        return (!met.is_empty()).then_some(met);
    }
    let left: Vec<&Entry> = met.iter().map(|matched| matched.entry).collect();
    let (named, _) = by_words(question, &beside, &left, LEAST_SHARE);
    let is_named = |matched: &Matched<'_>| named.iter().any(|one| std::ptr::eq(one.entry, matched.entry));
    let met: Vec<Matched<'e>> = met.into_iter().filter(is_named).collect();
    (!met.is_empty()).then_some(met)
}

/// Entries that meet the condition, and of those that have its rarest name, but not all of its words, those that the reader
/// takes for no worse: the words beside a name often only describe it.
fn joined_by_name<'e>(
    question: &Understood,
    matched: Vec<Matched<'e>>,
    named: &[Matched<'e>],
    reader: Option<&dyn Reader>,
) -> Result<Vec<Matched<'e>>, AnswerError> {
    let Some(reader) = reader else { return Ok(matched) };
    let is_matched = |other: &Matched<'_>| matched.iter().any(|one| std::ptr::eq(one.entry, other.entry));
    let further: Vec<Matched<'e>> =
        named.iter().filter(|other| other.field.is_some() && !is_matched(other)).copied().collect();
    let have_name = matched.iter().all(|one| named.iter().any(|other| std::ptr::eq(one.entry, other.entry)));
    if further.is_empty() || !have_name {
        return Ok(matched);
    }
    no_worse(question, matched, further, reader)
}

/// The entries that mean what is asked for by their nearness; where none is near, those that the reader takes for it.
fn meant<'e>(
    question: &Understood,
    entries: &[&'e Entry],
    reader: Option<&dyn Reader>,
) -> Result<Vec<Matched<'e>>, AnswerError> {
    let near = by_meaning(question, entries);
    match reader {
        Some(reader) if near.is_empty() => by_reading(question, entries, reader),
        _ => Ok(near),
    }
}

/// The entries that meet the condition by its words, and how well the best of all does.
fn by_words<'e>(
    question: &Understood,
    predicate: &Predicate,
    entries: &[&'e Entry],
    least: f32,
) -> (Vec<Matched<'e>>, f32) {
    if predicate.is_empty() {
        return (Vec::new(), 0.0);
    }
    let met: Vec<_> = entries.iter().map(|entry| (*entry, predicate.met_by(entry))).collect();
    let best = met.iter().map(|(_, met)| met.share).fold(0.0, f32::max);
    if best < least {
        return (Vec::new(), best);
    }
    let enough = (best - SLACK).max(least);
    let matched = met
        .into_iter()
        .filter(|(_, met)| met.share >= enough)
        .map(|(entry, met)| Matched { entry, field: met.field })
        .filter(|matched| matched.says_yes(question));
    (records_first(matched.collect()), best)
}

/// A body's own entries among those that match: where there are any they are meant, others only mention it.
fn of_owner<'e>(matched: &[Matched<'e>]) -> Option<Vec<Matched<'e>>> {
    let is_owned = |matched: &&Matched<'_>| matched.key().is_some_and(is_owner);
    let owned: Vec<Matched<'e>> = matched.iter().filter(is_owned).copied().collect();
    (!owned.is_empty()).then_some(owned)
}

/// Rows of overviews repeat what records say; they count where no record does.
fn records_first(matched: Vec<Matched<'_>>) -> Vec<Matched<'_>> {
    let is_record = |matched: &Matched<'_>| !matched.entry.is_row;
    if matched.iter().any(is_record) { matched.into_iter().filter(is_record).collect() } else { matched }
}

impl<'e> Matches<'e> {
    /// Those that match; what was looked at are the entries that have a field of the same name.
    fn new(matched: Vec<Matched<'e>>, admitted: &[&Entry], strength: f32) -> Self {
        let keys: BTreeSet<&str> = matched.iter().filter_map(Matched::key).collect();
        let has_key = |entry: &&&Entry| entry.fields.iter().any(|field| keys.contains(field.key()));
        let alike = admitted.iter().filter(has_key).count();
        Self { looked_at: if alike == 0 { admitted.len() } else { alike }, matched, strength }
    }
}

impl<'e> Matched<'e> {
    /// Whether the field says whose the entry is.
    fn is_owner(&self) -> bool {
        self.key().is_none_or(is_owner)
    }

    fn key(&self) -> Option<&'e str> {
        Some(self.entry.fields.get(self.field?)?.key())
    }

    /// Whether the entry holds the number that a question for a number asks for, so that counting entries is no answer.
    pub(super) fn is_number(&self) -> bool {
        self.field.and_then(|place| self.entry.fields.get(place)).is_some_and(EntryField::is_number)
    }

    /// Whether the field states something, where the question does not ask for what is not.
    pub(super) fn says_yes(&self, question: &Understood) -> bool {
        let Some(field) = self.field.and_then(|place| self.entry.fields.get(place)) else { return true };
        let value = field.value.trim().to_lowercase();
        let denies = value == "nein" || value.starts_with("nein,") || value.starts_with("kein");
        question.is_negative() || !(denies || question.blank(&field.value))
    }
}
