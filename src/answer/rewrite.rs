//! Lets a language model put picked statements into words, and keeps of it what they bear out.

use std::ops::ControlFlow;

use super::select::Statement;
use super::verify::{Checked, Claim, Context, Evidence, Verdict, claims, filter, verify};
use super::write::{NumberedEvidence, REFUSAL, WriteRequest, Writer};
use super::{Citation, CitationVerdict};
use crate::index::Index;

/// Length that a model is asked to keep to.
const MOST_WORDS: usize = 60;
/// Put behind a claim that its evidence bears out only partly.
const MARK: &str = "(nicht ganz belegt)";

/// What remains of a model's answer.
pub(super) struct Rewritten {
    pub(super) text: String,
    /// The citations it uses, numbered in the order of their first use.
    pub(super) citations: Vec<Citation>,
}

/// The model's answer from these statements; `None` when it fails, refuses, or too little of it is borne out. The model
/// is given the statements alone, never whole passages: what else stands beside them cannot reach it.
pub(super) fn rewrite(
    writer: &dyn Writer,
    index: &Index,
    question: &str,
    cited: &[(Statement, Citation)],
    is_wanted: &dyn Fn() -> bool,
) -> Option<Rewritten> {
    let evidence: Vec<NumberedEvidence> = cited.iter().map(|(of, citation)| numbered(of, citation)).collect();
    let request = WriteRequest { question, evidence: &evidence, most_words: MOST_WORDS };
    let mut piece = |_: &str| if is_wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    let written = match writer.write(&request, &mut piece) {
        Ok(written) => written,
        Err(error) => {
            tracing::warn!(model = writer.name(), %error, "no answer from the model, the documents' words are given");
            return None;
        }
    };
    if written.text.is_empty() || written.text.contains(REFUSAL) {
        return None;
    }
    let numbers: Vec<u32> = evidence.iter().map(|one| one.number).collect();
    let found = claims(&written.text, &numbers);
    let is_ordinary = |word: &str| index.knows_word(word);
    let context = Context { question, similarity: None, is_ordinary: &is_ordinary };
    let checks: Vec<_> = found
        .all
        .iter()
        .map(|claim| {
            let of_claim = evidence.iter().filter(|one| claim.citations.contains(&one.number));
            let of_claim: Vec<Evidence<'_>> =
                of_claim.map(|one| Evidence { heading: &one.document, text: &one.text }).collect();
            verify(&claim.text, &of_claim, &context)
        })
        .collect();
    let kept = filter(&found.all, &checks, MARK)?;
    let citations = (1..).zip(&kept.citations).filter_map(|(number, old)| {
        let (_, citation) = cited.iter().find(|(_, citation)| citation.number == *old)?;
        let is_borne_out = |(claim, checked): (&Claim, &Checked)| {
            !claim.citations.contains(old) || checked.verdict != Verdict::Partly
        };
        let is_supported = found.all.iter().zip(&checks).all(is_borne_out);
        let verdict = is_supported.then_some(CitationVerdict::Supported);
        Some(Citation { number, verdict, ..citation.clone() })
    });
    Some(Rewritten { citations: citations.collect(), text: kept.text })
}

fn numbered(statement: &Statement, citation: &Citation) -> NumberedEvidence {
    let headings = statement.passage.passage.headings.join(" > ");
    NumberedEvidence {
        number: citation.number,
        document: format!("{}\n{headings}", citation.document.title),
        place: format!("Seite {}", citation.page_label),
        text: statement.text.clone(),
    }
}
