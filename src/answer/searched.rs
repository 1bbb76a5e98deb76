//! How much was searched for an answer.

use super::{AnswerError, Searched};
use crate::index::Filter;
use crate::store::{DocumentExtent, Store};

/// The extents of one index generation's documents.
#[derive(Debug)]
pub(super) struct Extents(Vec<DocumentExtent>);

impl Extents {
    /// Reads them from the store.
    pub(super) fn read(store: &Store) -> Result<Self, AnswerError> {
        Ok(Self(store.extents()?))
    }

    /// What a filter admits of them.
    pub(super) fn within(&self, filter: &Filter) -> Searched {
        let admitted = self.0.iter().filter(|extent| filter.admits(&extent.document, &extent.collection));
        admitted.fold(Searched::default(), |sum, extent| Searched {
            documents: sum.documents + 1,
            passages: sum.passages + extent.passages,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn only_what_may_be_seen_counts() {
        let extent = |document: &str, collection: &str, passages| DocumentExtent {
            document: document.to_owned(),
            collection: collection.to_owned(),
            passages,
        };
        let extents = Extents(vec![extent("1", "a", 3), extent("2", "a", 4), extent("3", "b", 5)]);
        assert_eq!(extents.within(&Filter::default()), Searched { documents: 3, passages: 12 });
        let filter =
            Filter { documents: Some(BTreeSet::from(["2".to_owned(), "3".to_owned()])), collections: None };
        assert_eq!(extents.within(&filter), Searched { documents: 2, passages: 9 });
    }
}
