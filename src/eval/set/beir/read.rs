//! Questions of a BEIR folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::qrels::{self, Judgement};
use crate::eval::set::text::{self, DigestingReader};
use crate::eval::set::{check, parse_place_id};
use crate::eval::{EvalError, EvalQuestion, Evidence};

/// The judged questions of a BEIR folder.
#[derive(Debug, Clone, PartialEq)]
pub struct BeirQuestions {
    /// Questions with a relevant document, in the order of `queries.jsonl`.
    pub questions: Vec<EvalQuestion>,
    /// How many queries were left out because no document is judged relevant to them.
    pub without_relevant_document: usize,
}

#[derive(Deserialize)]
struct Query {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

/// Whether a folder is one of BEIR.
pub(in crate::eval::set) fn is_beir(folder: &Path) -> bool {
    folder.join("queries.jsonl").is_file()
}

/// Reads `queries.jsonl` and the judgements in `qrels/test.tsv` (else `dev.tsv`, else `train.tsv`). A relevance of 1
/// or more makes a place of [`parse_place_id`] evidence. Queries without such a document are left out and counted.
///
/// # Errors
/// The first line that is no query or no judgement, or a judgement of a query that is not there.
pub fn read_beir(folder: &Path) -> Result<BeirQuestions, EvalError> {
    read_with(&mut DigestingReader::default(), folder)
}

/// As [`read_beir`], with the bytes digested: first the queries, then the judgements.
pub(in crate::eval::set) fn read_with(
    reader: &mut DigestingReader,
    folder: &Path,
) -> Result<BeirQuestions, EvalError> {
    let queries_path = folder.join("queries.jsonl");
    let bytes = reader.read(&queries_path)?;
    let queries = queries(&queries_path, text::decode(&queries_path, &bytes)?)?;
    let path = judgements_of(folder)?;
    let bytes = reader.read(&path)?;
    let judgements = qrels::parse(&path, text::decode(&path, &bytes)?)?;
    let mut relevant = relevant(&path, &queries, &judgements)?;
    let all = queries.len();
    let judged = queries.into_iter().filter_map(|(line, query)| {
        let evidence = relevant.remove(query.id.as_str())?;
        Some(question(&queries_path, line, query, evidence))
    });
    let questions = judged.collect::<Result<Vec<_>, _>>()?;
    Ok(BeirQuestions { without_relevant_document: all - questions.len(), questions })
}

fn judgements_of(folder: &Path) -> Result<PathBuf, EvalError> {
    ["test.tsv", "dev.tsv", "train.tsv"]
        .into_iter()
        .map(|name| folder.join("qrels").join(name))
        .find(|path| path.is_file())
        .ok_or_else(|| EvalError::file(folder, "has none of qrels/test.tsv, qrels/dev.tsv, qrels/train.tsv"))
}

fn question(
    path: &Path,
    line: usize,
    query: Query,
    evidence: Vec<Evidence>,
) -> Result<EvalQuestion, EvalError> {
    let question = EvalQuestion {
        id: query.id,
        kind: "single".to_owned(),
        question: query.text,
        answerable: true,
        evidence,
        ..EvalQuestion::default()
    };
    check::check(&question)
        .map_err(|fault| EvalError::line(path, line, format!("field {}: {}", fault.field, fault.reason)))?;
    Ok(question)
}

fn queries(path: &Path, source: &str) -> Result<Vec<(usize, Query)>, EvalError> {
    let mut known = BTreeMap::new();
    let mut queries = Vec::new();
    for (line, json) in text::lines(source) {
        let query: Query = text::json(json).map_err(|reason| EvalError::line(path, line, reason))?;
        if let Some(first) = known.insert(query.id.clone(), line) {
            let reason = format!("the id {:?} stands already on line {first}", query.id);
            return Err(EvalError::line(path, line, reason));
        }
        queries.push((line, query));
    }
    Ok(queries)
}

/// The evidence of every question that has some.
fn relevant<'a>(
    path: &Path,
    queries: &[(usize, Query)],
    judgements: &[Judgement<'a>],
) -> Result<BTreeMap<&'a str, Vec<Evidence>>, EvalError> {
    let known: BTreeSet<&str> = queries.iter().map(|(_, query)| query.id.as_str()).collect();
    let mut relevant: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
    for judgement in judgements {
        if !known.contains(judgement.question) {
            let reason = format!("the query {:?} is not in queries.jsonl", judgement.question);
            return Err(EvalError::line(path, judgement.line, reason));
        }
        if judgement.relevance >= 1 {
            let place = parse_place_id(judgement.document);
            let evidence = Evidence { doc: place.doc, page: place.page, ..Evidence::default() };
            relevant.entry(judgement.question).or_default().push(evidence);
        }
    }
    Ok(relevant)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::eval::set::read_set;

    fn folder(queries: &str, name: &str, judgements: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("qrels")).unwrap();
        fs::write(folder.path().join("queries.jsonl"), queries).unwrap();
        let rows = format!("{}\n{judgements}", qrels::HEADER);
        fs::write(folder.path().join("qrels").join(name), rows).unwrap();
        folder
    }

    const QUERIES: &str =
        "{\"_id\": \"q1\", \"text\": \"Wo?\", \"metadata\": {}}\n{\"_id\": \"q2\", \"text\": \"Wer?\"}\n";

    #[test]
    fn queries_without_a_relevant_document_are_left_out_and_counted() {
        let folder = folder(QUERIES, "dev.tsv", "q1\ta%20b.pdf#p3\t1\nq1\tc\t2\nq2\td\t0\n");
        let read = read_beir(folder.path()).unwrap();
        assert_eq!(read.without_relevant_document, 1);
        let places: Vec<_> =
            read.questions[0].evidence.iter().map(|own| (own.doc.as_str(), own.page)).collect();
        assert_eq!(places, [("a b.pdf", Some(3)), ("c", None)]);
        assert_eq!(read_set(folder.path()).unwrap().questions, read.questions);
    }

    #[test]
    fn a_judgement_of_an_unknown_query_is_a_fault() {
        let folder = folder(QUERIES, "test.tsv", "q1\ta\t1\nq3\tb\t1\n");
        let said = read_beir(folder.path()).unwrap_err().to_string();
        assert!(said.contains("test.tsv, line 3:"), "{said}");
    }

    #[test]
    fn a_query_id_used_twice_is_a_fault() {
        let folder = folder(&format!("{QUERIES}{QUERIES}"), "test.tsv", "q1\ta\t1\n");
        let said = read_beir(folder.path()).unwrap_err().to_string();
        assert!(said.contains("queries.jsonl, line 3:") && said.ends_with("line 1"), "{said}");
    }
}
