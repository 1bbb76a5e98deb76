//! Which entries a question lists where no name in it tells.

use std::collections::BTreeMap;

use super::entries::Entry;
use super::matching::Matched;
use crate::answer::understand::Understood;

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

/// The entries whose value in the field that the question is about means what it asks for.
pub(super) fn by_meaning<'e>(question: &Understood, entries: &[&'e Entry]) -> Vec<Matched<'e>> {
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
