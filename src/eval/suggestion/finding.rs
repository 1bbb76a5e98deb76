//! Something that can be asked, before it is a draft.

use super::amount::numbers;
use crate::corpus::text::collapse_whitespace;
use crate::eval::stable_hash::stable_hash;
use crate::eval::{Element, EvalQuestion, Evidence};

const MOST_WORDS_REQUIRED: usize = 6;

/// A question with the words that answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Page from 1.
    pub(super) page: u32,
    pub(super) kind: &'static str,
    pub(super) question: String,
    pub(super) answerable: bool,
    /// Values or sentences of the source that together are the answer.
    pub(super) quotes: Vec<String>,
    /// All words of the place that count as asked about once a question quotes them.
    pub(super) place: String,
}

impl Finding {
    pub(super) fn into_draft(self, doc: &str) -> EvalQuestion {
        let quotes: Vec<String> = self.quotes.iter().map(|quote| collapse_whitespace(quote)).collect();
        let answers: &[String] = if self.answerable { &quotes } else { &[] };
        let evidence = |quote: &String| Evidence {
            doc: doc.to_owned(),
            page: Some(self.page),
            quote: quote.clone(),
            same_as: Vec::new(),
        };
        EvalQuestion {
            id: draft_id(doc, self.page, &self.question),
            kind: self.kind.to_owned(),
            answerable: self.answerable,
            gold_answer: answers.join(" "),
            must_include: required(answers),
            evidence: quotes.iter().map(evidence).collect(),
            question: self.question,
            draft: true,
            ..EvalQuestion::default()
        }
    }
}

/// Short answers are required as they are, of longer ones their numbers and dates.
fn required(answers: &[String]) -> Vec<Element> {
    let mut required: Vec<String> = Vec::new();
    for answer in answers {
        let is_short = answer.split_whitespace().count() <= MOST_WORDS_REQUIRED;
        for element in if is_short { vec![answer.clone()] } else { numbers(answer) } {
            if !element.is_empty() && !required.contains(&element) {
                required.push(element);
            }
        }
    }
    required.into_iter().map(|element| Element(vec![element])).collect()
}

/// Twelve hexadecimal digits of the hash, its upper bits folded into the lower ones as the authors of FNV advise.
fn draft_id(doc: &str, page: u32, question: &str) -> String {
    let hash = stable_hash(&[doc, &page.to_string(), question]);
    format!("entwurf-{:012x}", (hash >> 48) ^ (hash & 0xffff_ffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(quotes: &[&str]) -> EvalQuestion {
        let finding = Finding {
            page: 2,
            kind: "single",
            question: "Wann?".to_owned(),
            answerable: true,
            quotes: quotes.iter().map(|quote| (*quote).to_owned()).collect(),
            place: String::new(),
        };
        finding.into_draft("a.pdf")
    }

    #[test]
    fn a_short_answer_is_required_whole_and_a_long_one_by_its_numbers() {
        assert_eq!(finding(&["14  Tage"]).must_include, [Element(vec!["14 Tage".to_owned()])]);
        let long = finding(&["Der Antrag ist bis zum 3. März 2031 mit 2 Anlagen zu stellen."]);
        let required: Vec<&str> = long.must_include.iter().flat_map(|e| &e.0).map(String::as_str).collect();
        assert_eq!(required, ["3. März 2031", "2"]);
    }

    #[test]
    fn the_identity_depends_on_document_page_and_question() {
        let ids =
            [("a", 1, "x"), ("b", 1, "x"), ("a", 2, "x"), ("a", 1, "y")].map(|(a, b, c)| draft_id(a, b, c));
        assert!(ids.iter().all(|id| id.len() == "entwurf-".len() + 12 && id.starts_with("entwurf-")));
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
    }
}
