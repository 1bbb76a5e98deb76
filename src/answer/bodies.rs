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
/// Words for bodies that are no names.
const KINDS: [&str; 12] = [
    "landkreis",
    "kreis",
    "stadt",
    "gemeinde",
    "samtgemeinde",
    "kommune",
    "region",
    "amt",
    "behoerde",
    "verwaltung",
    "fachbereich",
    "fachdienst",
];

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

    fn named<'t>(owners: impl Iterator<Item = &'t str>) -> Self {
        let mut bodies = Self::default();
        for name in owners.flat_map(parts).filter(|part| is_name(part)).map(fold) {
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

fn is_name(part: &str) -> bool {
    part.starts_with(char::is_uppercase)
        && part.chars().count() >= FEWEST_LETTERS
        && part.chars().all(char::is_alphabetic)
        && !KINDS.contains(&fold(part).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_about_a_body_is_for_the_documents_that_speak_of_it() {
        let owners = ["Landkreis Nordheim", "Landkreis Südheim", "Stadt Ost-Westheim"];
        let mut bodies = Bodies::named(owners.into_iter());
        bodies.add("Im Landkreis Nordheim gilt das.", "1");
        bodies.add("Nordheims Radwege und die Südheimer", "2");
        let documents = |question: &str| bodies.documents(question, "Landkreis Südheim").map(Vec::from_iter);
        assert_eq!(documents("Wer leitet Nordheims Bauamt?"), Some(vec!["1".to_owned(), "2".to_owned()]));
        assert_eq!(documents("Was plant Westheim?"), Some(Vec::new()));
        assert_eq!(documents("Was plant Südheim?"), None, "the house that asks");
        assert_eq!(documents("Was kostet ein Ausweis?"), None);
    }

    #[test]
    fn two_names_do_not_tell_documents_apart() {
        let bodies = Bodies::named(["Landkreis Nordheim", "Landkreis Südheim"].into_iter());
        assert_eq!(bodies.documents("Was plant Nordheim?", ""), None);
    }
}
