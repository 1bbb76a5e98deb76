//! By what the listed entries are grouped: the thing that the question lists.

use std::collections::BTreeSet;

use super::entries::Entry;
use crate::answer::understand::Understood;
use crate::index::Index;

/// Names of fields that say whose an entry is, for questions with `wo` and `wer`; folded parts of words.
const OWNERS: [&str; 9] =
    ["landkreis", "kreis", "kommune", "gemeinde", "stadt", "behörde", "organisation", "amt", "fachbereich"];

/// A longer name of a field is a question about the thing, not its name.
const MOST_KEY_WORDS: usize = 2;

/// The name under which an entry is listed.
pub(super) fn group_of(index: &Index, question: &Understood, entry: &Entry) -> String {
    let wanted: Vec<BTreeSet<String>> = match question.listed_noun() {
        Some(noun) => vec![parts(index, noun)],
        None => OWNERS.iter().map(|owner| parts(index, owner)).collect(),
    };
    for wanted in &wanted {
        let key = entry.fields.iter().find(|field| {
            field.key().split_whitespace().count() <= MOST_KEY_WORDS
                && shares(wanted, &parts(index, field.key()))
        });
        if let Some(field) = key
            && !question.blank(&field.value)
        {
            return field.value.clone();
        }
        if !entry.group.is_empty() && shares(wanted, &index.terms(&entry.group)) {
            return entry.group.clone();
        }
    }
    entry.name.clone()
}

/// A word with its parts, as terms.
fn parts(index: &Index, word: &str) -> BTreeSet<String> {
    index.terms(word)
}

fn shares(wanted: &BTreeSet<String>, terms: &BTreeSet<String>) -> bool {
    wanted.iter().any(|term| terms.contains(term))
}
