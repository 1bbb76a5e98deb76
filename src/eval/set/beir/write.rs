//! Writes a BEIR folder.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::json;

use super::{BeirDocument, qrels};
use crate::eval::set::{qrels_of, text};
use crate::eval::{EvalError, EvalQuestion};

/// Writes `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`: evidence, in whatever file, with the score 2, what
/// supports it with 1. BEIR holds neither history nor gold answers, and evaluates no question without evidence.
///
/// # Errors
/// [`EvalError::File`] for an id that is empty or holds white space, [`EvalError::Io`] when a file cannot be written.
pub fn write_beir(
    folder: &Path,
    questions: &[EvalQuestion],
    documents: impl Iterator<Item = BeirDocument>,
) -> Result<(), EvalError> {
    if let Some(bad) = questions.iter().find(|question| !text::is_word(&question.id)) {
        return Err(bad_id(folder, &bad.id));
    }
    let judgements = folder.join("qrels");
    fs::create_dir_all(&judgements).map_err(EvalError::io(&judgements))?;
    corpus(&folder.join("corpus.jsonl"), documents)?;
    let mut queries = String::new();
    for question in questions {
        // Writing to a string does not fail.
        let _ = writeln!(queries, "{}", json!({"_id": question.id, "text": question.question}));
    }
    text::write(&folder.join("queries.jsonl"), queries)?;
    text::write(&judgements.join("test.tsv"), rows(questions))
}

fn bad_id(path: &Path, id: &str) -> EvalError {
    EvalError::file(path, format!("the id {id:?} is empty or holds white space"))
}

fn corpus(path: &Path, documents: impl Iterator<Item = BeirDocument>) -> Result<(), EvalError> {
    let mut file = BufWriter::new(File::create(path).map_err(EvalError::io(path))?);
    for document in documents {
        if !text::is_word(&document.id) {
            return Err(bad_id(path, &document.id));
        }
        let line = serde_json::to_string(&document).map_err(|error| EvalError::io(path)(error.into()))?;
        writeln!(file, "{line}").map_err(EvalError::io(path))?;
    }
    file.flush().map_err(EvalError::io(path))
}

fn rows(questions: &[EvalQuestion]) -> String {
    let mut rows = format!("{}\n", qrels::HEADER);
    for qrel in qrels_of(questions) {
        let _ = writeln!(rows, "{}\t{}\t{}", qrel.question, qrel.document, qrel.relevance);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::set::{read_beir, read_beir_corpus};
    use crate::eval::{Evidence, Place};

    fn evidence(doc: &str, same: &str) -> Evidence {
        let same_as = vec![Place { doc: same.to_owned(), page: None }];
        Evidence { doc: doc.to_owned(), page: Some(2), same_as, ..Evidence::default() }
    }

    fn question() -> EvalQuestion {
        EvalQuestion {
            id: "q1".to_owned(),
            kind: "single".to_owned(),
            question: "Wo?".to_owned(),
            answerable: true,
            evidence: vec![evidence("ä b.pdf", "c.pdf")],
            also_supported_on: vec![evidence("ä b.pdf", "a.pdf")],
            ..EvalQuestion::default()
        }
    }

    #[test]
    fn evidence_weighs_more_than_support_and_a_place_stands_once() {
        let expected = "query-id\tcorpus-id\tscore\nq1\ta.pdf\t1\nq1\tc.pdf\t2\nq1\tä%20b.pdf#p2\t2\n";
        assert_eq!(rows(&[question()]), expected);
    }

    #[test]
    fn a_written_folder_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let unanswerable =
            EvalQuestion { id: "q2".to_owned(), question: "Wer?".to_owned(), ..EvalQuestion::default() };
        let document =
            BeirDocument { id: "c.pdf".to_owned(), title: "C".to_owned(), text: "Satz.\nSatz.".to_owned() };
        let documents = vec![document];
        write_beir(folder.path(), &[question(), unanswerable], documents.clone().into_iter()).unwrap();
        let read = read_beir(folder.path()).unwrap();
        assert_eq!((read.questions.len(), read.without_relevant_document), (1, 1));
        assert_eq!(read.questions[0].evidence.len(), 3);
        let corpus: Vec<BeirDocument> =
            read_beir_corpus(folder.path()).unwrap().map(Result::unwrap).collect();
        assert_eq!(corpus, documents);
    }

    #[test]
    fn an_id_with_white_space_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let document = BeirDocument { id: "a b".to_owned(), title: String::new(), text: String::new() };
        let refused = write_beir(folder.path(), &[], std::iter::once(document));
        assert!(matches!(refused, Err(EvalError::File { .. })));
        let question = EvalQuestion { id: "q 1".to_owned(), ..question() };
        assert!(matches!(
            write_beir(folder.path(), &[question], std::iter::empty()),
            Err(EvalError::File { .. })
        ));
    }
}
