//! Finds passages by their units: a question is often nearer to one sentence than to the passage around it.

use std::collections::HashSet;

use crate::answer::AnswerError;
use crate::index::Filter;
use crate::store::{PlacedVector, QuantisedVector, Store};

/// Units that are kept in memory, about 400 bytes each. A larger house searches passages alone.
const MOST_UNITS: usize = 400_000;

/// The vectors of all units of one index generation.
#[derive(Debug, Default)]
pub(in super::super) struct UnitVectors {
    units: Vec<(QuantisedVector, i64)>,
    /// Places in `units` where another document begins, with that document and its collection.
    documents: Vec<(usize, String, String)>,
}

impl UnitVectors {
    /// Reads them; none where there are too many.
    pub(in super::super) fn read(store: &Store) -> Result<Self, AnswerError> {
        let placed = store.evidence_vectors(MOST_UNITS + 1)?;
        if placed.len() > MOST_UNITS {
            return Ok(Self::default());
        }
        let mut read = Self::default();
        for PlacedVector { passage, document, collection, vector } in placed {
            if read.documents.last().is_none_or(|(_, known, _)| *known != document) {
                read.documents.push((read.units.len(), document, collection));
            }
            read.units.push((vector, passage));
        }
        Ok(read)
    }

    /// The passages whose best unit is nearest to a question's unit vector, nearest first.
    pub(in super::super) fn passages(&self, question: &[f32], count: usize, filter: &Filter) -> Vec<i64> {
        let question = QuantisedVector::of(question);
        let ends = self.documents.iter().skip(1).map(|(start, ..)| *start).chain([self.units.len()]);
        let mut found: Vec<(f32, i64)> = Vec::new();
        for ((start, document, collection), end) in self.documents.iter().zip(ends) {
            if filter.admits(document, collection) {
                let units = self.units[*start..end].iter();
                found.extend(units.map(|(vector, passage)| (vector.cosine_with(&question), *passage)));
            }
        }
        found.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut seen = HashSet::new();
        found
            .into_iter()
            .map(|(_, passage)| passage)
            .filter(|passage| seen.insert(*passage))
            .take(count)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_passage_comes_once_at_the_place_of_its_best_unit() {
        let vector = |x: f32| QuantisedVector::of(&[x, (1.0 - x * x).sqrt()]);
        let units = vec![(vector(0.2), 1), (vector(0.9), 2), (vector(1.0), 1), (vector(0.95), 3)];
        let documents = vec![(0, "a".to_owned(), "x".to_owned()), (3, "b".to_owned(), "y".to_owned())];
        let all = UnitVectors { units, documents };
        assert_eq!(all.passages(&[1.0, 0.0], 5, &Filter::default()), [1, 3, 2]);
        let only = Filter { collections: Some(BTreeSet::from(["y".to_owned()])), documents: None };
        assert_eq!(all.passages(&[1.0, 0.0], 5, &only), [3]);
    }
}
