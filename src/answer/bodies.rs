//! The bodies (counties, towns) that records belong to, and which documents speak of each.

use std::collections::{BTreeMap, BTreeSet};

use super::AnswerError;
use super::evidence::Gathered;
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
        for name in self.named_in(text) {
            if let Some(documents) = self.0.get_mut(&name)
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

    /// The bodies that a question names, folded; none where it names the asking house.
    pub(super) fn asked(&self, question: &str, house: &str) -> BTreeSet<String> {
        let named = self.named_in(question);
        if named.is_disjoint(&self.named_in(house)) { named } else { BTreeSet::new() }
    }

    /// The bodies that a text names, folded.
    pub(super) fn named_in(&self, text: &str) -> BTreeSet<String> {
        let loud = parts(text).filter(|part| part.starts_with(char::is_uppercase));
        loud.filter_map(|part| self.name_of(&fold(part))).collect()
    }

    /// The documents that speak of some of these bodies.
    pub(super) fn documents(&self, names: &BTreeSet<String>) -> BTreeSet<String> {
        names.iter().filter_map(|name| self.0.get(name)).flatten().cloned().collect()
    }

    /// Marks the sections that speak of other bodies than those asked about.
    pub(super) fn mark_sections(&self, asked: &BTreeSet<String>, gathered: &mut Gathered) {
        let mut named = vec![BTreeSet::new(); gathered.sections.len()];
        let mut seen = BTreeSet::new();
        for candidate in &gathered.candidates {
            let names = &mut named[candidate.section];
            names.extend(self.named_in(&candidate.unit.subject));
            if seen.insert(candidate.passage.id) {
                let passage = &candidate.passage.passage;
                let texts =
                    [&passage.text.text, &candidate.document.title].into_iter().chain(&passage.headings);
                texts.for_each(|text| names.extend(self.named_in(text)));
            }
        }
        for (section, names) in gathered.sections.iter_mut().zip(named) {
            section.is_of_other_bodies = !names.is_empty() && names.is_disjoint(asked);
        }
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
    let may_be_name =
        |part: &&str| part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
    if names.len() > MOST_PARTS || !names.iter().all(may_be_name) {
        return Vec::new();
    }
    names.into_iter().filter(|part| part.chars().count() >= FEWEST_LETTERS).map(fold).collect()
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
        let asked = |question: &str| Vec::from_iter(bodies.asked(question, "Landkreis Südheim"));
        assert_eq!(asked("Wer leitet Nordheims Bauamt?"), ["nordheim"]);
        assert_eq!(asked("Was plant Westheim?"), ["westheim"]);
        assert!(asked("Was plant Südheim?").is_empty(), "the house that asks");
        assert!(asked("Nach welcher Schule heißt der Ausweis?").is_empty(), "no body's name");
        let documents = |name: &str| Vec::from_iter(bodies.documents(&BTreeSet::from([name.to_owned()])));
        assert_eq!(documents("nordheim"), ["1", "2"]);
        assert!(documents("westheim").is_empty());
    }

    #[test]
    fn two_names_do_not_tell_documents_apart() {
        let bodies =
            Bodies::named([("Haus", "Landkreis Nordheim"), ("Haus", "Landkreis Südheim")].into_iter());
        assert!(bodies.asked("Was plant Nordheim?", "").is_empty());
    }
}
