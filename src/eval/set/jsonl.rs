//! Question sets as JSON lines: one question a line.

use std::path::Path;

use super::{check, text};
use crate::eval::{EvalError, EvalQuestion};

/// The questions of a text with the lines they stand on.
pub(super) fn parse(path: &Path, source: &str) -> Result<Vec<(usize, EvalQuestion)>, EvalError> {
    text::lines(source)
        .map(|(line, json)| {
            let question: EvalQuestion =
                text::json(json).map_err(|reason| EvalError::line(path, line, reason))?;
            check::check(&question).map_err(|fault| {
                EvalError::line(path, line, format!("field {}: {}", fault.field, fault.reason))
            })?;
            Ok((line, question))
        })
        .collect()
}

/// Writes questions as JSON lines.
///
/// # Errors
/// [`EvalError::Io`] when the file cannot be written.
pub fn write_jsonl(path: &Path, questions: &[EvalQuestion]) -> Result<(), EvalError> {
    let mut lines = String::new();
    for question in questions {
        let line = serde_json::to_string(question).map_err(|error| EvalError::io(path)(error.into()))?;
        lines.push_str(&line);
        lines.push('\n');
    }
    text::write(path, lines)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::eval::set::samples;

    fn fault(source: &str) -> String {
        parse(Path::new("set.jsonl"), source).unwrap_err().to_string()
    }

    #[test]
    fn a_malformed_line_is_reported_with_its_number_and_column() {
        let good = r#"{"id": "q1", "question": "Wie lange?", "answerable": false}"#;
        let said = fault(&format!("{good}\n\n{{\"id\": 3}}\n"));
        assert!(said.starts_with("set.jsonl, line 3: invalid type"), "{said}");
        assert!(said.ends_with("(column 8)"), "{said}");
    }

    #[test]
    fn a_question_with_a_fault_is_reported_with_its_field() {
        let said = fault(r#"{"id": "q 1", "question": "Wie lange?", "answerable": false}"#);
        assert!(said.starts_with("set.jsonl, line 1: field id:"), "{said}");
    }

    proptest! {
        #[test]
        fn questions_survive_writing_and_reading(questions in samples::questions()) {
            let file = tempfile::NamedTempFile::new().unwrap();
            write_jsonl(file.path(), &questions).unwrap();
            let written = std::fs::read_to_string(file.path()).unwrap();
            let read = parse(file.path(), &written).unwrap();
            prop_assert_eq!(read.into_iter().map(|(_, question)| question).collect::<Vec<_>>(), questions);
        }

        #[test]
        fn no_text_makes_the_parser_panic(source in samples::any_source()) {
            let _ = parse(Path::new("set.jsonl"), &source);
        }
    }
}
