//! Abbreviations and other names of the same thing.

mod definitions;
mod entry;
mod expand;
mod thesaurus;

pub(crate) use definitions::{Definition, find_definitions};
pub(crate) use entry::Entry;
pub(crate) use expand::Expansion;
pub(crate) use thesaurus::Thesaurus;

use std::collections::BTreeMap;
use std::path::Path;

use super::{UnderstandError, bounded_file};
use crate::index::fold;

/// Abbreviations that every German county administration uses.
const BUILT_IN: &str = include_str!("glossary/glossary.toml");
/// Largest file of a site.
const LARGEST_FILE: u64 = 1 << 20;
/// Most entries that are kept.
const MOST_ENTRIES: usize = 20_000;
/// Most meanings of one short form that documents define differently.
const MOST_MEANINGS: usize = 3;

/// Short and long forms; what was put in first goes first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Glossary {
    entries: Vec<Entry>,
    /// Entries by folded short form.
    by_short: BTreeMap<String, Vec<usize>>,
}

impl Glossary {
    /// The site's file if there is one, then what the documents define, then the built-in abbreviations. A short form that
    /// an earlier source has is not taken from a later one.
    ///
    /// # Errors
    /// When the site's file cannot be read, is larger than 1 MiB or is no valid glossary.
    pub(crate) fn assemble(
        site: Option<&Path>,
        defined: impl IntoIterator<Item = Definition>,
    ) -> Result<Self, UnderstandError> {
        let mut glossary = Self::default();
        if let Some(path) = site {
            let bytes = bounded_file::read(path, LARGEST_FILE)?;
            glossary.add_source(entry::parse(&String::from_utf8_lossy(&bytes), path)?);
        }
        glossary.add_source(defined.into_iter().map(Entry::from));
        glossary.add_source(entry::parse(BUILT_IN, Path::new("glossary.toml"))?);
        Ok(glossary)
    }

    /// The meanings of a short form, in any case of letters.
    pub(crate) fn meanings(&self, short: &str) -> impl Iterator<Item = &Entry> {
        let places = self.by_short.get(&fold(short)).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.entries.get(*at))
    }

    /// Whether a word is a short form, written as the glossary writes it.
    #[must_use]
    pub(crate) fn is_short(&self, word: &str) -> bool {
        self.meanings(word).any(|entry| entry.short == word)
    }

    /// All entries, the site's first.
    #[must_use]
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A question with the other form of each short and long form in it; nothing is replaced.
    #[must_use]
    pub(crate) fn expand(&self, question: &str) -> Expansion {
        expand::expand(self, question)
    }

    fn add_source(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let known_before = self.entries.len();
        for entry in entries {
            let places = self.by_short.entry(fold(&entry.short)).or_default();
            let is_older = places.iter().any(|at| *at < known_before);
            let same = places
                .iter()
                .filter_map(|at| self.entries.get(*at))
                .any(|known| fold(&known.long) == fold(&entry.long));
            if is_older || same || places.len() == MOST_MEANINGS || self.entries.len() == MOST_ENTRIES {
                continue;
            }
            places.push(self.entries.len());
            self.entries.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_valid() {
        let glossary = Glossary::assemble(None, []).unwrap();
        assert!(glossary.entries().len() >= 60);
        assert!(glossary.is_short("DSB") && !glossary.is_short("dsb"));
    }

    #[test]
    fn the_site_goes_before_the_documents_and_these_before_the_built_in_list() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.toml");
        std::fs::write(&path, "[[entry]]\nshort = \"PR\"\nlong = \"Pressereferat\"\nalso = [\"Presse\"]\n")
            .unwrap();
        let defined = ["Prüfrichtlinie", "Prüfreihe"]
            .map(|long| Definition { short: "PR".to_owned(), long: long.to_owned() });
        let dms = Definition { short: "DMS".to_owned(), long: "Deichmessstelle".to_owned() };
        let glossary = Glossary::assemble(Some(&path), defined.into_iter().chain([dms])).unwrap();
        let meaning = |short| glossary.meanings(short).map(|entry| entry.long.as_str()).collect::<Vec<_>>();
        assert_eq!((meaning("PR"), meaning("dms")), (vec!["Pressereferat"], vec!["Deichmessstelle"]));
    }

    #[test]
    fn errors_name_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.toml");
        let message = || Glossary::assemble(Some(&path), []).unwrap_err().to_string();
        assert!(message().contains("site.toml"));
        for wrong in ["[[entry]]\nshort = \"A\"", "[[entry]]\nshort = \"\"\nlong = \"x\"", "entries = 3", "["]
        {
            std::fs::write(&path, wrong).unwrap();
            assert!(message().contains("site.toml"), "{wrong}");
        }
    }
}
