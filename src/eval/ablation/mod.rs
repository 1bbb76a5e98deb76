//! What each step is worth: the same questions, one switch at a time.

mod rankings;
mod table;
mod variant;

pub use table::{markdown, tab_separated};
pub use variant::Variant;

use self::rankings::Rankings;
use super::run::{CorpusView, Given};
use super::statistics::{Interval, bootstrap_mean, paired_bootstrap};
use super::{EvalError, EvalQuestion, Place, Scores, judge, paired};
use crate::answer::{Answer, Assistant};
use crate::store::Store;

/// The scores of the table.
pub const METRICS: [&str; 6] =
    ["page/ndcg@10", "page/recall@5", "span/recall@5", "answer/right", "answer/item_f1", "citation/page_hit"];

/// One cell: the mean of a score, and the difference to the variant one switch away.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Mean with its 95 % interval.
    pub mean: Interval,
    /// Difference with its 95 % interval, paired by question.
    pub difference: Option<Interval>,
}

/// One variant's cells in the order of [`METRICS`]; `None` where no question has the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The variant.
    pub variant: Variant,
    /// Its cells.
    pub cells: Vec<Option<Cell>>,
}

/// What is compared, on what.
pub struct Ablation<'a> {
    /// The questions.
    pub questions: Vec<&'a EvalQuestion>,
    /// Answers and embeds.
    pub assistant: &'a Assistant,
    /// The documents.
    pub store: &'a Store,
    /// The places of passages.
    pub view: &'a CorpusView<'a>,
    /// Told after every variant how many are done, and of how many.
    pub progress: &'a dyn Fn(usize, usize),
}

impl Ablation<'_> {
    /// Ranks and answers every question by every variant.
    pub fn run(&self) -> Result<Vec<Row>, EvalError> {
        let index = self.assistant.index()?;
        let rankings = Rankings::new(self.assistant, &index, self.store, self.view, &self.questions)?;
        let mut scored: Vec<(Variant, Vec<Scores>)> = Vec::new();
        let variants = Variant::all();
        let count = variants.len();
        for (done, variant) in (1..).zip(variants) {
            scored.push((variant, self.scores(&rankings, variant)?));
            (self.progress)(done, count);
        }
        Ok(rows(&scored))
    }

    fn scores(&self, rankings: &Rankings<'_>, variant: Variant) -> Result<Vec<Scores>, EvalError> {
        let mut all = Vec::new();
        for (number, question) in self.questions.iter().enumerate() {
            let passages = rankings.rank(variant, question, number)?;
            let asked = question.as_asked();
            let answer = match variant {
                Variant::Whole => self.assistant.answer(&asked)?,
                Variant::Without(step) => self.assistant.answer_without(&asked, step)?,
                _ => self.assistant.answer_from(&asked, &passages)?,
            };
            let mut ranking = self.view.ranking(question, &passages);
            if matches!(variant, Variant::Whole | Variant::Without(_)) {
                ranking.pages = cited_first(&answer, ranking.pages);
            }
            let citations = answer.citations.iter().map(|citation| self.view.check(citation));
            let given = Given {
                citations: citations.collect::<Result<_, _>>()?,
                answer: answer.answer,
                refused: answer.refused,
                ranking,
                ..Given::default()
            };
            all.push(judge::judge(question, &given));
        }
        Ok(all)
    }
}

fn cited_first(answer: &Answer, pages: Vec<Place>) -> Vec<Place> {
    let cited = answer
        .citations
        .iter()
        .map(|citation| Place { doc: citation.document.file.clone(), page: Some(citation.page) });
    let mut first: Vec<Place> = Vec::new();
    for page in cited.chain(pages) {
        if !first.contains(&page) {
            first.push(page);
        }
    }
    first
}

fn rows(scored: &[(Variant, Vec<Scores>)]) -> Vec<Row> {
    let of = |variant: Option<Variant>| {
        scored.iter().find(|(other, _)| Some(*other) == variant).map(|(_, scores)| scores.as_slice())
    };
    let row = |(variant, scores): &(Variant, Vec<Scores>)| {
        let cell = |metric: &str| cell(metric, scores, of(variant.against()));
        Row { variant: *variant, cells: METRICS.into_iter().map(cell).collect() }
    };
    scored.iter().map(row).collect()
}

fn cell(metric: &str, scores: &[Scores], against: Option<&[Scores]>) -> Option<Cell> {
    let values: Vec<f64> = scores.iter().filter_map(|scores| scores.get(metric)).collect();
    let difference = against.and_then(|against| {
        let (a, b) = paired(metric, against.iter().zip(scores));
        paired_bootstrap(&a, &b)
    });
    Some(Cell { mean: bootstrap_mean(&values)?, difference })
}
