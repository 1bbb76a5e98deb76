//! What a claim is checked against.

/// A cited stretch of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Evidence<'a> {
    /// What stands above it: title of the document and headings, one a line; may be empty.
    pub(crate) heading: &'a str,
    /// Its words as the model was given them.
    pub(crate) text: &'a str,
}

/// Most characters of the evidence of one claim that are read.
const LONGEST_EVIDENCE: usize = 60_000;

/// All headings and texts, each from a new line on, cut after [`LONGEST_EVIDENCE`] characters.
pub(super) fn joined(evidence: &[Evidence<'_>]) -> String {
    let parts = evidence.iter().flat_map(|one| [one.heading, "\n", one.text, "\n"]);
    parts.flat_map(str::chars).take(LONGEST_EVIDENCE).collect()
}
