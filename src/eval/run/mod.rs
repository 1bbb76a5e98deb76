//! Running a question set: ask every question, keep what was given, judge it, write figures.

mod ask;
mod corpus_view;
mod figures;
mod folder;
mod foreign;
mod given;
mod manifest;
mod responder;

pub use ask::ask;
pub use corpus_view::CorpusView;
pub use figures::{Figure, attempts, means};
pub use folder::RunFolder;
pub use foreign::{figures_of_ranking, rankings};
pub use given::{Given, GivenCitation, Ranking};
pub use manifest::{Machine, RunManifest, SetIdentity, Subject, commit_of, peak_memory_bytes};
pub use responder::Responder;

use super::measures::{RiskCoverage, risk_coverage};
use super::perturbation::Compounds;
use super::{EvalError, EvalQuestion, Perturbation, QuestionSet, Scores, judge, robustness};

/// What a run needs.
pub struct Run<'a> {
    /// The questions; drafts are passed over.
    pub set: &'a QuestionSet,
    /// What is evaluated.
    pub responder: &'a dyn Responder,
    /// The installation's passages and pages.
    pub view: &'a CorpusView<'a>,
    /// The kinds of worse wording to try as well, with what knows compounds; empty for none.
    pub perturbations: &'a [Perturbation],
    /// What knows the corpus's compounds.
    pub compounds: &'a dyn Compounds,
    /// Size of the index in bytes.
    pub index_bytes: u64,
    /// Told after every question how many are done, and of how many.
    pub progress: &'a dyn Fn(usize, usize),
}

/// A finished run.
#[derive(Debug)]
pub struct Finished {
    /// Scores by question, in the set's order.
    pub scores: Vec<(String, Scores)>,
    /// Figures of the whole run.
    pub figures: Vec<Figure>,
    /// Risk over coverage; `None` without an answerable question.
    pub curve: Option<RiskCoverage>,
    /// What worse wording changed.
    pub robustness: Vec<robustness::Row>,
}

impl Run<'_> {
    /// Asks what the folder does not hold yet, judges everything and writes the figures.
    pub fn run(&self, folder: &mut RunFolder) -> Result<Finished, EvalError> {
        let questions: Vec<&EvalQuestion> = self.set.scored().collect();
        let total = questions.len() * (1 + self.perturbations.len());
        for (done, question) in questions.iter().enumerate() {
            if folder.given().get(done).is_none_or(|given| given.id != question.id) {
                folder.append(ask(self.responder, self.view, question)?)?;
            }
            (self.progress)(done + 1, total);
        }
        let given = folder.given();
        let scores: Vec<(String, Scores)> = questions
            .iter()
            .zip(given)
            .map(|(question, given)| (question.id.clone(), judge::judge(question, given)))
            .collect();
        let mut figures = means(&scores);
        let curve = risk_coverage(&attempts(&questions, given, &scores));
        figures.extend(figures::refusals(&questions, given, curve.as_ref()));
        let robustness = robustness::rows(self, &questions, &scores)?;
        figures.extend(robustness.iter().map(robustness::Row::figure));
        figures.extend(figures::latency(given));
        figures.push(Figure::plain("cost/index_bytes", self.index_bytes as f64, 1));
        if let Some(bytes) = peak_memory_bytes() {
            figures.push(Figure::plain("cost/peak_memory_bytes", bytes as f64, 1));
        }
        folder.finish(&scores, &figures)?;
        Ok(Finished { scores, figures, curve, robustness })
    }
}
