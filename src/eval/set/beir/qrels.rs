//! The judgements of a BEIR folder.

use std::path::Path;

use crate::eval::EvalError;
use crate::eval::set::text;

/// The first line of every judgement file.
pub(super) const HEADER: &str = "query-id\tcorpus-id\tscore";

/// A judgement with the line it stands on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Judgement<'a> {
    pub(super) line: usize,
    pub(super) question: &'a str,
    pub(super) document: &'a str,
    pub(super) relevance: i32,
}

/// The judgements of a text.
pub(super) fn parse<'a>(path: &Path, source: &'a str) -> Result<Vec<Judgement<'a>>, EvalError> {
    let mut lines = text::lines(source);
    match lines.next() {
        Some((_, header)) if header.trim() == HEADER => {
            lines.map(|(line, row)| judgement(path, line, row)).collect()
        }
        Some((line, _)) => Err(EvalError::line(path, line, format!("is not the header {HEADER:?}"))),
        None => Err(EvalError::file(path, format!("has no header {HEADER:?}"))),
    }
}

fn judgement<'a>(path: &Path, line: usize, row: &'a str) -> Result<Judgement<'a>, EvalError> {
    let fields: Vec<&str> = row.split('\t').map(str::trim).collect();
    let [question, document, score] = fields.as_slice() else {
        return Err(EvalError::line(path, line, format!("has {} fields instead of 3", fields.len())));
    };
    if question.is_empty() || document.is_empty() {
        return Err(EvalError::line(path, line, "an id is empty"));
    }
    let relevance = score
        .parse()
        .map_err(|_| EvalError::line(path, line, format!("the score {score:?} is no whole number")))?;
    Ok(Judgement { line, question, document, relevance })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(source: &str) -> String {
        parse(Path::new("test.tsv"), source).unwrap_err().to_string()
    }

    #[test]
    fn bad_lines_are_reported() {
        assert!(fault("").contains("no header"));
        assert!(fault("q1\td1\t1\n").starts_with("test.tsv, line 1: is not the header"));
        assert_eq!(fault(&format!("{HEADER}\r\nq1\td1\r\n")), "test.tsv, line 2: has 2 fields instead of 3");
        assert!(fault(&format!("{HEADER}\nq1\td1\t0.5\n")).contains("no whole number"));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(rest in "(?s).*|([a-z0-9]?[\t\n]?)*") {
            let _ = parse(Path::new("test.tsv"), &format!("{HEADER}\n{rest}"));
        }
    }
}
