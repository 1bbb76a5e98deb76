//! Which places the questions of a set already ask about.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::text::words;
use crate::eval::EvalQuestion;

/// The quotes and the questions of a set, by document.
pub(super) struct Coverage {
    quotes: BTreeMap<String, Vec<Quote>>,
    questions: BTreeSet<(String, Vec<String>)>,
}

struct Quote {
    page: Option<u32>,
    words: Vec<String>,
}

impl Coverage {
    /// What a set covers, its drafts included.
    pub(super) fn of(questions: &[EvalQuestion]) -> Self {
        let mut coverage = Self { quotes: BTreeMap::new(), questions: BTreeSet::new() };
        for question in questions {
            for evidence in question.evidence.iter().chain(&question.also_supported_on) {
                for place in evidence.places() {
                    coverage.questions.insert((place.doc.clone(), words(&question.question)));
                    let quote = Quote { page: place.page, words: words(&evidence.quote) };
                    coverage.quotes.entry(place.doc).or_default().push(quote);
                }
            }
        }
        coverage
    }

    /// Whether a finding is new: nobody quotes its place and nobody asks its question of the document. From then on
    /// its question is taken.
    pub(super) fn admits(&mut self, doc: &str, finding: &Finding) -> bool {
        !self.is_quoted(doc, finding) && self.questions.insert((doc.to_owned(), words(&finding.question)))
    }

    fn is_quoted(&self, doc: &str, finding: &Finding) -> bool {
        let place = words(&finding.place);
        let quotes = self.quotes.get(doc).into_iter().flatten();
        let mut on_page = quotes.filter(|quote| quote.page.is_none_or(|page| page == finding.page));
        on_page.any(|quote| overlaps(&quote.words, &place))
    }
}

/// Whether one contains the other, or the place holds at least 60 % of the quote's words.
fn overlaps(quote: &[String], place: &[String]) -> bool {
    if quote.is_empty() || place.is_empty() {
        return false;
    }
    let known: BTreeSet<&String> = place.iter().collect();
    let shared = quote.iter().filter(|word| known.contains(word)).count();
    shared * 5 >= quote.len() * 3 || quote.windows(place.len()).any(|window| window == place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{Evidence, Place};

    fn asked(page: Option<u32>, quote: &str) -> EvalQuestion {
        let same_as = vec![Place { doc: "b.pdf".to_owned(), page: Some(9) }];
        let evidence = Evidence { doc: "a.pdf".to_owned(), page, quote: quote.to_owned(), same_as };
        EvalQuestion {
            question: "Wer zahlt?".to_owned(),
            evidence: vec![evidence],
            ..EvalQuestion::default()
        }
    }

    fn is_new(question: &EvalQuestion, doc: &str, page: u32, place: &str) -> bool {
        let finding = Finding {
            page,
            kind: "single",
            question: "Wie lange?".to_owned(),
            answerable: true,
            quotes: Vec::new(),
            place: place.to_owned(),
        };
        Coverage::of(std::slice::from_ref(question)).admits(doc, &finding)
    }

    #[test]
    fn a_place_is_covered_by_a_quote_within_around_or_mostly_of_it() {
        let place = "Das Amt zahlt\nbinnen 14 Tagen.";
        for quote in [
            "zahlt binnen 14",
            "Seither gilt: das Amt zahlt binnen 14 Tagen, sonst nichts.",
            "Amt zahlt 14 x y",
        ] {
            assert!(!is_new(&asked(Some(2), quote), "a.pdf", 2, place), "{quote}");
        }
        for quote in ["Amt zahlt x y", "", "!"] {
            assert!(is_new(&asked(Some(2), quote), "a.pdf", 2, place), "{quote}");
        }
    }

    #[test]
    fn page_and_document_must_agree_or_be_named_as_the_same() {
        let place = "Das Amt zahlt.";
        assert!(is_new(&asked(Some(2), place), "a.pdf", 3, place));
        assert!(is_new(&asked(Some(2), place), "c.pdf", 2, place));
        assert!(!is_new(&asked(None, place), "a.pdf", 3, place));
        assert!(!is_new(&asked(Some(2), place), "b.pdf", 9, place));
    }

    #[test]
    fn a_question_is_admitted_once_for_a_document() {
        let mut coverage = Coverage::of(&[asked(Some(2), "")]);
        let finding = |question: &str| Finding {
            page: 1,
            kind: "single",
            question: question.to_owned(),
            answerable: true,
            quotes: Vec::new(),
            place: String::new(),
        };
        assert!(!coverage.admits("a.pdf", &finding("wer zahlt")));
        assert!(coverage.admits("c.pdf", &finding("Wer zahlt?")));
        assert!(!coverage.admits("c.pdf", &finding("Wer zahlt?")));
    }
}
