//! Which entries a question lists.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{Entries, Entry, EntryField};
use super::grouping::is_owner;
use super::predicate::Predicate;
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::index::{Filter, Index};

/// Share of the condition that the best entry must meet by words.
const LEAST_SHARE: f32 = 0.55;
/// The same where only the names in it are looked at.
const LEAST_ANCHORED: f32 = 0.3;
/// Entries that meet this much less than the best one are listed too.
const SLACK: f32 = 0.12;
/// A field with more different values than this describes, it does not classify.
const MOST_VALUES: usize = 12;
/// Entries that a field needs to classify them.
const FEWEST_ENTRIES: usize = 4;
/// A value's similarity may be this much below the best value's.
const VALUE_SLACK: f32 = 0.02;
/// The same for fields that do not classify.
const FIELD_SLACK: f32 = 0.06;
/// What a field that classifies entries is worth beside its similarity.
const CLASSIFYING: f32 = 0.03;
/// Cosine by the selector below which no field means what is asked for.
const LEAST_SIMILARITY: f32 = 0.45;

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
) -> Result<Matches<'e>, AnswerError> {
    let admitted: Vec<&Entry> = entries.admitted(filter).collect();
    let predicate = Predicate::of(index, question, admitted.iter().copied())?;
    if predicate.is_empty() {
        return Ok(Matches::default());
    }
    let (matched, strength) = by_words(question, &predicate, &admitted, LEAST_SHARE);
    if question.is_list() && !matched.is_empty() {
        return Ok(Matches::new(matched, &admitted, strength));
    }
    let (anchors, asks_more) = predicate.anchors();
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
        return Ok(Matches::new(by_meaning(question, &admitted), &admitted, strength));
    }
    if asks_more && named.iter().all(Matched::is_owner) {
        let owned: Vec<&Entry> = named.iter().map(|matched| matched.entry).collect();
        return Ok(Matches::new(by_meaning(question, &owned), &admitted, strength));
    }
    Ok(Matches::new(named, &admitted, strength))
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
    fn says_yes(&self, question: &Understood) -> bool {
        let Some(field) = self.field.and_then(|place| self.entry.fields.get(place)) else { return true };
        let value = field.value.trim().to_lowercase();
        let denies = value == "nein" || value.starts_with("nein,") || value.starts_with("kein");
        question.is_negative() || !(denies || question.blank(&field.value))
    }
}

/// The entries whose value in the field that the question is about means what it asks for.
fn by_meaning<'e>(question: &Understood, entries: &[&'e Entry]) -> Vec<Matched<'e>> {
    let mut by_key: BTreeMap<&str, Vec<(Matched<'e>, f32)>> = BTreeMap::new();
    for entry in entries {
        for (place, field) in entry.fields.iter().enumerate() {
            let similarity = field.evidence.vector.cosine(&question.selector_vector);
            let matched = Matched { entry, field: Some(place) };
            by_key.entry(field.key()).or_default().push((matched, similarity));
        }
    }
    let best = by_key.into_values().map(near).max_by(|(_, one), (_, other)| one.total_cmp(other));
    let Some((mut matched, similarity)) = best else { return Vec::new() };
    if similarity < LEAST_SIMILARITY {
        return Vec::new();
    }
    matched.retain(|matched| matched.says_yes(question));
    matched
}

/// Of the fields of one name those nearest to the question, and how near they are.
fn near(members: Vec<(Matched<'_>, f32)>) -> (Vec<Matched<'_>>, f32) {
    let mut by_value: BTreeMap<&str, Vec<(Matched<'_>, f32)>> = BTreeMap::new();
    for member in &members {
        by_value.entry(value(&member.0)).or_default().push(*member);
    }
    let classifies = members.len() >= FEWEST_ENTRIES
        && by_value.len() <= MOST_VALUES
        && by_value.len() * 2 <= members.len();
    if classifies {
        let best = by_value.values().map(|members| mean(members)).fold(f32::MIN, f32::max);
        let near = by_value.into_values().filter(|members| mean(members) >= best - VALUE_SLACK);
        return (near.flatten().map(|(matched, _)| matched).collect(), best + CLASSIFYING);
    }
    let best = members.iter().map(|(_, similarity)| *similarity).fold(f32::MIN, f32::max);
    let near: Vec<_> =
        members.into_iter().filter(|(_, similarity)| *similarity >= best - FIELD_SLACK).collect();
    let similarity = mean(&near);
    (near.into_iter().map(|(matched, _)| matched).collect(), similarity)
}

fn mean(members: &[(Matched<'_>, f32)]) -> f32 {
    members.iter().map(|(_, similarity)| similarity).sum::<f32>() / members.len().max(1) as f32
}

fn value<'e>(matched: &Matched<'e>) -> &'e str {
    matched.field.and_then(|place| matched.entry.fields.get(place)).map_or("", |field| field.value.as_str())
}
