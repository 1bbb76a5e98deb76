//! Judgements: `question 0 document relevance`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::fields::{self, Seen};
use crate::eval::EvalError;
use crate::eval::set::text;

/// How relevant a document is to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qrel {
    /// Id of the question; no white space.
    pub question: String,
    /// Id of the document, see [`super::super::place_id`]; no white space.
    pub document: String,
    /// 0 or less: not relevant; the higher, the more.
    pub relevance: i32,
}

/// Reads judgements. The second field is ignored, as `trec_eval` does.
///
/// # Errors
/// The first line that is no judgement, or judges a document again.
pub fn read_qrels(path: &Path) -> Result<Vec<Qrel>, EvalError> {
    let bytes = fs::read(path).map_err(EvalError::io(path))?;
    parse(path, text::decode(path, &bytes)?)
}

fn parse(path: &Path, source: &str) -> Result<Vec<Qrel>, EvalError> {
    let mut seen = Seen::default();
    let mut qrels = Vec::new();
    for (line, [question, _, document, relevance]) in fields::fields(path, source)? {
        let relevance = fields::number(path, line, "relevance", relevance)?;
        seen.note(question, document, line).map_err(|first| fields::twice(path, line, document, first))?;
        qrels.push(Qrel { question: question.to_owned(), document: document.to_owned(), relevance });
    }
    Ok(qrels)
}

/// Writes judgements in the order given.
///
/// # Errors
/// [`EvalError::Line`] for an id that is empty or holds white space and for a document judged again,
/// [`EvalError::Io`] when the file cannot be written.
pub fn write_qrels(path: &Path, qrels: &[Qrel]) -> Result<(), EvalError> {
    text::write(path, rows(path, qrels)?)
}

fn rows(path: &Path, qrels: &[Qrel]) -> Result<String, EvalError> {
    let mut seen = Seen::default();
    let mut rows = String::new();
    for (line, qrel) in (1..).zip(qrels) {
        let Qrel { question, document, relevance } = qrel;
        fields::require_word(path, line, question)?;
        fields::require_word(path, line, document)?;
        seen.note(question, document, line).map_err(|first| fields::twice(path, line, document, first))?;
        // Writing to a string does not fail.
        let _ = writeln!(rows, "{question} 0 {document} {relevance}");
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::eval::set::samples;

    fn path() -> &'static Path {
        Path::new("qrels.txt")
    }

    fn fault(source: &str) -> String {
        parse(path(), source).unwrap_err().to_string()
    }

    #[test]
    fn any_run_of_blanks_and_tabs_separates() {
        let qrels = parse(path(), "\nq1  0\t d1\t\t2\r\n").unwrap();
        let expected = Qrel { question: "q1".to_owned(), document: "d1".to_owned(), relevance: 2 };
        assert_eq!(qrels, [expected]);
    }

    #[test]
    fn bad_lines_are_reported() {
        assert_eq!(fault("q1 0 d1 1\nq1 0 d2\n"), "qrels.txt, line 2: has 3 fields instead of 4");
        assert!(fault("q1 0 d1 viel").contains("the relevance \"viel\""));
        assert!(
            fault("q1 0 d1 1\nq2 0 d1 1\nq1 0 d1 0")
                .ends_with("line 3: the document \"d1\" stands already on line 1")
        );
    }

    #[test]
    fn an_id_with_white_space_is_not_written() {
        let qrel = Qrel { question: "q1".to_owned(), document: "a b".to_owned(), relevance: 1 };
        assert!(matches!(rows(path(), &[qrel]), Err(EvalError::Line { line: 1, .. })));
    }

    proptest! {
        #[test]
        fn judgements_survive_writing_and_reading(
            judged in prop::collection::btree_map((samples::word(), samples::word()), any::<i32>(), 0..8)
        ) {
            let qrel = |((question, document), relevance)| Qrel { question, document, relevance };
            let qrels: Vec<Qrel> = judged.into_iter().map(qrel).collect();
            prop_assert_eq!(parse(path(), &rows(path(), &qrels).unwrap()).unwrap(), qrels);
        }

        #[test]
        fn no_text_makes_the_parser_panic(source in "(?s).*|([a-z0-9-]{0,2}[ \t\n]?)*") {
            let _ = parse(path(), &source);
        }
    }
}
