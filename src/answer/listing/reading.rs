//! Which entries a question lists, by reading the likeliest field of each together with the question.

use super::entries::Entry;
use super::matching::Matched;
use crate::answer::AnswerError;
use crate::answer::understand::Understood;
use crate::embedding::{Excerpt, Reader};

/// Entries that are read at most, the nearest by the selector.
const MOST_READ: usize = 48;
/// Logarithm of the odds that the surest entry must have.
const LEAST_BEST: f32 = 0.0;
/// Entries are listed that are this much less sure than the best one.
const SLACK: f32 = 1.0;

/// The entries of which a field says that they belong into the list, in their own order.
pub(super) fn by_reading<'e>(
    question: &Understood,
    entries: &[&'e Entry],
    reader: &dyn Reader,
) -> Result<Vec<Matched<'e>>, AnswerError> {
    let mut nearest: Vec<(usize, Matched<'e>, f32)> = entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| {
            let (field, similarity) = nearest_field(question, entry)?;
            Some((place, Matched { entry, field: Some(field) }, similarity))
        })
        .collect();
    nearest.sort_by(|one, other| other.2.total_cmp(&one.2));
    nearest.truncate(MOST_READ);
    let excerpts: Vec<Excerpt> = nearest.iter().map(|(_, matched, _)| excerpt(matched)).collect();
    let odds = reader.read(&question.text, &excerpts)?;
    let best = odds.iter().copied().fold(f32::MIN, f32::max);
    if best < LEAST_BEST {
        return Ok(Vec::new());
    }
    let mut listed: Vec<(usize, Matched<'e>)> = nearest
        .into_iter()
        .zip(odds)
        .filter(|((_, matched, _), odds)| *odds >= best - SLACK && matched.says_yes(question))
        .map(|((place, matched, _), _)| (place, matched))
        .collect();
    listed.sort_by_key(|(place, _)| *place);
    Ok(listed.into_iter().map(|(_, matched)| matched).collect())
}

/// The entries that match, in their order, joined by those further ones that the reader takes for hardly worse than the
/// best of them, or no worse than the worst.
pub(super) fn no_worse<'e>(
    question: &Understood,
    mut matched: Vec<Matched<'e>>,
    mut further: Vec<Matched<'e>>,
    reader: &dyn Reader,
) -> Result<Vec<Matched<'e>>, AnswerError> {
    further.truncate(MOST_READ.saturating_sub(matched.len()));
    let excerpts: Vec<Excerpt> = matched.iter().chain(&further).map(excerpt).collect();
    let odds = reader.read(&question.text, &excerpts)?;
    let (of_matched, of_further) = odds.split_at(matched.len());
    let best = of_matched.iter().copied().fold(f32::MIN, f32::max);
    let enough = of_matched.iter().copied().fold(best - SLACK, f32::min);
    let joining = further.into_iter().zip(of_further).filter(|(_, odds)| **odds >= enough);
    matched.extend(joining.map(|(matched, _)| matched));
    Ok(matched)
}

fn excerpt(matched: &Matched<'_>) -> Excerpt {
    Excerpt { text: readable(matched), around: String::new() }
}

fn nearest_field(question: &Understood, entry: &Entry) -> Option<(usize, f32)> {
    let similarities =
        entry.fields.iter().map(|field| field.evidence.vector.cosine(&question.selector_vector));
    similarities.enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other))
}

/// As the reader knows it from its training: what the entry is about, then the field.
fn readable(matched: &Matched<'_>) -> String {
    let Some(field) = matched.field.and_then(|place| matched.entry.fields.get(place)) else {
        return matched.entry.name.clone();
    };
    format!("{}. {}: {}", field.evidence.unit.subject.replace('\t', ", "), field.key(), field.value)
}
