//! The bodies (counties, towns) that records belong to, and which documents speak of each.

use std::collections::{BTreeMap, BTreeSet};

use super::AnswerError;
use super::listing::Entries;
use crate::index::fold;
use crate::store::Store;

/// Fewer bodies than this are no reason to tell documents apart by them.
const FEWEST: usize = 3;
/// Bodies that are kept at most.
const MOST: usize = 2_000;
/// Letters of a name, at least.
const FEWEST_LETTERS: usize = 4;
/// Letters that an ending adds to a name at most.
const LONGEST_ENDING: usize = 2;
/// Words of a name at most: „Grafschaft Bentheim“, „Lüchow-Dannenberg“.
const MOST_PARTS: usize = 3;
/// Words for bodies that are no names; folded.
const KINDS: [&str; 7] = ["landkreis", "kreis", "stadt", "gemeinde", "samtgemeinde", "kommune", "region"];

/// The names of one index generation's bodies, folded, each with the documents that have it.
#[derive(Debug, Default)]
pub(super) struct Bodies(BTreeMap<String, BTreeSet<String>>);

impl Bodies {
    /// Finds the names in the records and looks for them in every passage.
    pub(super) fn read(store: &Store, entries: &Entries) -> Result<Self, AnswerError> {
        let mut bodies = Self::named(entries.owners());
        if bodies.0.is_empty() {
            return Ok(bodies);
        }
        for passage in store.indexed_passages() {
            let passage = passage?;
            for text in [&passage.title, &passage.text].into_iter().chain(&passage.headings) {
                bodies.add(text, &passage.document);
            }
        }
        Ok(bodies)
    }

    fn named<'t>(owners: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let mut bodies = Self::default();
        for name in owners.flat_map(|(key, value)| names(key, value)) {
            if bodies.0.len() < MOST {
                bodies.0.entry(name).or_default();
            }
        }
        if bodies.0.len() < FEWEST { Self::default() } else { bodies }
    }

    fn add(&mut self, text: &str, document: &str) {
        for word in parts(text).filter(|part| part.starts_with(char::is_uppercase)) {
            let word = fold(word);
            if let Some(name) = self.name_of(&word)
                && let Some(documents) = self.0.get_mut(&name)
                && !documents.contains(document)
            {
                documents.insert(document.to_owned());
            }
        }
    }

    /// The body that a folded word names, with an ending or without.
    fn name_of(&self, word: &str) -> Option<String> {
        let stem = |ending: usize| word.get(..word.len().checked_sub(ending)?);
        (0..=LONGEST_ENDING).filter_map(stem).find(|stem| self.0.contains_key(*stem)).map(str::to_owned)
    }

    /// The documents that speak of the bodies a question names, the asking house's own aside; `None` where it names none.
    pub(super) fn documents(&self, question: &str, house: &str) -> Option<BTreeSet<String>> {
        let own: BTreeSet<String> = parts(house).filter_map(|part| self.name_of(&fold(part))).collect();
        let named: BTreeSet<String> = parts(question)
            .filter(|part| part.starts_with(char::is_uppercase))
            .filter_map(|part| self.name_of(&fold(part)))
            .collect();
        if named.is_empty() || !named.is_disjoint(&own) {
            return None;
        }
        Some(named.iter().filter_map(|name| self.0.get(name)).flatten().cloned().collect())
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// The names of the body that a field or cell states, folded; none where it states something else: „Büro des Landrats“.
fn names(key: &str, value: &str) -> Vec<String> {
    let is_kind = |part: &&str| KINDS.contains(&fold(part).as_str());
    if !parts(key).chain(parts(value)).any(|part| is_kind(&part)) {
        return Vec::new();
    }
    let names: Vec<&str> = parts(value).filter(|part| !is_kind(part)).collect();
    if names.len() > MOST_PARTS || !names.iter().all(|part| is_name(part)) {
        return Vec::new();
    }
    names.into_iter().map(fold).collect()
}

fn is_name(part: &str) -> bool {
    part.starts_with(char::is_uppercase)
        && part.chars().count() >= FEWEST_LETTERS
        && part.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_about_a_body_is_for_the_documents_that_speak_of_it() {
        let owners = [
            ("Organisation", "Landkreis Nordheim"),
            ("Landkreis", "Südheim"),
            ("Träger", "Stadt Ost-Westheim"),
            ("Amt", "Amt für Schule und Nahverkehr"),
            ("Stadt", "Nach Abschluss der Ausschreibung"),
        ];
        let mut bodies = Bodies::named(owners.into_iter());
        bodies.add("Im Landkreis Nordheim gilt das.", "1");
        bodies.add("Nordheims Radwege und die Südheimer", "2");
        let documents = |question: &str| bodies.documents(question, "Landkreis Südheim").map(Vec::from_iter);
        assert_eq!(documents("Wer leitet Nordheims Bauamt?"), Some(vec!["1".to_owned(), "2".to_owned()]));
        assert_eq!(documents("Was plant Westheim?"), Some(Vec::new()));
        assert_eq!(documents("Was plant Südheim?"), None, "the house that asks");
        assert_eq!(documents("Nach welcher Schule heißt der Ausweis?"), None, "no body's name");
    }

    #[test]
    fn two_names_do_not_tell_documents_apart() {
        let bodies =
            Bodies::named([("Haus", "Landkreis Nordheim"), ("Haus", "Landkreis Südheim")].into_iter());
        assert_eq!(bodies.documents("Was plant Nordheim?", ""), None);
    }
}
