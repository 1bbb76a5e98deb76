//! The lines of a list.

use std::collections::BTreeSet;

use super::entries::{Entries, Entry};
use super::grouping::{group_of, owner_beside};
use super::matching::{Matched, Matches, matching};
use crate::answer::AnswerError;
use crate::answer::evidence::{measures, range};
use crate::answer::understand::Understood;
use crate::embedding::Reader;
use crate::index::{Filter, Index};
use crate::store::StoredEvidence;

/// Lines of a list at most; the others are counted.
const MOST_LINES: usize = 60;
/// Words of a value that a line shows.
const MOST_VALUE_WORDS: usize = 9;

/// A list: one line for each thing listed, and how it was made.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Listing {
    pub(in super::super) lines: Vec<ListLine>,
    /// Things that were found and are not shown.
    pub(in super::super) further: usize,
    /// Records and rows that were looked at.
    pub(in super::super) looked_at: usize,
    /// How well the best entry meets the condition, 0 to 1.
    pub(in super::super) strength: f32,
}

/// A thing that is listed, with the entries that it stands in.
#[derive(Debug, Clone)]
pub(in super::super) struct ListLine {
    pub(in super::super) name: String,
    pub(in super::super) items: Vec<ListItem>,
}

/// An entry of a line.
#[derive(Debug, Clone)]
pub(in super::super) struct ListItem {
    /// What the line says of the entry; empty where the line's name says it.
    pub(in super::super) text: String,
    pub(in super::super) evidence: StoredEvidence,
}

/// Lists what the question asks for; `None` when no entry meets its condition.
pub(in super::super) fn list(
    index: &Index,
    question: &Understood,
    entries: &Entries,
    filter: &Filter,
    reader: Option<&dyn Reader>,
) -> Result<Option<Listing>, AnswerError> {
    let Matches { matched, looked_at, strength } = matching(index, question, entries, filter, reader)?;
    let no_list = matched.iter().all(Matched::is_number) || asks_for_a_row(question, &matched);
    if matched.is_empty() || no_list {
        return Ok(None);
    }
    let owners: BTreeSet<String> =
        matched.iter().filter_map(|matched| owner_beside(index, question, matched.entry)).collect();
    let of_several = owners.len() > 1;
    let mut lines: Vec<ListLine> = Vec::new();
    let mut seen: Vec<(String, String)> = Vec::new();
    for matched in &matched {
        let Some(item) = item(matched) else { continue };
        let Some(name) = group_of(index, question, matched.entry) else { continue };
        let identity = (comparable(&name), comparable(&matched.entry.name));
        if seen.contains(&identity) {
            continue;
        }
        let owner = if of_several { owner_beside(index, question, matched.entry) } else { None };
        let why = owner.into_iter().chain(Some(item.why).filter(|why| !why.is_empty()));
        let text = if identity.0 == identity.1 { why.collect::<Vec<_>>().join(", ") } else { item.what };
        let listed = ListItem { text, evidence: item.evidence };
        match lines.iter_mut().find(|line| comparable(&line.name) == identity.0) {
            Some(line) => line.items.push(listed),
            None => lines.push(ListLine { name, items: vec![listed] }),
        }
        seen.push(identity);
    }
    if lines.is_empty() {
        return Ok(None);
    }
    let further = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    Ok(Some(Listing { lines, further, looked_at, strength }))
}

/// Whether rows for ranges of values were found and the question names a value: then one row answers.
fn asks_for_a_row(question: &Understood, matched: &[Matched<'_>]) -> bool {
    let asked = measures(&question.text);
    let rows = matched.iter().filter(|matched| matched.entry.is_row);
    rows.filter_map(|matched| range(&matched.entry.name))
        .any(|range| asked.iter().any(|measure| range.holds(measure).is_some()))
}

struct Item {
    /// The entry, with the reason in brackets.
    what: String,
    /// The reason alone.
    why: String,
    evidence: StoredEvidence,
}

fn item(matched: &Matched<'_>) -> Option<Item> {
    let Entry { name, fields, .. } = matched.entry;
    let field = fields.get(matched.field.unwrap_or_default())?;
    let words: Vec<&str> = field.value.split_whitespace().collect();
    let shown = if words.len() > MOST_VALUE_WORDS {
        format!("{} …", words[..MOST_VALUE_WORDS].join(" "))
    } else {
        words.join(" ")
    };
    let why = if matched.field.is_some() { format!("{}: {shown}", field.key()) } else { String::new() };
    let what = if why.is_empty() { name.clone() } else { format!("{name} ({why})") };
    Some(Item { what, why, evidence: field.evidence.clone() })
}

/// A name without numbers before it, case and punctuation.
fn comparable(name: &str) -> String {
    let name = name.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
