//! `auskunft eval import` and `auskunft eval export`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;

use crate::cli::rooms;
use crate::config::Config;
use crate::eval::set::{
    BeirDocument, QuestionSet, apply_qrels, qrels_of, read_beir_corpus, read_qrels, read_set, write_beir,
    write_csv, write_jsonl, write_qrels,
};
use crate::eval::{EvalError, EvalQuestion, Evidence, beir_documents};

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// CSV file, BEIR folder, or a set that --qrels gives evidence to
    from: PathBuf,
    /// The question set to write
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// TREC qrels whose judgements become the evidence of the questions of the same ids
    #[arg(long, value_name = "FILE")]
    qrels: Option<PathBuf>,
    /// For a BEIR folder: write its documents as text files into this folder, ready to be ingested
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let QuestionSet { mut questions, .. } = read_set(&self.from)?;
        if let Some(qrels) = &self.qrels {
            apply_qrels(&mut questions, &read_qrels(qrels)?);
        }
        if self.documents.is_some() {
            questions.iter_mut().flat_map(|question| &mut question.evidence).for_each(name_text_file);
        }
        write_jsonl(&self.to, &questions)?;
        let documents = match &self.documents {
            Some(folder) => write_documents(read_beir_corpus(&self.from)?, folder)?,
            None => 0,
        };
        say(&questions, &self.to, documents);
        Ok(ExitCode::SUCCESS)
    }
}

/// Documents of a BEIR folder become text files named by their ids.
fn name_text_file(evidence: &mut Evidence) {
    evidence.doc.push_str(".txt");
}

fn write_documents(
    documents: impl Iterator<Item = Result<BeirDocument, EvalError>>,
    folder: &Path,
) -> anyhow::Result<usize> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut written = 0;
    for document in documents {
        let document = document?;
        let safe = !document.id.contains(['/', '\\']) && !document.id.starts_with('.');
        anyhow::ensure!(safe, "the document id {:?} cannot be a file name", document.id);
        let path = folder.join(format!("{}.txt", document.id));
        let text = format!("{}\n\n{}\n", document.title, document.text);
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
        written += 1;
    }
    Ok(written)
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// For spreadsheets
    Csv,
    /// JSON lines
    Jsonl,
    /// corpus.jsonl (the pages of this installation), queries.jsonl and qrels/test.tsv in a folder
    Beir,
    /// Judgements alone
    Qrels,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// Question set: a JSONL or CSV file, or a folder of them
    set: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    form: Form,
    /// File or, for BEIR, folder to write
    #[arg(long, value_name = "PATH")]
    to: PathBuf,
}

impl Export {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let set = read_set(&self.set)?;
        match self.form {
            Form::Csv => write_csv(&self.to, &set.questions)?,
            Form::Jsonl => write_jsonl(&self.to, &set.questions)?,
            Form::Qrels => write_qrels(&self.to, &qrels_of(&set.questions))?,
            Form::Beir => {
                let documents = beir_documents(rooms::store(config)?.as_ref())?;
                write_beir(&self.to, &set.questions, documents.into_iter())?;
            }
        }
        say(&set.questions, &self.to, 0);
        Ok(ExitCode::SUCCESS)
    }
}

#[expect(clippy::print_stdout, reason = "the result of the command")]
fn say(questions: &[EvalQuestion], path: &Path, documents: usize) {
    let documents = if documents > 0 { format!(", {documents} documents") } else { String::new() };
    println!("{} questions in {}{documents}", questions.len(), path.display());
}
