//! What the evidence says to a claim.

use super::address::foreign_addresses;
use super::evidence::joined;
use super::names::foreign_names;
use super::negation::opposed;
use super::numbers::{foreign_numbers, has_numbers};
use super::words::{content_stems, coverage};
use super::{Evidence, Finding, FindingKind};

/// Share of a claim's content words that its evidence must hold for the claim to be supported. Lexical entailment
/// needs most words; what remains leaves room for the verbs and links of a paraphrase.
const SUPPORTED_OVERLAP: f32 = 0.6;
/// The same share for a claim whose similarity reaches [`SIMILAR`].
const SIMILAR_OVERLAP: f32 = 0.45;
/// Floor: a claim below this share is unsupported, however similar it is.
const LEAST_OVERLAP: f32 = 0.35;
/// Cosine similarity of a claim and its evidence from which it says much the same. For multilingual E5 small, whose
/// unrelated German sentences lie near 0.8; another embedder needs another value.
const SIMILAR: f32 = 0.9;
/// Cosine similarity below which a claim is at most partly supported; same embedder.
const DISSIMILAR: f32 = 0.8;
/// Longest claim that is checked, in characters; a longer one is no sentence and unsupported.
const LONGEST_CLAIM: usize = 2_000;

/// How well the evidence bears out a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Verdict {
    /// It holds the claim's words, numbers and names with the same polarity.
    Supported,
    /// It holds the numbers and the better part of the words; a name, a condition or some words are not in it.
    Partly,
    /// It does not hold the claim, or not its numbers.
    Unsupported,
    /// It says the opposite.
    Contradicted,
}

/// What a claim is read with besides its evidence.
pub(crate) struct Context<'a> {
    /// The question that was asked: its words are no foreign names, its numbers are no evidence.
    pub(crate) question: &'a str,
    /// Cosine similarity of the claim and the evidence that says it best, when the caller has one.
    pub(crate) similarity: Option<f32>,
    /// Whether the house's documents use a word, as written in the claim. `|_| true` without such knowledge.
    pub(crate) is_ordinary: &'a dyn Fn(&str) -> bool,
}

/// A claim's verdict with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Checked {
    /// How well the evidence bears it out.
    pub(crate) verdict: Verdict,
    /// What it does not bear out.
    pub(crate) findings: Vec<Finding>,
    /// Share of the claim's content words in the evidence, 0 to 1.
    pub(crate) overlap: f32,
}

/// Compares a claim, without its citation markers, with the evidence it cites.
#[must_use]
pub(crate) fn verify(claim: &str, evidence: &[Evidence<'_>], context: &Context<'_>) -> Checked {
    if evidence.is_empty() || claim.chars().count() > LONGEST_CLAIM {
        let findings = vec![Finding::new(FindingKind::Uncited, "")];
        return Checked { verdict: Verdict::Unsupported, findings, overlap: 0.0 };
    }
    let text = joined(evidence);
    let mut findings = foreign_numbers(claim, &text);
    findings.extend(foreign_addresses(claim, &text));
    findings.extend(foreign_names(claim, &text, context.question, context.is_ordinary));
    findings.extend(opposed(claim, evidence, context.question));
    let overlap = overlap(claim, &text);
    let verdict = judge(&findings, overlap, context.similarity);
    Checked { verdict, findings, overlap }
}

/// A claim of function words alone states only its numbers.
fn overlap(claim: &str, evidence: &str) -> f32 {
    let words = content_stems(claim);
    if words.is_empty() {
        return if has_numbers(claim) { 1.0 } else { 0.0 };
    }
    coverage(&words, &content_stems(evidence))
}

fn judge(findings: &[Finding], overlap: f32, similarity: Option<f32>) -> Verdict {
    let has = |kind| findings.iter().any(|finding| finding.kind == kind);
    if has(FindingKind::Negation) {
        return Verdict::Contradicted;
    }
    if has(FindingKind::Number) || has(FindingKind::Address) || overlap < LEAST_OVERLAP {
        return Verdict::Unsupported;
    }
    let needed =
        if similarity.is_some_and(|value| value >= SIMILAR) { SIMILAR_OVERLAP } else { SUPPORTED_OVERLAP };
    let dissimilar = similarity.is_some_and(|value| value < DISSIMILAR);
    if findings.is_empty() && overlap >= needed && !dissimilar { Verdict::Supported } else { Verdict::Partly }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EVIDENCE: [Evidence<'static>; 1] = [Evidence {
        heading: "Dienstanweisung Mobiles Arbeiten\n3 Antrag",
        text: "Der Antrag wird mit dem Formular MA-02 spätestens vier Wochen vor Beginn bei der Fachdienstleitung \
               gestellt. Private Geräte dürfen nicht genutzt werden.",
    }];

    fn check(claim: &str, similarity: Option<f32>) -> Checked {
        let context =
            Context { question: "Wie beantrage ich mobiles Arbeiten?", similarity, is_ordinary: &|_| true };
        verify(claim, &EVIDENCE, &context)
    }

    #[test]
    fn each_verdict_is_given() {
        for (claim, verdict) in [
            ("Mobiles Arbeiten wird mit MA-02 vier Wochen vor Beginn beantragt.", Verdict::Supported),
            ("Der Antrag wird bei der Fachdienstleitung gestellt.", Verdict::Supported),
            ("Der Antrag wird bei der Fachdienstleitung in SAP gestellt.", Verdict::Partly),
            ("Der Antrag wird sechs Wochen vor Beginn gestellt.", Verdict::Unsupported),
            ("Die Kantine öffnet mittags.", Verdict::Unsupported),
            ("Ja.", Verdict::Unsupported),
            ("Der Antrag liegt unter https://boese.example/antrag.", Verdict::Unsupported),
            ("Private Geräte dürfen genutzt werden.", Verdict::Contradicted),
        ] {
            let checked = check(claim, None);
            assert_eq!(checked.verdict, verdict, "{claim}: {checked:?}");
        }
    }

    #[test]
    fn similarity_moves_a_verdict_between_supported_and_partly_only() {
        let paraphrase = "Die Antragstellung läuft über die Fachdienstleitung und das Formular zügig.";
        assert_eq!(check(paraphrase, None).verdict, Verdict::Partly);
        assert_eq!(check(paraphrase, Some(SIMILAR)).verdict, Verdict::Supported);
        let literal = "Der Antrag wird bei der Fachdienstleitung gestellt.";
        assert_eq!(check(literal, Some(0.5)).verdict, Verdict::Partly);
        assert_eq!(check("Die Kantine öffnet mittags.", Some(1.0)).verdict, Verdict::Unsupported);
    }

    #[test]
    fn a_claim_without_evidence_is_unsupported() {
        let context = Context { question: "", similarity: None, is_ordinary: &|_| true };
        let checked = verify("Der Antrag wird gestellt.", &[], &context);
        assert_eq!(checked.verdict, Verdict::Unsupported);
        assert_eq!(checked.findings, [Finding::new(FindingKind::Uncited, "")]);
    }

    proptest! {
        #[test]
        fn any_claim_is_judged(claim in "\\PC{0,120}") {
            let overlap = check(&claim, None).overlap;
            prop_assert!((0.0..=1.0).contains(&overlap));
        }
    }
}
