//! How much of a question's words a text has.

use std::collections::{BTreeMap, BTreeSet};

/// The weighted terms of a question.
#[derive(Debug, Clone, Default)]
pub(super) struct QuestionTerms {
    weights: BTreeMap<String, f32>,
    total: f32,
}

impl QuestionTerms {
    pub(super) fn new(weights: BTreeMap<String, f32>) -> Self {
        let total = weights.values().sum();
        Self { weights, total }
    }

    /// Share of the weight whose terms a test holds for; 0 for a question without terms.
    pub(super) fn share(&self, holds: impl Fn(&str) -> bool) -> f32 {
        if self.total <= 0.0 {
            return 0.0;
        }
        self.weights.iter().filter(|(term, _)| holds(term)).map(|(_, weight)| weight).sum::<f32>()
            / self.total
    }

    /// Share of what `context` lacks that `own` has; 0 where the context lacks nothing.
    pub(super) fn share_of_rest(&self, own: &BTreeSet<String>, context: &BTreeSet<String>) -> f32 {
        let lacking = self.share(|term| !context.contains(term));
        if lacking <= f32::EPSILON {
            return 0.0;
        }
        self.share(|term| !context.contains(term) && own.contains(term)) / lacking
    }

    /// Share of some words that the question has too.
    pub(super) fn share_of(&self, words: &BTreeSet<String>) -> f32 {
        if words.is_empty() {
            return 0.0;
        }
        words.iter().filter(|word| self.weights.contains_key(*word)).count() as f32 / words.len() as f32
    }

    /// Whether the question has a term.
    pub(super) fn has(&self, term: &str) -> bool {
        self.weights.contains_key(term)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_rest_is_what_stands_not_above() {
        let weights = [("celle", 3.0), ("software", 1.0)].map(|(term, weight)| (term.to_owned(), weight));
        let terms = QuestionTerms::new(BTreeMap::from(weights));
        assert!((terms.share(|term| term == "celle") - 0.75).abs() < 1e-6);
        assert!((terms.share_of_rest(&set(&["software"]), &set(&["celle"])) - 1.0).abs() < 1e-6);
        assert!(terms.share_of_rest(&set(&["celle"]), &set(&["celle"])).abs() < 1e-6);
        assert!((terms.share_of(&set(&["software", "uipath"])) - 0.5).abs() < 1e-6);
    }
}
