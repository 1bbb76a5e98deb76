//! Which entries a question lists where no name in it tells.

use std::collections::BTreeMap;

use super::entries::Entry;
use super::matching::Matched;
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::embedding::Reader;

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
/// Different values that the reader reads.
const MOST_READ: usize = 24;
/// Logarithm of the odds that a value must have beside the best one's, and the least of the best one.
const ODDS_SLACK: f32 = 2.5;
const LEAST_ODDS: f32 = -1.0;

/// The entries whose value in the field that the question is about means what it asks for.
pub(super) fn by_meaning<'e>(
    question: &Understood,
    entries: &[&'e Entry],
    reader: Option<&dyn Reader>,
) -> Result<Vec<Matched<'e>>, AnswerError> {
    match reader {
        Some(reader) => by_reading(question, entries, reader),
        None => Ok(by_similarity(question, entries)),
    }
}

/// A value of a field, with the entries that have it.
struct Value<'e> {
    similarity: f32,
    members: Vec<Matched<'e>>,
}

/// The entries whose value the reader takes for an answer, of the values nearest to the question.
fn by_reading<'e>(
    question: &Understood,
    entries: &[&'e Entry],
    reader: &dyn Reader,
) -> Result<Vec<Matched<'e>>, AnswerError> {
    let mut by_value: BTreeMap<(&str, &str), Value<'e>> = BTreeMap::new();
    for entry in entries {
        for (place, field) in entry.fields.iter().enumerate() {
            let similarity = field.evidence.vector.cosine(&question.selector_vector);
            let matched = Matched { entry, field: Some(place) };
            if !matched.says_yes(question) {
                continue;
            }
            let empty = Value { similarity, members: Vec::new() };
            let value = by_value.entry((field.key(), field.value.as_str())).or_insert(empty);
            value.similarity = value.similarity.max(similarity);
            value.members.push(matched);
        }
    }
    let mut nearest: Vec<((&str, &str), Value<'e>)> = by_value.into_iter().collect();
    nearest.sort_by(|(_, one), (_, other)| other.similarity.total_cmp(&one.similarity));
    nearest.truncate(MOST_READ);
    let texts: Vec<String> = nearest.iter().map(|((key, value), of)| readable(key, value, &of.members)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let odds = reader.read(&question.text, &texts)?;
    let best = odds.iter().copied().fold(f32::MIN, f32::max);
    if best < LEAST_ODDS {
        return Ok(Vec::new());
    }
    let answers = nearest.into_iter().zip(odds).filter(|(_, odds)| *odds >= best - ODDS_SLACK);
    Ok(answers.flat_map(|((_, value), _)| value.members).collect())
}

/// What is read of a value; the entry's name too where only one has it.
fn readable(key: &str, value: &str, members: &[Matched<'_>]) -> String {
    match members {
        [only] => format!("{}. {key}: {value}", only.entry.name),
        _ => format!("{key}: {value}"),
    }
}

/// The entries whose value in the field that the question is about is nearest to it.
fn by_similarity<'e>(question: &Understood, entries: &[&'e Entry]) -> Vec<Matched<'e>> {
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
