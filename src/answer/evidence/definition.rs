//! Units that say what a word means.

use std::collections::BTreeSet;

use super::gather::Candidate;
use crate::answer::understand::{QuestionKind, Understood};
use crate::corpus::EvidenceKind;
use crate::index::Index;

/// Most words before what a definition says; more of them are a sentence about something.
const MOST_WORDS_AHEAD: usize = 8;
/// What stands between a word and its meaning.
const HINGES: [&str; 10] = [
    ": ",
    " – ",
    " - ",
    " ist ",
    " sind ",
    " bezeichnet ",
    " bedeutet ",
    " steht für ",
    " meint ",
    " heißt ",
];
/// What stands before a word in the other form: `Unter … versteht man …`.
const OPENERS: [&str; 2] = ["Unter ", "Als "];

/// Whether a unit says what the question's words mean; false for questions that ask for something else.
pub(super) fn defines(index: &Index, question: &Understood, candidate: &Candidate) -> bool {
    if question.form.kind != QuestionKind::Definition {
        return false;
    }
    let asked: BTreeSet<String> = question.names.keys().cloned().collect();
    let head = head(candidate);
    !asked.is_empty() && !head.is_empty() && asked.is_subset(&index.terms(head))
}

/// What stands before the meaning: the name of a field, the words before the hinge of a sentence, the row of a cell.
fn head(candidate: &Candidate) -> &str {
    match candidate.unit.kind {
        EvidenceKind::Field => candidate.unit.key.as_str(),
        EvidenceKind::Cell => candidate.unit.name(),
        EvidenceKind::Sentence => head_of(candidate.value()),
    }
}

fn head_of(sentence: &str) -> &str {
    let opener = OPENERS.iter().find_map(|opener| sentence.strip_prefix(opener));
    let end = match opener {
        Some(_) => [" versteht ", " gilt ", " gelten ", " bezeichnet "]
            .iter()
            .filter_map(|hinge| sentence.find(hinge))
            .min(),
        None => HINGES.iter().filter_map(|hinge| sentence.find(hinge)).min(),
    };
    let head = end.and_then(|end| sentence.get(..end)).unwrap_or_default();
    if head.split_whitespace().count() > MOST_WORDS_AHEAD { "" } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_what_is_explained() {
        for (sentence, head) in [
            ("Zu den Akten (z. d. A.): Verfügung, mit der …", "Zu den Akten (z. d. A.)"),
            ("Ein Dienstgang ist ein Weg innerhalb der Gemeinde.", "Ein Dienstgang"),
            ("Unter Stoßlüften versteht man das Öffnen: ganz.", "Unter Stoßlüften"),
            ("Gelüftet wird morgens.", ""),
            ("Wer im Amt für Abfall und Wasser und Boden zuständig ist, ist zu nennen.", ""),
        ] {
            assert_eq!(head_of(sentence), head, "{sentence}");
        }
    }
}
