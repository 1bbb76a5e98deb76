//! Searching the graph: greedily down to the lowest layer, there along the best links (Malkov and Yashunin 2018,
//! algorithms 2 and 5).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::byte_distance::{squared_distance, squared_distances};
use super::links::Links;
use super::map::fetch;
use super::quantised::QuantisedVectors;
use crate::index::rows::RowSet;

/// Rows that are on their way from memory while one is compared.
const FETCHED_AHEAD: usize = 6;

/// The rows nearest to a query among the allowed ones, nearest first, at most `width`; that many are kept in sight.
pub(super) fn nearest(
    links: &Links,
    vectors: &QuantisedVectors,
    query: &[f32],
    width: usize,
    allowed: Option<&RowSet>,
) -> Vec<usize> {
    if vectors.rows() == 0 || width == 0 {
        return Vec::new();
    }
    let query = vectors.quantise(query);
    let mut walk = Walk { links, vectors, query, links_ahead: Vec::new(), distances: Vec::new() };
    let entry = (1..links.layers()).rev().fold(links.entry(), |entry, layer| walk.descend(entry, layer));
    walk.spread(entry, width, allowed)
}

struct Walk<'g> {
    links: &'g Links,
    vectors: &'g QuantisedVectors,
    query: Vec<i8>,
    links_ahead: Vec<u32>,
    distances: Vec<i32>,
}

impl Walk<'_> {
    /// Follows the best link on a layer as long as it comes nearer.
    fn descend(&mut self, entry: u32, layer: usize) -> u32 {
        let mut best = Seen::new(squared_distance(&self.query, self.vectors.row(entry as usize)), entry);
        loop {
            self.links_ahead.clear();
            self.links_ahead.extend_from_slice(self.links.of(best.row(), layer));
            self.compare();
            let nearer = self.seen().max().filter(|seen| *seen > best);
            match nearer {
                Some(seen) => best = seen,
                None => return best.row(),
            }
        }
    }

    /// Keeps the `width` nearest allowed rows in sight, and follows links until none of them leads nearer.
    fn spread(&mut self, entry: u32, width: usize, allowed: Option<&RowSet>) -> Vec<usize> {
        let mut visited = Visited::new(self.vectors.rows());
        let mut ahead = BinaryHeap::new();
        let mut found = BinaryHeap::with_capacity(width + 1);
        self.links_ahead.clear();
        self.links_ahead.push(entry);
        visited.insert(entry);
        loop {
            self.compare();
            for seen in self.seen() {
                if found.len() == width && found.peek().is_some_and(|Reverse(worst)| seen < *worst) {
                    continue;
                }
                ahead.push(seen);
                if allowed.is_none_or(|allowed| allowed.contains(seen.row() as usize)) {
                    found.push(Reverse(seen));
                    if found.len() > width {
                        found.pop();
                    }
                }
            }
            let Some(next) = ahead.pop() else { break };
            if found.len() == width && found.peek().is_some_and(|Reverse(worst)| next < *worst) {
                break;
            }
            self.links_ahead.clear();
            let unseen = self.links.of(next.row(), 0).iter().copied().filter(|row| visited.insert(*row));
            self.links_ahead.extend(unseen);
            ahead.peek().into_iter().for_each(|then: &Seen| fetch(self.links.of(then.row(), 0)));
        }
        found.into_sorted_vec().into_iter().map(|Reverse(seen)| seen.row() as usize).collect()
    }

    fn compare(&mut self) {
        let fetch = |place: usize| {
            self.links_ahead.get(place).into_iter().for_each(|row| self.vectors.fetch(*row as usize));
        };
        (0..FETCHED_AHEAD).for_each(fetch);
        let rows = self.links_ahead.iter().enumerate().map(|(place, row)| {
            fetch(place + FETCHED_AHEAD);
            self.vectors.row(*row as usize)
        });
        squared_distances(&self.query, rows, &mut self.distances);
    }

    fn seen(&self) -> impl Iterator<Item = Seen> + '_ {
        self.links_ahead.iter().zip(&self.distances).map(|(row, distance)| Seen::new(*distance, *row))
    }
}

/// A row and how near it is, in one number: the nearer the greater, of two equally near the smaller row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen(u64);

impl Seen {
    /// From a squared distance, which is never negative.
    fn new(distance: i32, row: u32) -> Self {
        Self(u64::from(!distance.cast_unsigned()) << 32 | u64::from(!row))
    }

    fn row(self) -> u32 {
        !(self.0 as u32)
    }
}

/// The rows that were looked at, one bit each.
struct Visited(Vec<u64>);

impl Visited {
    fn new(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(64)])
    }

    /// Whether the row is new.
    fn insert(&mut self, row: u32) -> bool {
        let (word, bit) = (&mut self.0[row as usize / 64], 1 << (row % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_number_orders_as_distance_and_row_do(a in 0..9, b in 0..9, rows in [0_u32..9, 0_u32..9]) {
            let (one, other) = (Seen::new(a, rows[0]), Seen::new(b, rows[1]));
            prop_assert_eq!(one.cmp(&other), b.cmp(&a).then(rows[1].cmp(&rows[0])));
            prop_assert_eq!(one.row(), rows[0]);
        }
    }
}
