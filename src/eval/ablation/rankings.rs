//! The rankings of every variant.

use super::Variant;
use crate::answer::{AnswerError, Assistant};
use crate::eval::run::CorpusView;
use crate::eval::statistics::SplitMix64;
use crate::eval::{EvalError, EvalQuestion};
use crate::index::{Analysis, Filter, Hit, Index, WordsOnly};
use crate::store::Store;

/// Passages of a ranking.
const DEPTH: usize = 100;
/// Seed of the random order.
const SEED: u64 = 20_260_102;

/// Everything that is needed to rank by every variant.
pub(super) struct Rankings<'a> {
    index: &'a Index,
    view: &'a CorpusView<'a>,
    plain: WordsOnly,
    stems: WordsOnly,
    all: Vec<i64>,
    assistant: &'a Assistant,
    /// What each question is searched with.
    searched: Vec<(String, Vec<f32>)>,
}

impl<'a> Rankings<'a> {
    pub(super) fn new(
        assistant: &'a Assistant,
        index: &'a Index,
        store: &Store,
        view: &'a CorpusView<'a>,
        questions: &[&EvalQuestion],
    ) -> Result<Self, EvalError> {
        let words = |analysis| -> Result<WordsOnly, EvalError> {
            let passages = store.indexed_passages();
            let entries: Result<Vec<_>, _> =
                passages.map(|p| p.map(|p| (p.id, p.title, p.headings, p.text))).collect();
            Ok(WordsOnly::build(entries?, analysis)?)
        };
        let searched = questions.iter().map(|question| assistant.searched(&question.as_asked()));
        let searched = searched.collect::<Result<Vec<_>, AnswerError>>()?;
        Ok(Self {
            index,
            view,
            plain: words(Analysis { stems: false, compounds: false })?,
            stems: words(Analysis { stems: true, compounds: false })?,
            all: view.passage_ids(),
            assistant,
            searched,
        })
    }

    /// Passages for a question by a variant; `number` is the question's position in the set.
    pub(super) fn rank(
        &self,
        variant: Variant,
        question: &EvalQuestion,
        number: usize,
    ) -> Result<Vec<i64>, EvalError> {
        let Some((text, vector)) = self.searched.get(number) else { return Ok(Vec::new()) };
        let passages = |hits: Vec<Hit>| hits.into_iter().map(|hit| hit.passage).collect();
        let everything = Filter::default();
        Ok(match variant {
            Variant::Random => self.random(number),
            Variant::WordsPlain => self.plain.search(text, DEPTH)?,
            Variant::WordsStems => self.stems.search(text, DEPTH)?,
            Variant::WordsCompounds => passages(self.index.search_words(text, DEPTH, &everything)?),
            Variant::Vectors => passages(self.index.search_vectors(vector, DEPTH, &everything)?),
            Variant::Fused => passages(self.index.search(text, vector, DEPTH, &everything)?),
            Variant::Whole => passages(self.assistant.retrieve(&question.as_asked(), DEPTH)?),
            Variant::Without(step) => {
                passages(self.assistant.retrieve_without(&question.as_asked(), DEPTH, step)?)
            }
            Variant::Oracle => {
                let mut ranked = self.view.oracle(question);
                let rest = self.index.search(text, vector, DEPTH, &everything)?;
                let further = rest.iter().map(|hit| hit.passage).filter(|id| !ranked.contains(id));
                let further: Vec<i64> = further.collect();
                ranked.extend(further);
                ranked
            }
        })
    }

    /// The first passages of a random order (Fisher and Yates).
    fn random(&self, number: usize) -> Vec<i64> {
        let mut order = self.all.clone();
        let mut numbers = SplitMix64::new(SEED.wrapping_add(number as u64));
        for at in (1..order.len()).rev() {
            order.swap(at, numbers.below(at + 1));
        }
        order.truncate(DEPTH);
        order
    }
}
