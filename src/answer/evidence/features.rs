//! What is measured of a candidate before it is ranked.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Candidate, Gathered};
use super::terms::QuestionTerms;
use crate::answer::understand::Understood;
use crate::corpus::EvidenceKind;
use crate::index::Index;

/// Number of features.
pub(in super::super) const FEATURE_COUNT: usize = 21;

/// Their names, in the order of the ranker's weights.
pub(in super::super) const FEATURE_NAMES: [&str; FEATURE_COUNT] = [
    "selector",
    "selector_in_section",
    "retriever",
    "section_rank",
    "was_found",
    "own_words",
    "all_words",
    "rest_words",
    "key_words",
    "names_subject",
    "fits_expected",
    "adds_nothing",
    "blank",
    "is_field",
    "is_cell",
    "length",
    "section_words",
    "names",
    "section_names",
    "passage",
    "other_row",
];

/// The features of each candidate.
pub(super) fn features(
    index: &Index,
    question: &Understood,
    gathered: &Gathered,
) -> Vec<[f32; FEATURE_COUNT]> {
    let terms = QuestionTerms::new(question.weights.clone());
    let names = QuestionTerms::new(question.names.clone());
    let cosines: Vec<f32> = gathered
        .candidates
        .iter()
        .map(|candidate| candidate.vector.cosine(&question.selector_vector))
        .collect();
    let mut best = vec![f32::MIN; gathered.sections.len()];
    for (candidate, cosine) in gathered.candidates.iter().zip(&cosines) {
        best[candidate.section] = best[candidate.section].max(*cosine);
    }
    let mut above: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    let words: Vec<CandidateTerms> = gathered
        .candidates
        .iter()
        .map(|candidate| {
            let above = above.entry(candidate.passage.id).or_insert_with(|| terms_above(index, candidate));
            CandidateTerms::of(index, candidate, above)
        })
        .collect();
    let mut named: BTreeMap<(&str, u32), f32> = BTreeMap::new();
    for (candidate, words) in gathered.candidates.iter().zip(&words) {
        if let Some(table) = table(candidate) {
            let most = named.entry(table).or_insert(0.0);
            *most = most.max(terms.share_of(&words.name));
        }
    }
    let covered: Vec<(f32, f32)> = (0..gathered.sections.len())
        .map(|section| {
            let members = || gathered.candidates.iter().zip(&words).filter(|(of, _)| of.section == section);
            let holds = |term: &str| members().any(|(_, words)| words.has(term));
            (terms.share(holds), names.share(holds))
        })
        .collect();
    gathered
        .candidates
        .iter()
        .zip(&cosines)
        .zip(&words)
        .map(|((candidate, cosine), words)| {
            let section = &gathered.sections[candidate.section];
            let adds = words.value.iter().any(|word| !terms.has(word) && !words.above.contains(word));
            let blank = question.blank(candidate.value());
            [
                *cosine,
                *cosine - best[candidate.section],
                section.similarity,
                1.0 / section.rank as f32,
                flag(candidate.was_found),
                terms.share(|term| words.own.contains(term)),
                terms.share(|term| words.has(term)),
                terms.share_of_rest(&words.own, &words.above),
                terms.share_of(&words.key),
                terms.share_of(&words.subject),
                question.fit(candidate.value()),
                flag(!adds && !blank),
                flag(blank),
                flag(candidate.unit.kind == EvidenceKind::Field),
                flag(candidate.unit.kind == EvidenceKind::Cell),
                (1.0 + candidate.value().split_whitespace().count() as f32).ln(),
                covered[candidate.section].0,
                names.share(|term| words.has(term)),
                covered[candidate.section].1,
                candidate.similarity,
                table(candidate)
                    .and_then(|table| named.get(&table))
                    .map_or(0.0, |most| most - terms.share_of(&words.name)),
            ]
        })
        .collect()
}

/// The table that a cell stands in.
fn table(candidate: &Candidate) -> Option<(&str, u32)> {
    let block = candidate.passage.passage.block?;
    (candidate.unit.kind == EvidenceKind::Cell).then_some((candidate.document.id.as_str(), block))
}

/// The terms of a candidate's parts.
struct CandidateTerms {
    /// Name of the field or column, and value.
    own: BTreeSet<String>,
    value: BTreeSet<String>,
    key: BTreeSet<String>,
    /// The last part of what it is about: the record, the row, the heading.
    name: BTreeSet<String>,
    /// What it is about.
    subject: BTreeSet<String>,
    /// What it is about, headings and title.
    above: BTreeSet<String>,
}

impl CandidateTerms {
    /// `above` are the terms of what stands above its passage.
    fn of(index: &Index, candidate: &Candidate, above: &BTreeSet<String>) -> Self {
        let value = index.terms(candidate.value());
        let key = index.terms(&candidate.unit.key);
        let name = index.terms(candidate.unit.name());
        let subject = index.terms(&candidate.unit.subject);
        let above = above.union(&subject).cloned().collect();
        let own = value.union(&key).cloned().collect();
        Self { own, value, key, name, subject, above }
    }

    fn has(&self, term: &str) -> bool {
        self.own.contains(term) || self.above.contains(term)
    }
}

/// The terms of a passage's headings and its document's title, the same for all candidates in it.
fn terms_above(index: &Index, candidate: &Candidate) -> BTreeSet<String> {
    let headings = candidate.passage.passage.headings.join("\n");
    index.terms(&format!("{}\n{headings}", candidate.document.title))
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}
