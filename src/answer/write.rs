//! Puts an answer into words: statements verbatim, each with the number of its citation.

use super::Citation;
use super::select::Statement;
use crate::corpus::PassageKind;
use crate::corpus::text::collapse_whitespace;

/// Said when the documents do not answer.
const REFUSAL: &str = "Dazu steht nichts in den Dokumenten.";

/// The answer's text.
pub(super) fn write(cited: &[(Statement<'_>, Citation)]) -> String {
    if cited.is_empty() {
        return REFUSAL.to_owned();
    }
    let lines: Vec<String> = cited
        .iter()
        .map(|(statement, citation)| format!("{} [{}]", words(statement), citation.number))
        .collect();
    lines.join("\n")
}

fn words(statement: &Statement<'_>) -> String {
    let passage = &statement.candidate.passage;
    let text = &passage.text.text[statement.range.clone()];
    let cells: Vec<String> =
        text.split('\t').map(collapse_whitespace).filter(|cell| !cell.is_empty()).collect();
    match (passage.kind, cells.as_slice()) {
        (PassageKind::Record, [key, value @ ..]) if !value.is_empty() => {
            format!("{key}: {}", value.join(" "))
        }
        (PassageKind::Table, _) => cells.join(" · "),
        _ => cells.join(" "),
    }
}
