//! What the report of one run shows.

use crate::answer::Turn;

/// One run over one question set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Name of the question set.
    pub set: String,
    /// When the run was made, as people read it.
    pub created: String,
    /// What was measured, in the order shown: commit, model, settings, corpus, machine, resamples.
    pub facts: Vec<(String, String)>,
    /// The counts behind the opening sentence and the tiles.
    pub summary: Summary,
    /// Figures under common titles.
    pub figures: Vec<FigureGroup>,
    /// Outcome by kind of question.
    pub kinds: KindTable,
    /// Coverage (share of questions answered) and risk (share of wrong ones among the answers), each 0 to 1.
    pub risk_coverage: Vec<(f64, f64)>,
    /// Risk at 90 % coverage.
    pub wrong_at_90: Option<f64>,
    /// Time by stage of answering.
    pub stages: Vec<StageTime>,
    /// Outcome for changed wordings of the same questions.
    pub perturbations: Vec<PerturbationRow>,
    /// Every question that went wrong.
    pub misses: Vec<Miss>,
}

/// How many questions came out how. `answerable` is `right`, the wrongly refused and those wrong among the answered;
/// the rest of `questions` are unanswerable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// All scored questions.
    pub questions: usize,
    /// Those that the documents answer.
    pub answerable: usize,
    /// Answerable and answered rightly.
    pub right: usize,
    /// Answered, but wrongly; with those answered that the documents do not answer.
    pub wrong: usize,
    /// Not answerable and refused.
    pub rightly_refused: usize,
    /// Answerable, but refused.
    pub wrongly_refused: usize,
    /// Quotes in all answers.
    pub quotes: usize,
    /// Quotes that stand word for word in the named document.
    pub verbatim_quotes: usize,
}

/// Figures under one title.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureGroup {
    /// German title.
    pub title: String,
    /// In the order shown.
    pub figures: Vec<Figure>,
}

/// One measured figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Machine name, as `ndcg@10`.
    pub name: String,
    /// German name.
    pub label: String,
    /// One German sentence that says what it is.
    pub explanation: String,
    /// The value, in `unit`.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end of the 95 % interval.
    pub high: Option<f64>,
    /// Number of questions (or quotes) it rests on.
    pub count: usize,
    /// What the value counts.
    pub unit: Unit,
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A share, 0 to 1, shown in percent.
    Share,
    /// A score, 0 to 1, shown with two decimals.
    Score,
    /// Any other number.
    Number,
    /// Milliseconds.
    Milliseconds,
    /// Bytes.
    Bytes,
}

/// Outcome by kind of question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KindTable {
    /// In the order shown.
    pub rows: Vec<KindRow>,
}

/// Outcome for one kind of question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KindRow {
    /// The kind, as in the set.
    pub kind: String,
    /// Questions of that kind.
    pub questions: usize,
    /// Rightly answered; for unanswerable questions rightly refused.
    pub right: usize,
    /// Share with a page of the evidence among those retrieved; `None` where there is no evidence.
    pub page_found: Option<f64>,
    /// Mean nDCG@10 of the retrieved pages; `None` where there is no evidence.
    pub ndcg: Option<f64>,
    /// Refused, rightly or not.
    pub refused: usize,
}

/// How long one stage of answering takes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StageTime {
    /// German name.
    pub name: String,
    /// Median in milliseconds.
    pub p50_ms: f64,
    /// 95th percentile in milliseconds.
    pub p95_ms: f64,
}

/// Right answers for a changed wording against the wording of the set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PerturbationRow {
    /// German name of the change.
    pub name: String,
    /// Questions asked both ways.
    pub questions: usize,
    /// Share of right answers, 0 to 1, as worded in the set.
    pub base: f64,
    /// Share of right answers, 0 to 1, as changed.
    pub perturbed: f64,
    /// `perturbed - base`.
    pub difference: f64,
    /// Lower end of the 95 % interval of the difference.
    pub low: f64,
    /// Upper end of the 95 % interval of the difference.
    pub high: f64,
}

/// A question that went wrong.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Miss {
    /// Identity within the set.
    pub id: String,
    /// The kind, as in the set.
    pub kind: String,
    /// The question as asked.
    pub question: String,
    /// Earlier turns, oldest first.
    pub history: Vec<Turn>,
    /// The right answer, for people; empty where the documents hold none.
    pub expected: String,
    /// What the answer lacks.
    pub elements_missing: Vec<String>,
    /// The answer given.
    pub given: String,
    /// Whether the question was refused.
    pub refused: bool,
    /// German, short: what went wrong.
    pub reasons: Vec<String>,
    /// Where the answer stands.
    pub evidence: Vec<Spot>,
    /// What was cited instead or beside it.
    pub cited: Vec<Spot>,
    /// Retrieved pages, best first.
    pub retrieved: Vec<RetrievedPage>,
}

/// Words at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// File name.
    pub file: String,
    /// Page from 1; `None` when the whole document is meant.
    pub page: Option<u32>,
    /// The words; empty when none are given.
    pub quote: String,
}

/// A page that was retrieved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RetrievedPage {
    /// File name.
    pub file: String,
    /// Page from 1; `None` when the format has none.
    pub page: Option<u32>,
    /// Whether the answer stands there.
    pub relevant: bool,
    /// From 1.
    pub rank: usize,
}
