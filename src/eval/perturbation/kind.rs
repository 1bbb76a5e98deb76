//! The ways to word a question worse, with their names.

use std::path::Path;
use std::str::FromStr;

use crate::eval::EvalError;

/// A way to word a question worse without changing what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perturbation {
    /// Slips of the fingers on a German keyboard.
    Typos,
    /// Umlauts and ß written out: `Dienstgespraech`.
    AsciiUmlauts,
    /// Compounds in two words: `Dienst Reise`.
    CompoundsSplit,
    /// Neighbouring nouns and hyphenated words in one word: `Eakte`.
    CompoundsJoined,
    /// Capitals throughout.
    UpperCase,
    /// No question mark and no capital at the start.
    WithoutQuestionMark,
}

impl Perturbation {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 6] = [
        Self::Typos,
        Self::AsciiUmlauts,
        Self::CompoundsSplit,
        Self::CompoundsJoined,
        Self::UpperCase,
        Self::WithoutQuestionMark,
    ];

    /// The name in files and on the command line; it stays the same from release to release.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Typos => "typos",
            Self::AsciiUmlauts => "ascii-umlauts",
            Self::CompoundsSplit => "compounds-split",
            Self::CompoundsJoined => "compounds-joined",
            Self::UpperCase => "upper-case",
            Self::WithoutQuestionMark => "without-question-mark",
        }
    }

    /// What reports call it.
    #[must_use]
    pub fn german_label(self) -> &'static str {
        match self {
            Self::Typos => "Tippfehler",
            Self::AsciiUmlauts => "Umlaute ausgeschrieben (ae, ss)",
            Self::CompoundsSplit => "Zusammensetzungen getrennt geschrieben",
            Self::CompoundsJoined => "Wörter zusammengeschrieben",
            Self::UpperCase => "nur Großbuchstaben",
            Self::WithoutQuestionMark => "ohne Fragezeichen, klein am Anfang",
        }
    }
}

impl FromStr for Perturbation {
    type Err = EvalError;

    /// # Errors
    /// When it is none of the names; the message lists them.
    fn from_str(name: &str) -> Result<Self, EvalError> {
        Self::ALL.into_iter().find(|perturbation| perturbation.name() == name).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            EvalError::file(Path::new(name), format!("no such perturbation; there are {known}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for perturbation in Perturbation::ALL {
            assert_eq!(perturbation.name().parse::<Perturbation>().unwrap(), perturbation);
        }
    }

    #[test]
    fn an_unknown_name_is_told_the_known_ones() {
        let message = "tippo".parse::<Perturbation>().unwrap_err().to_string();
        assert!(message.starts_with("tippo: ") && message.contains("upper-case"), "{message}");
    }

    #[test]
    fn all_holds_each_once() {
        assert_eq!(BTreeSet::from(Perturbation::ALL).len(), Perturbation::ALL.len());
        assert_eq!(BTreeSet::from(Perturbation::ALL.map(Perturbation::german_label)).len(), 6);
    }
}
