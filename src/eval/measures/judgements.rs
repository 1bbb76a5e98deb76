//! What is known to be relevant to a question, and how a ranking looks beside it.

use std::collections::{BTreeMap, BTreeSet};

/// Document id → relevance, for one question; 0 is not relevant, and so is what is not judged.
pub type Judgements = BTreeMap<String, u32>;

/// The relevance of every document of a ranking. A document named again is passed over, those behind it move up.
pub(super) fn relevances(ranking: &[String], judgements: &Judgements) -> impl Iterator<Item = u32> {
    let mut seen = BTreeSet::new();
    ranking
        .iter()
        .filter(move |document| seen.insert(document.as_str()))
        .map(|document| judgements.get(document).copied().unwrap_or(0))
}

/// Whether a relevance suffices. A least relevance of 0 counts as 1: 0 says "not relevant".
pub(super) fn suffices(relevance: u32, least_relevance: u32) -> bool {
    relevance >= least_relevance.max(1)
}

/// How many documents are relevant enough.
pub(super) fn relevant(judgements: &Judgements, least_relevance: u32) -> usize {
    judgements.values().filter(|relevance| suffices(**relevance, least_relevance)).count()
}

#[cfg(test)]
pub(super) mod samples {
    use proptest::prelude::*;

    use super::Judgements;

    pub(in super::super) fn ranking(documents: &[&str]) -> Vec<String> {
        documents.iter().map(|&document| document.to_owned()).collect()
    }

    pub(in super::super) fn judgements(pairs: &[(&str, u32)]) -> Judgements {
        pairs.iter().map(|&(document, relevance)| (document.to_owned(), relevance)).collect()
    }

    /// Ids overlap with those of [`any_ranking`], some judged are never ranked and the other way round.
    pub(in super::super) fn any_judgements() -> impl Strategy<Value = Judgements> {
        prop::collection::btree_map((0_u32..30).prop_map(|number| format!("d{number}")), 0_u32..3, 0..12)
    }

    pub(in super::super) fn any_ranking() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec((10_u32..50).prop_map(|number| format!("d{number}")), 0..40)
    }

    /// All judged documents, the most relevant first.
    pub(in super::super) fn perfect(judgements: &Judgements) -> Vec<String> {
        let mut documents: Vec<(&String, &u32)> = judgements.iter().collect();
        documents.sort_by(|a, b| b.1.cmp(a.1));
        documents.into_iter().map(|(document, _)| document.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{judgements, ranking};
    use super::*;

    #[test]
    fn a_document_named_twice_counts_at_its_first_place_and_the_rest_moves_up() {
        let known = judgements(&[("a", 2), ("b", 1)]);
        let found: Vec<u32> = relevances(&ranking(&["x", "a", "x", "a", "b"]), &known).collect();
        assert_eq!(found, [0, 2, 1]);
    }

    #[test]
    fn a_document_judged_not_relevant_is_never_relevant() {
        let known = judgements(&[("a", 2), ("b", 1), ("c", 0)]);
        assert_eq!([0, 1, 2, 3].map(|least| relevant(&known, least)), [2, 2, 1, 0]);
    }
}
