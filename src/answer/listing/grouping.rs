//! By what the listed entries are grouped: the thing that the question lists.

use std::collections::BTreeSet;

use super::entries::Entry;
use crate::answer::understand::Understood;
use crate::index::{Index, fold};

/// Bodies that entries belong to, for questions with `wo` and `wer` and for each other; folded.
const OWNERS: [&str; 12] = [
    "landkreis",
    "kreis",
    "kommune",
    "gemeinde",
    "stadt",
    "behoerde",
    "verwaltung",
    "organisation",
    "haus",
    "amt",
    "fachbereich",
    "fachdienst",
];
/// Words for the entries themselves; folded.
const ENTRIES: [&str; 13] = [
    "projekt",
    "vorhaben",
    "massnahme",
    "steckbrief",
    "eintrag",
    "anwendung",
    "loesung",
    "system",
    "verfahren",
    "fall",
    "beispiel",
    "pilot",
    "initiative",
];
/// Ends like an owner and is none; folded.
const TOTAL: &str = "gesamt";
/// A longer name of a field is a question about the thing, not its name.
const MOST_KEY_WORDS: usize = 2;

/// The name under which an entry is listed; `None` where entries of its kind are no such things.
pub(super) fn group_of(index: &Index, question: &Understood, entry: &Entry) -> Option<String> {
    if entry.is_row {
        let noun = question.listed_noun().filter(|noun| !means_entries(noun));
        let named = noun.and_then(|noun| cell(index, entry, noun).or_else(|| shared_owner(entry, noun)));
        return Some(named.unwrap_or_else(|| entry.name.clone()));
    }
    let Some(noun) = question.listed_noun() else {
        return Some(owner(index, question, entry).unwrap_or_else(|| entry.name.clone()));
    };
    if means_entries(noun) {
        return Some(entry.name.clone());
    }
    let folded = fold(noun);
    let named = named(index, question, entry, noun);
    if OWNERS.iter().any(|known| folded.ends_with(known)) {
        return named.or_else(|| owner(index, question, entry));
    }
    named
}

/// Whether a question lists records, or the bodies they belong to.
pub(super) fn lists_entries(question: &Understood) -> bool {
    question.listed_noun().is_none_or(|noun| means_entries(noun) || is_owner(noun))
}

fn means_entries(noun: &str) -> bool {
    let folded = fold(noun);
    ENTRIES.iter().any(|known| folded.ends_with(known))
}

/// Whether a field of this name says whose an entry is.
pub(super) fn is_owner(key: &str) -> bool {
    let words: Vec<String> = key.split_whitespace().map(fold).collect();
    let is_owner = |word: &String| OWNERS.iter().any(|owner| word.ends_with(owner)) && !word.ends_with(TOTAL);
    words.len() <= MOST_KEY_WORDS && words.iter().any(is_owner)
}

/// The body that a record belongs to, where records are listed by their own names.
pub(super) fn owner_beside(index: &Index, question: &Understood, entry: &Entry) -> Option<String> {
    let lists_records = question.listed_noun().is_some_and(means_entries) && !entry.is_row;
    if lists_records { owner(index, question, entry) } else { None }
}

fn owner(index: &Index, question: &Understood, entry: &Entry) -> Option<String> {
    OWNERS.iter().find_map(|owner| named(index, question, entry, owner))
}

/// What a row of a table shares with those beside it, where bodies are listed: overviews name a body once for its rows.
fn shared_owner(entry: &Entry, noun: &str) -> Option<String> {
    let (_, shared) = entry.group.rsplit_once('\t')?;
    let noun = fold(noun);
    OWNERS.iter().any(|owner| noun.ends_with(owner)).then(|| shared.to_owned())
}

/// The cell of a row whose column is named by the noun alone.
fn cell(index: &Index, entry: &Entry, noun: &str) -> Option<String> {
    let wanted = index.terms(noun);
    let is_column = |key: &str| key.split_whitespace().count() == 1 && !wanted.is_disjoint(&index.terms(key));
    entry
        .fields
        .iter()
        .find(|field| !field.is_number() && is_column(field.key()))
        .map(|field| field.value.clone())
}

/// The value of a field, or the section above, that has the noun in its name.
fn named(index: &Index, question: &Understood, entry: &Entry, noun: &str) -> Option<String> {
    let wanted = index.terms(noun);
    let shares = |terms: &BTreeSet<String>| wanted.iter().any(|term| terms.contains(term));
    let field = entry.fields.iter().find(|field| {
        field.key().split_whitespace().count() <= MOST_KEY_WORDS
            && !field.is_number()
            && !question.blank(&field.value)
            && shares(&index.terms(field.key()))
    });
    if let Some(field) = field {
        return Some(field.value.clone());
    }
    shares(&index.terms(&entry.group)).then(|| entry.group.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_says_whose_an_entry_is_by_a_word_for_bodies() {
        for key in ["Landkreis", "Zuständiges Amt", "Fachbereich"] {
            assert!(is_owner(key), "{key}");
        }
        for key in ["Gesamtkosten", "Kosten insgesamt", "Nachnutzung durch andere Landkreise möglich?"] {
            assert!(!is_owner(key), "{key}");
        }
    }
}
