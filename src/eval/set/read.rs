//! Reads a question set, whatever form it has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::text::{DigestingReader, decode};
use super::{beir, csv, jsonl};
use crate::eval::{EvalError, EvalQuestion};

/// A named set of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionSet {
    /// File stem or folder name.
    pub name: String,
    /// The questions in the order of the files.
    pub questions: Vec<EvalQuestion>,
    /// SHA-256 over the bytes read, in the order of reading, in hexadecimal.
    pub sha256: String,
}

impl QuestionSet {
    /// The questions that are scored: all but the drafts.
    pub fn scored(&self) -> impl Iterator<Item = &EvalQuestion> {
        self.questions.iter().filter(|question| !question.draft)
    }
}

/// Reads a `.jsonl` file, a `.csv` file (see [`super::write_csv`]), a BEIR folder (it holds `queries.jsonl`), or all
/// `*.jsonl` and `*.csv` of another folder in the order of their names.
///
/// # Errors
/// The first fault of a line as [`EvalError::Line`]; [`EvalError::File`] when there is no question or no known form.
pub fn read_set(path: &Path) -> Result<QuestionSet, EvalError> {
    let mut reader = DigestingReader::default();
    let is_folder = fs::metadata(path).map_err(EvalError::io(path))?.is_dir();
    let questions = if is_folder && beir::is_beir(path) {
        beir::read_with(&mut reader, path)?.questions
    } else {
        let files = if is_folder { files_of(path)? } else { vec![path.to_owned()] };
        read_files(&mut reader, &files)?
    };
    if questions.is_empty() {
        return Err(EvalError::file(path, "holds no question"));
    }
    Ok(QuestionSet { name: name(path, is_folder), questions, sha256: reader.sha256() })
}

/// The question files of a folder by name; hidden ones are left out.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, EvalError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(EvalError::io(folder))? {
        let entry = entry.map_err(EvalError::io(folder))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.path().is_file() && form(&entry.path()).is_some() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

type Parse = fn(&Path, &str) -> Result<Vec<(usize, EvalQuestion)>, EvalError>;

fn form(path: &Path) -> Option<Parse> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "jsonl" => Some(jsonl::parse),
        "csv" => Some(csv::parse),
        _ => None,
    }
}

fn read_files(reader: &mut DigestingReader, files: &[PathBuf]) -> Result<Vec<EvalQuestion>, EvalError> {
    let mut known: BTreeMap<String, (&Path, usize)> = BTreeMap::new();
    let mut questions = Vec::new();
    for path in files {
        let parse =
            form(path).ok_or_else(|| EvalError::file(path, "is neither .jsonl nor .csv nor a folder"))?;
        let bytes = reader.read(path)?;
        for (line, question) in parse(path, decode(path, &bytes)?)? {
            if let Some((first, first_line)) = known.insert(question.id.clone(), (path, line)) {
                let reason = format!(
                    "the id {:?} stands already on line {first_line} of {}",
                    question.id,
                    first.display()
                );
                return Err(EvalError::line(path, line, reason));
            }
            questions.push(question);
        }
    }
    Ok(questions)
}

fn name(path: &Path, is_folder: bool) -> String {
    let name = if is_folder { path.file_name() } else { path.file_stem() };
    match name {
        Some(name) => name.to_string_lossy().into_owned(),
        // A path such as `.` has no name of its own.
        None => fs::canonicalize(path)
            .ok()
            .and_then(|full| full.file_name().map(|name| name.to_string_lossy().into_owned()))
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str) -> String {
        format!("{{\"id\": \"{id}\", \"question\": \"Wie lange?\", \"answerable\": false}}\n")
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_and_digested_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.jsonl"), line("q2")).unwrap();
        fs::write(folder.path().join("a.csv"), "id;frage;beantwortbar\nq1;Wo?;nein\n").unwrap();
        fs::write(folder.path().join("liesmich.txt"), "-").unwrap();
        let set = read_set(folder.path()).unwrap();
        assert_eq!(
            set.questions.iter().map(|question| question.id.as_str()).collect::<Vec<_>>(),
            ["q1", "q2"]
        );
        assert_eq!(Some(set.name.as_str()), folder.path().file_name().unwrap().to_str());
        let before = set.sha256;
        fs::write(folder.path().join("b.jsonl"), line("q3")).unwrap();
        assert_ne!(read_set(folder.path()).unwrap().sha256, before);
    }

    #[test]
    fn the_digest_of_a_file_is_that_of_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fragen.jsonl");
        fs::write(&path, line("q1")).unwrap();
        let set = read_set(&path).unwrap();
        assert_eq!(set.name, "fragen");
        let mut digest = DigestingReader::default();
        digest.read(&path).unwrap();
        assert_eq!(set.sha256, digest.sha256());
        assert_eq!(set.sha256.len(), 64);
    }

    #[test]
    fn an_id_used_twice_is_reported_with_both_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fragen.jsonl");
        fs::write(&path, format!("{}\n{}", line("q1"), line("q1"))).unwrap();
        let said = read_set(&path).unwrap_err().to_string();
        assert!(said.contains("line 3:") && said.contains("line 1 of"), "{said}");
    }

    #[test]
    fn a_set_without_a_question_or_of_no_known_form_is_a_fault_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fragen.txt");
        fs::write(&path, line("q1")).unwrap();
        for path in [folder.path(), &path] {
            assert!(matches!(read_set(path), Err(EvalError::File { .. })));
        }
        assert!(matches!(read_set(&folder.path().join("fehlt.csv")), Err(EvalError::Io { .. })));
    }
}
