//! How much of a question's words a text has.

use std::collections::BTreeMap;

use super::analysis::{Analyses, TermSet};

/// Most terms of a question that are looked at, one bit each; the lightest of more are left out.
const MOST_TERMS: usize = 64;

/// The weighted terms of a question, heaviest first. A set of them is a number with a bit for each.
#[derive(Debug, Clone, Default)]
pub(super) struct QuestionTerms {
    terms: Vec<(u32, f32)>,
    total: f32,
}

impl QuestionTerms {
    pub(super) fn new(weights: &BTreeMap<String, f32>, analyses: &Analyses) -> Self {
        let mut terms: Vec<(u32, f32)> =
            weights.iter().map(|(term, weight)| (analyses.number(term), *weight)).collect();
        terms.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        terms.truncate(MOST_TERMS);
        let total = terms.iter().map(|(_, weight)| weight).sum();
        Self { terms, total }
    }

    /// Those that a text has.
    pub(super) fn in_set(&self, set: &TermSet) -> u64 {
        let bit = |(place, (term, _)): (usize, &(u32, f32))| u64::from(set.has(*term)) << place;
        self.terms.iter().enumerate().map(bit).sum()
    }

    /// Those of them that are terms of another question too.
    pub(super) fn in_common(&self, other: &Self) -> u64 {
        let has = |term: u32| other.terms.iter().any(|(known, _)| *known == term);
        let bit = |(place, (term, _)): (usize, &(u32, f32))| u64::from(has(*term)) << place;
        self.terms.iter().enumerate().map(bit).sum()
    }

    /// Share of the weight that some terms have; 0 for a question without terms.
    pub(super) fn share(&self, terms: u64) -> f32 {
        if self.total > 0.0 { self.weight(terms) / self.total } else { 0.0 }
    }

    /// Share of what `context` lacks that `own` has; 0 where the context lacks nothing.
    pub(super) fn share_of_rest(&self, own: u64, context: u64) -> f32 {
        let lacking = self.share(!context);
        if lacking <= f32::EPSILON { 0.0 } else { self.share(own & !context) / lacking }
    }

    /// The heaviest of some terms beside the heaviest of all, 0 to 1.
    pub(super) fn heaviest(&self, terms: u64) -> f32 {
        let heaviest = self.terms.iter().enumerate().find(|(place, _)| terms & (1 << place) != 0);
        let most = self.terms.first().map_or(0.0, |(_, weight)| *weight);
        heaviest.map_or(0.0, |(_, (_, weight))| if most > 0.0 { weight / most } else { 0.0 })
    }

    /// Share of a text's terms that the question has too.
    pub(super) fn share_of(&self, set: &TermSet) -> f32 {
        if set.len() == 0 {
            return 0.0;
        }
        set.iter().filter(|term| self.has(*term)).count() as f32 / set.len() as f32
    }

    /// Whether the question has a term.
    pub(super) fn has(&self, term: u32) -> bool {
        self.terms.iter().any(|(known, _)| *known == term)
    }

    fn weight(&self, terms: u64) -> f32 {
        let weigh = |(place, (_, weight)): (usize, &(u32, f32))| {
            if terms & (1 << place) == 0 { 0.0 } else { *weight }
        };
        self.terms.iter().enumerate().map(weigh).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_what_stands_not_above() {
        let analyses = Analyses::default();
        let weights = [("celle", 3.0), ("software", 1.0)].map(|(term, weight)| (term.to_owned(), weight));
        let terms = QuestionTerms::new(&BTreeMap::from(weights), &analyses);
        let (celle, software) = (1, 2);
        assert!((terms.share(celle) - 0.75).abs() < 1e-6);
        assert!((terms.share_of_rest(software, celle) - 1.0).abs() < 1e-6);
        assert!(terms.share_of_rest(celle, celle).abs() < 1e-6);
        assert!((terms.heaviest(software) - 1.0 / 3.0).abs() < 1e-6);
        assert!(terms.has(analyses.number("celle")) && !terms.has(analyses.number("uipath")));
    }
}
