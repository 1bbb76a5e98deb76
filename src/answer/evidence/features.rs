//! What is measured of a candidate before it is ranked.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::analysis::{Analyses, PassageAnalysis, UnitAnalysis};
use super::gather::{Candidate, Gathered};
use super::question_terms::QuestionTerms;
use crate::answer::understand::Understood;
use crate::corpus::EvidenceKind;
use crate::index::Index;

/// Number of features.
pub(in super::super) const FEATURE_COUNT: usize = 23;

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
    "missing_name",
    "section_missing_name",
];

/// The features of each candidate.
pub(super) fn features(
    index: &Index,
    analyses: &Analyses,
    question: &Understood,
    gathered: &Gathered,
) -> Vec<[f32; FEATURE_COUNT]> {
    let terms = QuestionTerms::new(&question.weights, analyses);
    let names = terms.in_common(&QuestionTerms::new(&question.names, analyses));
    let cosines: Vec<f32> = gathered
        .candidates
        .iter()
        .map(|candidate| candidate.vector.cosine(&question.selector_vector))
        .collect();
    let mut best = vec![f32::MIN; gathered.sections.len()];
    for (candidate, cosine) in gathered.candidates.iter().zip(&cosines) {
        best[candidate.section] = best[candidate.section].max(*cosine);
    }
    let passages = analysed(index, analyses, gathered);
    let seen: Vec<Option<Seen<'_>>> =
        gathered.candidates.iter().map(|candidate| Seen::of(&terms, candidate, &passages)).collect();
    let mut named: BTreeMap<(&str, u32), f32> = BTreeMap::new();
    let mut covered = vec![0_u64; gathered.sections.len()];
    for (candidate, seen) in gathered.candidates.iter().zip(&seen) {
        let Some(seen) = seen else { continue };
        covered[candidate.section] |= seen.all();
        if let Some(table) = table(candidate) {
            let most = named.entry(table).or_insert(0.0);
            *most = most.max(seen.of_name);
        }
    }
    let share_of_names = |terms_seen: u64| {
        let all = terms.share(names);
        if all > 0.0 { terms.share(terms_seen & names) / all } else { 0.0 }
    };
    gathered
        .candidates
        .iter()
        .zip(&cosines)
        .zip(&seen)
        .map(|((candidate, cosine), seen)| {
            let Some(seen) = seen else { return [0.0; FEATURE_COUNT] };
            let (section, in_section) = (&gathered.sections[candidate.section], covered[candidate.section]);
            let UnitAnalysis { is_blank, words, look, .. } = seen.unit;
            [
                *cosine,
                *cosine - best[candidate.section],
                section.similarity,
                1.0 / section.rank as f32,
                flag(candidate.was_found),
                terms.share(seen.own),
                terms.share(seen.all()),
                terms.share_of_rest(seen.own, seen.above),
                terms.share_of(&seen.unit.key),
                terms.share_of(&seen.unit.subject),
                question.fit(look),
                flag(!seen.adds && !is_blank),
                flag(*is_blank),
                flag(candidate.unit.kind == EvidenceKind::Field),
                flag(candidate.unit.kind == EvidenceKind::Cell),
                (1.0 + *words as f32).ln(),
                terms.share(in_section),
                share_of_names(seen.all()),
                share_of_names(in_section),
                candidate.similarity,
                table(candidate).and_then(|table| named.get(&table)).map_or(0.0, |most| most - seen.of_name),
                terms.heaviest(names & !seen.all()),
                terms.heaviest(names & !in_section),
            ]
        })
        .collect()
}

/// The analyses of all passages that candidates stand in.
fn analysed(index: &Index, analyses: &Analyses, gathered: &Gathered) -> HashMap<i64, Arc<PassageAnalysis>> {
    let mut members: HashMap<i64, Vec<&Candidate>> = HashMap::new();
    for candidate in &gathered.candidates {
        members.entry(candidate.passage.id).or_default().push(candidate);
    }
    members
        .into_par_iter()
        .map(|(passage, candidates)| (passage, analyses.of(index, passage, &candidates)))
        .collect()
}

/// Which of the question's terms a candidate has, and where.
struct Seen<'a> {
    unit: &'a UnitAnalysis,
    /// In its key and value.
    own: u64,
    /// In its subject, the cells beside it, headings and title.
    above: u64,
    /// Share of its name's terms that the question has.
    of_name: f32,
    /// Whether its value has a term that neither the question nor what stands above has.
    adds: bool,
}

impl<'a> Seen<'a> {
    fn of(
        terms: &QuestionTerms,
        candidate: &Candidate,
        passages: &'a HashMap<i64, Arc<PassageAnalysis>>,
    ) -> Option<Self> {
        let passage = passages.get(&candidate.passage.id)?;
        let unit = passage.units.get(&candidate.ordinal)?;
        let beside = unit.beside.iter().map(|cell| terms.in_set(cell));
        let adds = |term: u32| !terms.has(term) && !passage.above.has(term) && !unit.subject.has(term);
        Some(Self {
            unit,
            own: terms.in_set(&unit.value) | terms.in_set(&unit.key),
            above: beside
                .fold(terms.in_set(&unit.subject) | terms.in_set(&passage.above), |all, cell| all | cell),
            of_name: unit
                .beside
                .iter()
                .map(|cell| terms.share_of(cell))
                .fold(terms.share_of(&unit.name), f32::max),
            adds: unit.value.iter().any(adds),
        })
    }

    fn all(&self) -> u64 {
        self.own | self.above
    }
}

/// The table that a cell stands in.
fn table(candidate: &Candidate) -> Option<(&str, u32)> {
    let block = candidate.passage.passage.block?;
    (candidate.unit.kind == EvidenceKind::Cell).then_some((candidate.document.id.as_str(), block))
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}
