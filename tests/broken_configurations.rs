//! Deliberately broken installations: the evaluation must notice each of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::path::PathBuf;
use std::sync::Arc;

use auskunft::answer::{Answer, AnswerError, Assistant, Citation, DocumentReference, Question};
use auskunft::config::Answering;
use auskunft::embedding::{Embedder, EmbedderIdentity, EmbeddingError, Encoders};
use auskunft::eval::run::{CorpusView, Figure, Given, Responder, ask};
use auskunft::eval::set::read_set;
use auskunft::eval::statistics::{Interval, paired_bootstrap};
use auskunft::eval::{EvalQuestion, Scores, judge};
use auskunft::index::Filter;
use auskunft::ingest::index_folder;
use auskunft::store::Store;

const DOCUMENTS: [&str; 3] = ["datenschutz.pdf", "it-sicherheit.pdf", "reisekosten.pdf"];

/// An installation of three handbooks, and the questions that they answer or nothing answers.
struct Bench {
    _folder: tempfile::TempDir,
    data: PathBuf,
    store: Arc<Store>,
    questions: Vec<EvalQuestion>,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let handbooks = support::root().join("corpus/handbuecher");
        let paths = DOCUMENTS.map(|name| handbooks.join(name));
        let (store, summary) = support::ingest(&data, &support::encoders(), &paths);
        assert_eq!((summary.new, summary.failed), (3, 0));
        let set = read_set(&support::root().join("corpus/questions/sample.jsonl")).unwrap();
        let here = |question: &EvalQuestion| {
            question.evidence.iter().all(|evidence| DOCUMENTS.contains(&evidence.doc.as_str()))
        };
        let questions: Vec<EvalQuestion> = set.questions.into_iter().filter(here).collect();
        assert!(questions.iter().filter(|question| question.answerable).count() >= 30);
        Self { _folder: folder, data, store, questions }
    }

    fn assistant(&self, encoders: Encoders) -> Assistant {
        Assistant::new(Arc::clone(&self.store), encoders, index_folder(&self.data), Answering::default())
            .unwrap()
    }

    fn scores(&self, responder: &dyn Responder) -> Vec<Scores> {
        let view = CorpusView::of(&self.store).unwrap();
        let given = |question: &EvalQuestion| -> Given { ask(responder, &view, question).unwrap() };
        self.questions.iter().map(|question| judge(question, &given(question))).collect()
    }

    /// The scores of the questions that are answerable, or of those that are not.
    fn only(&self, answerable: bool, scores: &[Scores]) -> Vec<Scores> {
        let both = self.questions.iter().zip(scores);
        both.filter(|(question, _)| question.answerable == answerable)
            .map(|(_, scores)| scores.clone())
            .collect()
    }
}

/// Broken less sound for one score, over the questions that both have it for.
fn difference(metric: &str, sound: &[Scores], broken: &[Scores]) -> Interval {
    let both = sound.iter().zip(broken).filter_map(|(a, b)| Some((a.get(metric)?, b.get(metric)?)));
    let (a, b): (Vec<f64>, Vec<f64>) = both.unzip();
    let interval = paired_bootstrap(&a, &b).unwrap();
    println!("{metric}: {:+.3} [{:+.3}, {:+.3}] n={}", interval.mean, interval.low, interval.high, a.len());
    interval
}

/// Falls by so much that chance does not explain it.
fn assert_falls(metric: &str, sound: &[Scores], broken: &[Scores]) {
    let interval = difference(metric, sound, broken);
    assert!(interval.high < 0.0, "{metric} does not fall: {interval:?}");
}

fn mean(metric: &str, scores: &[Scores]) -> f64 {
    let values: Vec<f64> = scores.iter().filter_map(|scores| scores.get(metric)).collect();
    Figure::mean(metric, &values).unwrap().value
}

struct Reversed<'a>(&'a Assistant);

impl Responder for Reversed<'_> {
    fn rank(&self, question: &Question, depth: usize) -> Result<Vec<i64>, AnswerError> {
        let mut passages = Responder::rank(self.0, question, depth)?;
        passages.reverse();
        Ok(passages)
    }

    fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.0.answer_from(question, &self.rank(question, 50)?)
    }

    fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.0.answer_anyway(question)
    }
}

struct AlwaysRefuses<'a>(&'a Assistant);

impl Responder for AlwaysRefuses<'_> {
    fn rank(&self, question: &Question, depth: usize) -> Result<Vec<i64>, AnswerError> {
        Responder::rank(self.0, question, depth)
    }

    fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        let answer = self.0.answer(question)?;
        Ok(Answer { answer: "Dazu steht nichts da.".to_owned(), refused: true, citations: vec![], ..answer })
    }

    fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.0.answer_anyway(question)
    }
}

/// Answers with everything it has found, and cites all of it.
struct QuotesEverything<'a>(&'a Assistant, &'a Store);

impl QuotesEverything<'_> {
    fn quote(&self, passage: i64, number: u32) -> Option<Citation> {
        let stored = self.1.passage(passage).unwrap()?;
        let file = self.1.document(&stored.document).unwrap()?.row.file;
        let text = stored.passage.text;
        Some(Citation {
            number,
            document: DocumentReference { id: stored.document, title: file.clone(), file },
            page: text.first_page()?,
            page_label: String::new(),
            quote: text.text,
            boxes: Vec::new(),
            ..Citation::default()
        })
    }
}

impl Responder for QuotesEverything<'_> {
    fn rank(&self, question: &Question, depth: usize) -> Result<Vec<i64>, AnswerError> {
        Responder::rank(self.0, question, depth)
    }

    fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        let passages = self.rank(question, 20)?;
        let quoted = (1..).zip(passages).filter_map(|(number, passage)| self.quote(passage, number));
        let citations: Vec<Citation> = quoted.collect();
        let words: Vec<&str> = citations.iter().map(|citation| citation.quote.as_str()).collect();
        let answer = words.join("\n");
        Ok(Answer { answer, refused: false, citations, ..self.0.answer(question)? })
    }

    fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.answer(question)
    }
}

/// Puts a prefix of another family of models before questions, under the right embedder's name.
struct WrongPrefix(Arc<dyn Embedder>);

impl Embedder for WrongPrefix {
    fn identity(&self) -> &EmbedderIdentity {
        self.0.identity()
    }

    fn max_tokens(&self) -> usize {
        self.0.max_tokens()
    }

    fn count_tokens(&self, text: &str) -> usize {
        self.0.count_tokens(text)
    }

    fn embed_queries(&self, questions: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError> {
        let instructed: Vec<String> = questions
            .iter()
            .map(|question| {
                format!("Instruct: Given a web search query, retrieve relevant passages. Query: {question}")
            })
            .collect();
        self.0.embed_passages(&instructed.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn embed_passages(&self, passages: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError> {
        self.0.embed_passages(passages)
    }
}

/// Ranks by vectors alone, where a wrong prefix shows.
struct VectorsOnly<'a>(&'a Assistant);

impl Responder for VectorsOnly<'_> {
    fn rank(&self, question: &Question, depth: usize) -> Result<Vec<i64>, AnswerError> {
        let (_, vector) = self.0.searched(question)?;
        let hits = self.0.index()?.search_vectors(&vector, depth, &Filter::default())?;
        Ok(hits.into_iter().map(|hit| hit.passage).collect())
    }

    fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.0.answer_from(question, &self.rank(question, 50)?)
    }

    fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.0.answer_anyway(question)
    }
}

#[test]
fn every_broken_installation_is_noticed() {
    let bench = Bench::new();
    let assistant = bench.assistant(support::encoders());
    let sound = bench.scores(&assistant);
    assert!(mean("citation/verbatim", &sound) >= 1.0, "every quote stands on its page");

    println!("reversed ranking");
    let reversed = bench.scores(&Reversed(&assistant));
    for metric in ["page/ndcg@10", "page/success@1", "document/ndcg@10", "answer/elements"] {
        assert_falls(metric, &sound, &reversed);
    }

    println!("always refuses");
    let refusing = bench.scores(&AlwaysRefuses(&assistant));
    assert!(mean("refusal/refused", &refusing) >= 1.0);
    assert_falls("answer/elements", &sound, &refusing);
    assert_falls("answer/right", &bench.only(true, &sound), &bench.only(true, &refusing));

    println!("quotes everything");
    let quoting = bench.scores(&QuotesEverything(&assistant, &bench.store));
    assert_falls("citation/precision", &sound, &quoting);
    assert_falls("answer/right", &bench.only(false, &sound), &bench.only(false, &quoting));

    println!("wrong prefix");
    let encoders = support::encoders();
    let broken = bench.assistant(Encoders {
        retriever: Arc::new(WrongPrefix(encoders.retriever)),
        selector: encoders.selector,
        reader: encoders.reader,
    });
    let (vectors, prefixed) = (bench.scores(&VectorsOnly(&assistant)), bench.scores(&VectorsOnly(&broken)));
    assert_falls("page/ndcg@10", &vectors, &prefixed);
}
