//! What a clause says, and whether it affirms or denies it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::words::{Stems, coverage, is_content, runs, stem};
use crate::index::fold;

/// Words that deny, folded; `kein` in every form besides.
const DENYING: [&str; 11] = [
    "nicht",
    "nichts",
    "nie",
    "niemals",
    "niemand",
    "niemandem",
    "nirgends",
    "weder",
    "ohne",
    "keinesfalls",
    "keineswegs",
];
/// Words that forbid or do away with, in any inflection.
const FORBIDDING: [&str; 8] = [
    "verboten",
    "untersagt",
    "unzulässig",
    "unerlaubt",
    "unmöglich",
    "ausgeschlossen",
    "entfällt",
    "entfallen",
];
/// Words that allow, in any inflection: they say nothing beside those that forbid.
const ALLOWING: [&str; 4] = ["erlaubt", "zulässig", "gestattet", "möglich"];
/// Words that are each other's opposite, in any inflection.
const OPPOSITES: [(&[&str], &[&str]); 3] = [
    (&["mindestens", "wenigstens"], &["höchstens", "maximal"]),
    (&["innerhalb"], &["außerhalb"]),
    (&["freiwillig"], &["verpflichtend", "verbindlich"]),
];
/// Shortest word that `un` is taken from in letters.
const SHORTEST_DENIED: usize = 5;

static FORBIDDING_STEMS: LazyLock<Stems> =
    LazyLock::new(|| FORBIDDING.iter().map(|word| stem(word)).collect());
static ALLOWING_STEMS: LazyLock<Stems> = LazyLock::new(|| ALLOWING.iter().map(|word| stem(word)).collect());
static OPPOSITE_STEMS: LazyLock<Vec<(Stems, Stems)>> = LazyLock::new(|| {
    let stems = |words: &[&str]| words.iter().map(|word| stem(word)).collect();
    OPPOSITES.iter().map(|(one, other)| (stems(one), stems(other))).collect()
});

/// A clause as content words and a sign.
#[derive(Debug, Clone, Default)]
pub(super) struct Polarity {
    stems: Stems,
    all: BTreeSet<String>,
    denials: Vec<String>,
}

impl Polarity {
    /// Reads a clause.
    pub(super) fn of(clause: &str) -> Self {
        let words: Vec<&str> = runs(clause).collect();
        let mut polarity = Self::default();
        for (at, word) in words.iter().enumerate() {
            let (folded, stem) = (fold(word), stem(word));
            polarity.all.insert(stem.clone());
            let only_follows = words.get(at + 1).is_some_and(|next| next.to_lowercase() == "nur");
            let denies = DENYING.contains(&folded.as_str()) || is_no(&folded);
            if (denies && !only_follows) || FORBIDDING_STEMS.contains(&stem) {
                polarity.denials.push((*word).to_owned());
            } else if !denies && is_content(word) && !ALLOWING_STEMS.contains(&stem) && !is_opposite(&stem) {
                polarity.stems.insert(stem);
            }
        }
        polarity
    }

    /// Whether it says nothing that could be compared.
    pub(super) fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// Whether it denies: two negations affirm.
    pub(super) fn is_negative(&self) -> bool {
        !self.denials.len().is_multiple_of(2)
    }

    /// The words that deny.
    pub(super) fn words(&self) -> String {
        self.denials.join(" ")
    }

    /// Share of its content words that another clause holds, `befristet` in `unbefristet` too.
    pub(super) fn covered_by(&self, other: &Self) -> f32 {
        if denied_pairs(self, other) == 0 {
            return coverage(&self.stems, &other.stems);
        }
        let mut held = other.stems.clone();
        held.extend(self.stems.iter().filter(|stem| is_denied_in(stem, &other.stems)).cloned());
        coverage(&self.stems, &held)
    }

    /// Whether both affirm or both deny.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let opposites = OPPOSITE_STEMS.iter().filter(|(one, another)| {
            let has = |clause: &Self, stems: &Stems| !clause.all.is_disjoint(stems);
            (has(self, one) && has(other, another) && !has(other, one))
                || (has(self, another) && has(other, one) && !has(other, another))
        });
        let turns = denied_pairs(self, other) + opposites.count();
        (self.is_negative() == other.is_negative()) == turns.is_multiple_of(2)
    }
}

/// Words of one clause that stand in the other with `un` before them or taken away.
fn denied_pairs(one: &Polarity, other: &Polarity) -> usize {
    one.stems.iter().filter(|stem| is_denied_in(stem, &other.stems)).count()
}

fn is_denied_in(stem: &str, others: &Stems) -> bool {
    let plain = stem.strip_prefix("un").filter(|rest| rest.len() >= SHORTEST_DENIED);
    let denied = (stem.len() >= SHORTEST_DENIED).then(|| format!("un{stem}"));
    let held = |word: &str| others.contains(word);
    !others.contains(stem) && (plain.is_some_and(held) || denied.as_deref().is_some_and(held))
}

/// `kein` in every form.
fn is_no(folded: &str) -> bool {
    folded.strip_prefix("kein").is_some_and(|ending| ["", "e", "em", "en", "er", "es", "s"].contains(&ending))
}

fn is_opposite(stem: &str) -> bool {
    OPPOSITE_STEMS.iter().any(|(one, other)| one.contains(stem) || other.contains(stem))
}
