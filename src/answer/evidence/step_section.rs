//! Which section holds the procedure that is asked for: the one that is nearest as a whole, and has steps.

use super::gather::{Candidate, Gathered, Section};
use crate::corpus::EvidenceKind;

/// What a step of nearness takes from a section's candidates, by the cosine that it lacks to the nearest one.
const NEARNESS: f32 = 100.0;
/// A difference in cosine that says nothing.
const HARDLY: f32 = 0.015;
/// Most that it takes.
const MOST_TAKEN: f32 = 2.0;
/// What numbered steps add to a section's candidates.
const STEPS: f32 = 1.0;

/// How much the nearest section with steps is to be trusted beyond what its single steps say, in logarithms of odds.
const TRUST: f32 = 1.0;

/// A section as the place of a procedure.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct StepSection {
    /// What is added to the scores of its candidates.
    pub(super) score: f32,
    /// What is taken from the doubt about them.
    pub(super) trust: f32,
}

/// What to make of each section where a procedure is asked for: a single step is often worded
/// unlike the question, its section hardly ever.
pub(super) fn step_sections(gathered: &Gathered) -> Vec<StepSection> {
    let mut has_steps = vec![false; gathered.sections.len()];
    for candidate in gathered.candidates.iter().filter(|candidate| is_step(candidate)) {
        has_steps[candidate.section] = true;
    }
    let nearest =
        nearest(gathered.sections.iter().zip(&has_steps).map(|(section, has)| (section.similarity, *has)));
    let section = |(section, has_steps): (&Section, bool)| {
        let lacking = (nearest - section.similarity).max(0.0);
        let is_it = has_steps && lacking <= f32::EPSILON;
        StepSection {
            score: if has_steps { STEPS } else { 0.0 } - (lacking * NEARNESS).min(MOST_TAKEN),
            trust: if is_it { TRUST } else { 0.0 },
        }
    };
    gathered.sections.iter().zip(has_steps).map(section).collect()
}

/// The nearness of the nearest section; of the nearest one with steps where that is hardly further away.
fn nearest(sections: impl Iterator<Item = (f32, bool)>) -> f32 {
    let (mut of_all, mut of_steps) = (f32::MIN, f32::MIN);
    for (similarity, has_steps) in sections {
        of_all = of_all.max(similarity);
        if has_steps {
            of_steps = of_steps.max(similarity);
        }
    }
    if of_steps + HARDLY >= of_all { of_steps } else { of_all }
}

/// Whether a candidate is a numbered step.
pub(in super::super) fn is_step(candidate: &Candidate) -> bool {
    candidate.unit.kind == EvidenceKind::Sentence && is_numbered(candidate.words())
}

/// `2. Hilft das nicht, …`, `b) …`
fn is_numbered(words: &str) -> bool {
    let Some(mark) = words.split_whitespace().next() else { return false };
    let number = mark.trim_end_matches(['.', ')']).trim_start_matches('(');
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    number.len() < mark.len() && (is_number || (is_letter && mark.ends_with(')')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_with_steps_is_nearest_though_a_list_of_forms_is_a_trifle_nearer() {
        let of = |sections: &[(f32, bool)]| nearest(sections.iter().copied());
        assert!((of(&[(0.89, false), (0.88, true), (0.87, true)]) - 0.88).abs() < 1e-6);
        assert!((of(&[(0.89, false), (0.85, true)]) - 0.89).abs() < 1e-6);
    }

    #[test]
    fn steps_have_a_number_before_them() {
        for (words, numbered) in [
            ("2. Hilft das nicht, anrufen.", true),
            ("b) den Antrag", true),
            ("(3) Die Frist", true),
            ("14 Tage nach dem Eingang", false),
            ("a. D.", false),
            ("2026. Danach", false),
        ] {
            assert_eq!(is_numbered(words), numbered, "{words}");
        }
    }
}
