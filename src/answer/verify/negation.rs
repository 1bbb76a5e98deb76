//! Polarity: whether the evidence says the same words with or without a negation, or under a condition only.

use super::clause::clauses;
use super::condition::Condition;
use super::polarity::Polarity;
use super::words::{Stems, content_stems, coverage};
use super::{Evidence, Finding, FindingKind};
use crate::corpus::sentences;

/// Share of a claim's clause that a clause of the evidence must hold for their polarities to be compared.
const COMPARABLE: f32 = 0.75;
/// Most clauses of the evidence that are compared.
const MOST_CLAUSES: usize = 2_000;

/// A clause of the evidence.
struct EvidenceClause {
    polarity: Polarity,
    /// It can contradict a negated claim: its sentence is whole, and no negation stands in a line that opens it.
    is_complete: bool,
    /// The exception that its sentence makes.
    exception: Option<Condition>,
}

/// Where the evidence contradicts a claim, or sets a condition that neither the claim nor the question names.
pub(super) fn opposed(claim: &str, evidence: &[Evidence<'_>], question: &str) -> Vec<Finding> {
    let mut named = content_stems(claim);
    let contradicted = contradiction(claim, &named, evidence);
    if contradicted.is_some() {
        return contradicted.into_iter().collect();
    }
    if Condition::of(claim).is_some() {
        return Vec::new();
    }
    let stems = named.clone();
    named.extend(content_stems(question));
    omitted_condition(&stems, &named, evidence).into_iter().collect()
}

/// Compares each clause of the claim with those of the evidence that say it best; where equally good ones differ, the
/// one that agrees counts.
fn contradiction(claim: &str, named: &Stems, evidence: &[Evidence<'_>]) -> Option<Finding> {
    let said: Vec<Polarity> = clauses(claim).iter().map(|clause| Polarity::of(clause)).collect();
    let held = evidence_clauses(evidence);
    said.iter().find_map(|claim| {
        let (mut agreeing, mut opposing) = (0.0_f32, 0.0_f32);
        for clause in &held {
            let covered = claim.covered_by(&clause.polarity);
            let excepted = || clause.exception.as_ref().is_some_and(|exception| exception.is_named(named));
            if covered < COMPARABLE || claim.is_empty() {
                continue;
            }
            if claim.agrees_with(&clause.polarity) || excepted() || !clause.can_oppose(claim) {
                agreeing = agreeing.max(covered);
            } else {
                opposing = opposing.max(covered);
            }
        }
        (opposing > agreeing).then(|| Finding::new(FindingKind::Negation, claim.words()))
    })
}

impl EvidenceClause {
    /// A fragment (list item, row) without a negation says too little to contradict a claim that has one.
    fn can_oppose(&self, claim: &Polarity) -> bool {
        self.is_complete || (self.polarity.is_negative() && !claim.is_negative())
    }
}

fn evidence_clauses(evidence: &[Evidence<'_>]) -> Vec<EvidenceClause> {
    let mut found = Vec::new();
    for one in evidence {
        let mut opened_negative = Polarity::of(one.heading).is_negative();
        for range in sentences(one.text) {
            let Some(sentence) = one.text.get(range) else { continue };
            let ended = sentence.trim_end_matches(|c: char| "\"“”»«)".contains(c)).ends_with(['.', '!', '?']);
            let exception = Condition::of(sentence).filter(Condition::is_exception);
            found.extend(clauses(sentence).iter().map(|clause| EvidenceClause {
                polarity: Polarity::of(clause),
                is_complete: ended && !opened_negative,
                exception: exception.clone(),
            }));
            if found.len() > MOST_CLAUSES {
                return found;
            }
            if ended {
                opened_negative = false;
            } else {
                opened_negative |= Polarity::of(sentence).is_negative();
            }
        }
    }
    found
}

/// The condition of the sentence that says the claim best, when neither claim nor question names it.
fn omitted_condition(claim: &Stems, named: &Stems, evidence: &[Evidence<'_>]) -> Option<Finding> {
    let sentences = evidence
        .iter()
        .flat_map(|one| sentences(one.text).into_iter().filter_map(|range| one.text.get(range)))
        .take(MOST_CLAUSES);
    let scored = sentences.map(|sentence| (coverage(claim, &content_stems(sentence)), sentence));
    let (covered, best) = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    let condition =
        Condition::of(best).filter(|condition| covered >= COMPARABLE && !condition.is_named(named))?;
    Some(Finding::new(FindingKind::Condition, condition.words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(claim: &str, text: &str) -> Vec<FindingKind> {
        opposed(claim, &[Evidence { heading: "", text }], "")
            .into_iter()
            .map(|finding| finding.kind)
            .collect()
    }

    #[test]
    fn the_same_words_with_the_opposite_polarity_contradict() {
        for (claim, evidence) in [
            ("Private Geräte dürfen genutzt werden.", "Private Geräte dürfen nicht genutzt werden."),
            ("Eine Genehmigung ist nicht erforderlich.", "Eine Genehmigung ist erforderlich."),
            ("Die private Nutzung ist erlaubt.", "Die private Nutzung ist untersagt."),
            ("Die private Nutzung ist unzulässig.", "Die private Nutzung ist gestattet."),
            ("Ein Dienstgang begründet Tagegeld.", "Ein Dienstgang begründet kein Tagegeld."),
            ("Der Zugang ist unbefristet.", "Der Zugang ist befristet."),
            ("Die Gebühr entfällt.", "Die Gebühr beträgt 20 Euro."),
            ("Der Antrag ist ohne Unterschrift gültig.", "Der Antrag ist mit Unterschrift gültig."),
            ("Das Protokoll wird nie gelöscht.", "Das Protokoll wird gelöscht."),
            ("Die Reise dauert mindestens vier Tage.", "Die Reise dauert höchstens vier Tage."),
        ] {
            assert_eq!(kinds(claim, evidence), [FindingKind::Negation], "{claim}");
        }
    }

    #[test]
    fn the_same_polarity_in_other_words_does_not() {
        for (claim, evidence) in [
            ("Die private Nutzung ist verboten.", "Die private Nutzung ist nicht erlaubt."),
            (
                "Ein Dienstgang braucht keine Genehmigung.",
                "Ein Dienstgang braucht keine Genehmigung und begründet kein Tagegeld.",
            ),
            (
                "Private Geräte sind nicht erlaubt.",
                "Nicht erlaubt sind:\n- private Geräte\n- fremde Datenträger.",
            ),
            (
                "Eine Reise darf nicht ohne Genehmigung angetreten werden.",
                "Eine Reise darf mit Genehmigung angetreten werden.",
            ),
            ("Nicht nur die Leitung prüft.", "Die Leitung prüft."),
            (
                "Bei Rufbereitschaft dürfen private Geräte genutzt werden.",
                "Private Geräte dürfen nicht genutzt werden, außer bei Rufbereitschaft.",
            ),
            (
                "Private Geräte dürfen genutzt werden.",
                "Private Geräte dürfen genutzt werden. Private Geräte dürfen im Verwaltungsnetz nicht genutzt werden.",
            ),
        ] {
            assert_eq!(kinds(claim, evidence), [], "{claim}");
        }
    }

    #[test]
    fn a_condition_must_be_named() {
        let only = "Homeoffice ist nur mit Genehmigung der Leitung erlaubt.";
        assert_eq!(kinds("Homeoffice ist erlaubt.", only), [FindingKind::Condition]);
        assert_eq!(kinds("Homeoffice ist mit Genehmigung der Leitung erlaubt.", only), []);
        let except = "Private Geräte sind nicht erlaubt, außer bei Rufbereitschaft.";
        assert_eq!(kinds("Private Geräte sind nicht erlaubt.", except), [FindingKind::Condition]);
        assert_eq!(kinds("Die Satzung trat in Kraft.", "Die Satzung trat außer Kraft, heißt es."), []);
    }
}
